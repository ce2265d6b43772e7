import { describe, expect, it } from 'vitest';
import { must } from '#schema/assert.ts';
import { entityId, instant } from '#schema/ids.ts';
import type { CompanyId, FairId, MeetingId, ParticipantId } from '#schema/ids.ts';
import { NOON } from '#sync/testing/engine-rig.ts';
import { insertFair } from '#sync/testing/fair-rows.ts';
import { docName } from '#schema/docs/names.ts';
import * as wire from '../hocuspocus/wire.ts';
import type { RawClient } from './raw-client.ts';
import type { HubRig } from './rig.ts';
import { people, startHub, turns, until } from './rig.ts';

/** What the server says when this is asked for, without the name. */
async function answerTo(client: RawClient, address: string): Promise<string> {
	client.send(wire.auth(address));
	await until(
		() => client.frames.some((frame) => frame.address === address) || client.closed !== undefined,
	);
	const frame = client.frames.find((found) => found.address === address);
	if (!frame) return `closed ${client.closed?.code}`;
	return frame.kind === 'denied' ? `denied: ${frame.reason}` : frame.kind;
}

/** On a socket of its own each, so that no limit is met. */
async function ask(rig: HubRig, who: ParticipantId, name: string): Promise<string> {
	const client = await rig.join(who);
	const answer = await answerTo(client, wire.addressOf(name, '1'));
	client.socket.terminate();
	await until(() => rig.hub.stats().sockets === 0);
	return answer;
}

describe('who may open what', () => {
	it('[D-01] every kind of document for every role, in the own fair and in another one', async () => {
		const rig = await startHub({ talents: 2, recruiters: 2 });
		const other = insertFair(rig.connection, { now: NOON, fair: 'other' });
		const { ada, ben, rita, olga } = people(rig);
		const rene = must(rig.recruiters[1], 'another recruiter');
		const everyone = [ada, rita, olga];
		const all = (fair: FairId, owners: readonly ParticipantId[]) => [
			docName({ kind: 'directory', fair }),
			docName({ kind: 'helpdesk', fair }),
			docName({ kind: 'team', fair, company: fair === other.fair ? other.company : rig.company }),
			...owners.flatMap((participant) => [
				docName({
					kind: 'note',
					fair,
					company: fair === other.fair ? other.company : rig.company,
					talent: participant,
				}),
				docName({ kind: 'desk', fair, participant }),
				docName({ kind: 'support', fair, participant }),
				docName({ kind: 'outbox', fair, participant }),
				docName({ kind: 'calendar', fair, recruiter: participant }),
			]),
		];
		const open = new Map<ParticipantId, string[]>();
		for (const who of everyone) {
			const own = all(rig.fair, [ada, ben, rita, rene, olga]);
			const foreign = all(other.fair, [
				must(other.talents[0], 'x'),
				must(other.recruiters[0], 'y'),
			]);
			const granted: string[] = [];
			for (const name of [...own, ...foreign]) {
				const answer = await ask(rig, who, name);
				if (answer === 'authenticated') granted.push(name);
				else expect(answer).toBe('denied: denied');
			}
			open.set(who, granted);
		}
		const { names, fair, company } = rig;
		const supportOf = (participant: ParticipantId) =>
			docName({ kind: 'support', fair, participant });
		const noteOn = (talent: ParticipantId) => docName({ kind: 'note', fair, company, talent });
		for (const who of everyone)
			expect(open.get(who)!.toSorted()).toEqual(
				[
					names.directory,
					names.calendar(rita),
					names.calendar(rene),
					names.desk(who),
					names.outbox(who),
					...(who === ada ? [] : [docName({ kind: 'team', fair: rig.fair, company: rig.company })]),
					...(who === rita ? [noteOn(ada), noteOn(ben)] : []),
					...(who === olga
						? [docName({ kind: 'helpdesk', fair }), ...[ada, ben, rita, rene, olga].map(supportOf)]
						: [supportOf(who)]),
				].toSorted(),
			);
	});

	it('[D-01] what is not allowed and what does not exist are answered with the same bytes', async () => {
		const rig = await startHub();
		const { ada, ben, rita } = people(rig);
		const nobody = entityId<ParticipantId>('nobody');
		const answers = new Map<string, string>();
		for (const name of [
			rig.names.desk(ben),
			rig.names.desk(nobody),
			rig.names.outbox(rita),
			rig.names.outbox(nobody),
			rig.names.calendar(nobody),
			docName({ kind: 'team', fair: rig.fair, company: rig.company }),
			docName({ kind: 'team', fair: rig.fair, company: entityId<CompanyId>('nobody') }),
			docName({ kind: 'look', fair: rig.fair, meeting: entityId<MeetingId>('nobody') }),
			docName({ kind: 'helpdesk', fair: rig.fair }),
			docName({ kind: 'support', fair: rig.fair, participant: ben }),
			docName({ kind: 'support', fair: rig.fair, participant: nobody }),
			docName({ kind: 'note', fair: rig.fair, company: rig.company, talent: ada }),
			docName({ kind: 'note', fair: rig.fair, company: rig.company, talent: nobody }),
			docName({ kind: 'directory', fair: entityId<FairId>('nowhere') }),
			'no name at all',
		]) {
			const address = wire.addressOf(name, '1');
			// So many refusals would end one socket.
			const client = await rig.join(ada);
			client.send(wire.auth(address));
			const { reason, size } = await client.next('denied', address);
			answers.set(name, `${reason} ${size - address.length}`);
		}
		expect(new Set(answers.values()).size).toBe(1);
	});

	it('[D-02] names outside of the grammar are refused, and nothing is made for them', async () => {
		const rig = await startHub();
		const { ada } = people(rig);
		const own = rig.names.outbox(ada);
		for (const name of [
			'',
			' ',
			'__proto__',
			'constructor',
			'hasOwnProperty',
			`${own}\u0000x`,
			`${own}/`,
			`/${own}`,
			`${own}/../ben`,
			own.toUpperCase(),
			own.replace('o', '\u043e'),
			own.replace('1', '01x'),
			`${own}\n`,
			'outbox.1/fair',
			'directory.1/fair/fair-t0',
			'desk.1/../fair-t0',
			'../../etc/passwd',
			'x'.repeat(81),
			'x'.repeat(60_000),
		])
			expect([name.slice(0, 100), await ask(rig, ada, name)]).toEqual([
				name.slice(0, 100),
				'denied: denied',
			]);
		expect(rig.hub.stats()).toMatchObject({ documents: 0, openings: 0 });
		expect(rig.counts.get('document_loaded')).toBeUndefined();
	});

	it('[DO6] a name of another shape is answered with "upgrade"', async () => {
		const rig = await startHub();
		const { ada } = people(rig);
		expect(await ask(rig, ada, rig.names.desk(ada).replace('.1/', '.2/'))).toBe('denied: upgrade');
	});

	it('[D-03] a session that names another document opens nothing', async () => {
		const rig = await startHub();
		const { ada, ben } = people(rig);
		const client = await rig.join(ada);
		await client.open(rig.names.desk(ada));
		for (const session of [rig.names.desk(ben), `1\0${rig.names.desk(ben)}`, '0', '', '-1'])
			expect(await answerTo(client, `${rig.names.desk(ada)}\0${session}`)).toBe('denied: denied');
		expect(rig.hub.stats().openings).toBe(1);
	});

	it('[D-03] a frame for a document that was not opened on this socket is for nobody', async () => {
		const rig = await startHub();
		const { ada, ben } = people(rig);
		const [client, other] = [await rig.join(ada), await rig.join(ben)];
		await other.open(rig.names.desk(ben));
		await client.open(rig.names.desk(ada));
		const foreign = wire.addressOf(rig.names.desk(ben), '1');
		client.send(
			wire.step1(foreign),
			wire.update(foreign, Uint8Array.of(0, 0)),
			wire.close(foreign),
		);
		client.send(wire.close(wire.addressOf(rig.names.desk(ada), '1')));
		await client.next('close');
		expect(client.frames.filter(({ address }) => address === foreign)).toEqual([]);
		expect(rig.hub.stats().openings).toBe(1);
		expect(other.of('close')).toEqual([]);
	});

	it('[D-05] the token of a message decides nothing, before or after', async () => {
		const rig = await startHub();
		const { ada, ben } = people(rig);
		const client = await rig.join(ada);
		const own = wire.addressOf(rig.names.desk(ada), '1');
		const foreign = wire.addressOf(rig.names.desk(ben), '1');
		const token = rig.signIn(ben);
		client.send(wire.auth(foreign, token));
		expect((await client.next('denied', foreign)).reason).toBe('denied');
		await client.open(rig.names.desk(ada));
		client.send(wire.auth(own, token), wire.auth(own, 'x'.repeat(10_000)));
		expect(await answerTo(client, wire.addressOf(rig.names.desk(ben), '2'))).toBe('denied: denied');
		await turns();
		expect(client.of('authenticated', own)).toHaveLength(1);
		expect(client.closed).toBeUndefined();
	});

	it('[W-17] trying one document after the other ends the socket', async () => {
		const rig = await startHub();
		const { ada } = people(rig);
		const client = await rig.join(ada);
		const tries = Array.from({ length: 40 }, (_, i) => wire.auth(`desk.1/fair/guess-${i}`));
		client.send(...tries);
		expect(await client.end()).toEqual({ code: 4403, reason: 'not allowed' });
		expect(client.of('denied').length).toBeLessThan(15);
		expect(rig.log.filter(({ message }) => message === 'abuse').length).toBeLessThan(15);
	});

	it('[D-03] one name with and without a session on one socket is refused, not left hanging', async () => {
		const rig = await startHub();
		const { ada } = people(rig);
		const client = await rig.join(ada);
		const name = rig.names.desk(ada);
		client.send(wire.auth(name), wire.step1(name));
		await client.next('step2', name);
		expect(await answerTo(client, wire.addressOf(name, '1'))).toBe('denied: denied');
		expect(client.of('close')).toEqual([]);
	});
});

describe('who is here', () => {
	it('[P-01] the server says from what it sees, and no message can', async () => {
		const rig = await startHub();
		const { ada, rita } = people(rig);
		const client = await rig.join(ada);
		await client.open(rig.names.directory);
		expect([...rig.online]).toEqual([]);
		await client.open(rig.names.desk(ada));
		await until(() => rig.online.has(ada));
		const address = wire.addressOf(rig.names.directory, '1');
		const forged = wire.awarenessState(2 ** 31, 2 ** 50, { participant: rita, online: true });
		client.send(wire.awareness(address, Uint8Array.from(forged)), wire.step1(address));
		await client.next('step2', address, 2);
		expect([...rig.online]).toEqual([ada]);
		expect(client.of('awareness')).toEqual([]);
	});

	it('[P-02] somebody whose tab was killed is gone after a moment, and a reload is no absence', async () => {
		const rig = await startHub();
		const { rita } = people(rig);
		const first = await rig.join(rita);
		await first.open(rig.names.desk(rita));
		await first.open(rig.names.outbox(rita));
		first.socket.terminate();
		await until(() => rig.hub.stats().sockets === 0);
		await rig.clock.pass(3_000);
		expect(rig.online.has(rita)).toBe(true);
		const second = await rig.join(rita);
		await second.open(rig.names.desk(rita));
		await rig.clock.pass(10_000);
		expect(rig.online.has(rita)).toBe(true);
		second.socket.terminate();
		await until(() => rig.hub.stats().sockets === 0);
		await rig.clock.pass(4_000);
		expect(rig.online.has(rita)).toBe(false);
	});

	it('[P-02] somebody is here as long as one of their devices is', async () => {
		const rig = await startHub();
		const { rita } = people(rig);
		const devices = [await rig.join(rita), await rig.join(rita)];
		for (const device of devices) await device.open(rig.names.desk(rita));
		must(devices[0], 'a device').socket.terminate();
		await until(() => rig.hub.stats().sockets === 1);
		await rig.clock.pass(20_000);
		expect(rig.online.has(rita)).toBe(true);
	});

	it('[P-03] nobody learns anything from a reader, whatever it sends', async () => {
		const rig = await startHub();
		const { ada, ben, rita } = people(rig);
		const name = rig.names.calendar(rita);
		const [loud, quiet] = [await rig.join(ada), await rig.join(ben)];
		await loud.open(name);
		await quiet.open(name);
		const seen = quiet.frames.length;
		const address = wire.addressOf(name, '1');
		const ofType = (type: number) =>
			Uint8Array.from([...wire.close(address).slice(0, -1), type, 1, 2]);
		// Awareness and its query, replies, server messages and what has no meaning; then what ends it.
		for (const type of [1, 3, 4, 6, 8, 9, 10, 11, 100]) loud.send(ofType(type));
		loud.send(wire.step1(address));
		await loud.next('step2', address, 2);
		loud.send(wire.update(address, Uint8Array.of(1, 1, 1, 0, 4, 1, 1, 112, 1, 120, 0)));
		await until(() => loud.of('close').length > 0 || loud.closed !== undefined);
		await turns();
		expect(quiet.frames).toHaveLength(seen);
		expect(quiet.closed).toBeUndefined();
	});

	it('[P-02] one who went silently is gone within the heartbeat', async () => {
		const rig = await startHub();
		const { rita } = people(rig);
		const client = await rig.join(rita);
		await client.open(rig.names.desk(rita));
		client.ignorePings();
		client.socket.pause();
		await rig.clock.pass(60_000);
		expect(rig.online.has(rita)).toBe(false);
		expect(rig.hub.stats().sockets).toBe(0);
	});
});

describe('a fair that ends for somebody', () => {
	it('[D-06] removing a person and closing the account takes everything away at once', async () => {
		const rig = await startHub();
		const { ada, ben } = people(rig);
		const cookie = rig.signIn(ada, instant(NOON + 3_600_000));
		const client = await rig.connect(cookie);
		const other = await rig.join(ben);
		await client.open(rig.names.directory);
		await other.open(rig.names.directory);
		rig.connection.prepare('DELETE FROM participant WHERE id = ?').run(ada);
		rig.hub.closeAccount(rig.accountOf(ada));
		expect(await client.end()).toMatchObject({ code: 4401 });
		const again = await rig.connect(cookie);
		expect(await answerTo(again, wire.addressOf(rig.names.directory, '1'))).toBe('denied: denied');
		expect(other.closed).toBeUndefined();
	});
});
