import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { must } from '#schema/assert.ts';
import { docName } from '#schema/docs/names.ts';
import { NOTE_ROOT } from '#schema/docs/note.ts';
import { entityId } from '#schema/ids.ts';
import type { CompanyId, ParticipantId } from '#schema/ids.ts';
import { LIMITS } from '#schema/limits.ts';
import { NOTE_LIMITS } from '#sync/hub-limits.ts';
import * as wire from '../hocuspocus/wire.ts';
import type { RawClient } from './raw-client.ts';
import { delegating, turns, until } from './rig.ts';
import { isDenied, startTeams } from './teams.ts';

type Teams = Awaited<ReturnType<typeof startTeams>>;

/** A recruiter's page with a copy of the note that the test may change at will. */
class Writer {
	readonly copy = new Y.Doc();
	readonly text = this.copy.getText(NOTE_ROOT);
	readonly client: RawClient;
	readonly address: string;

	private constructor(client: RawClient, address: string) {
		this.client = client;
		this.address = address;
	}

	static async open(rig: Teams, who: ParticipantId): Promise<Writer> {
		const client = await rig.join(who);
		const writer = new Writer(client, wire.addressOf(rig.note, '1'));
		Y.applyUpdate(writer.copy, await client.open(rig.note));
		return writer;
	}

	/** Changes the copy and sends what that is on the wire. */
	write(change: (text: Y.Text) => void): void {
		this.send(changing(this.copy, () => change(this.text)));
	}

	send(...updates: readonly Uint8Array[]): void {
		for (const update of updates)
			this.client.send(wire.update(this.address, Uint8Array.from(update)));
	}

	/** How often the server has said that something is stored. */
	get stored(): number {
		return this.client.of('status', this.address).filter(({ applied }) => applied).length;
	}

	/** Takes over what others wrote so far. */
	follow(): string {
		for (const { bytes } of this.client.of('update', this.address)) Y.applyUpdate(this.copy, bytes);
		return this.text.toJSON();
	}

	async refusal(): Promise<string> {
		return (await this.client.next('close', this.address)).reason;
	}
}

function changing(document: Y.Doc, change: () => void): Uint8Array {
	const updates: Uint8Array[] = [];
	const collect = (update: Uint8Array) => updates.push(update);
	document.on('update', collect);
	change();
	document.off('update', collect);
	return Y.mergeUpdates(updates);
}

const textIn = ({ connection }: Teams): string | undefined =>
	connection.prepare(`SELECT text FROM team_note`).pluck().get() as string | undefined;

/** What is due is stored, however often something was before. */
const stored = (rig: Teams, condition: () => boolean): Promise<true> =>
	until(() => {
		rig.clock.move(NOTE_LIMITS.storeMs);
		return condition();
	});

const shownBy = (rig: Teams): string =>
	must(rig.loaded.get(rig.note), 'the note is open').getText(NOTE_ROOT).toJSON();

describe('a team’s note', () => {
	it('[TN1, D-14, I19] is for the recruiters of its company; a talent, another company and an organizer are refused as for none', async () => {
		const rig = await startTeams();
		const { fair, company, ada, rita } = rig;
		for (const who of [rig.rita, rig.carl])
			expect(await isDenied(await rig.join(who), rig.note)).toBe(false);
		for (const who of [rig.ada, rig.ben, rig.dora, rig.olga])
			expect(await isDenied(await rig.join(who), rig.note)).toBe(true);
		const note = (others: { company?: CompanyId; talent?: ParticipantId }) =>
			docName({ kind: 'note', fair, company, talent: ada, ...others });
		for (const name of [
			note({ talent: entityId('nobody') }),
			note({ talent: rita }),
			note({ talent: rig.olga }),
			note({ company: entityId('nobody') }),
			note({ company: entityId('bolt') }),
		])
			expect(await isDenied(await rig.join(rita), name)).toBe(true);
	});

	it('[TN2] is written by two at once; each sees the other, and what is acknowledged is stored', async () => {
		const rig = await startTeams();
		const rita = await Writer.open(rig, rig.rita);
		const carl = await Writer.open(rig, rig.carl);
		rita.write((text) => text.insert(0, 'Good answers. '));
		await until(() => rita.stored === 1);
		expect(textIn(rig)).toBe('Good answers. ');
		await until(() => carl.follow() === 'Good answers. ');
		rita.write((text) => text.insert(text.length, 'Call her.'));
		carl.write((text) => text.insert(0, 'Ada: '));
		await stored(rig, () => rita.stored === 2 && carl.stored === 1);
		expect(textIn(rig)).toBe('Ada: Good answers. Call her.');
		await until(() => rita.follow() === carl.follow());
		expect(rita.text.toJSON()).toBe('Ada: Good answers. Call her.');
		rita.write((text) => text.delete(0, text.length));
		await stored(rig, () => rita.stored === 3);
		expect(textIn(rig)).toBeUndefined();
	});

	it('[TN2, SY1] is seen by nobody and acknowledged to nobody before it is stored', async () => {
		const failing = { is: true };
		const rig = await startTeams({
			documents: (engine) => ({
				...delegating(engine),
				notes: {
					exists: (address) => engine.notes.exists(address),
					load: (address, document) => engine.notes.load(address, document),
					store: (notes) => (failing.is ? null : engine.notes.store(notes)),
				},
			}),
		});
		const rita = await Writer.open(rig, rig.rita);
		const carl = await Writer.open(rig, rig.carl);
		rita.write((text) => text.insert(0, 'Nice'));
		expect((await rita.client.next('status', rita.address)).applied).toBe(false);
		await turns();
		expect(rita.stored).toBe(0);
		expect(carl.follow()).toBe('');
		const newcomer = await Writer.open(rig, rig.carl);
		expect(newcomer.text.toJSON()).toBe('');
		rita.write((text) => text.insert(4, ' to talk to'));
		failing.is = false;
		await stored(rig, () => rita.stored === 2);
		expect(textIn(rig)).toBe('Nice to talk to');
		await until(() => carl.follow() === 'Nice to talk to');
	});

	it('[TN2] is stored although its writer left at once', async () => {
		const rig = await startTeams();
		const rita = await Writer.open(rig, rig.rita);
		rita.write((text) => text.insert(0, 'a'));
		await until(() => rita.stored === 1);
		rita.write((text) => text.insert(1, 'b'));
		rita.client.socket.close();
		await until(() => rig.hub.stats().sockets === 0);
		await stored(rig, () => textIn(rig) === 'ab');
		await until(() => {
			rig.clock.move(1_000);
			return !rig.loaded.has(rig.note);
		});
		expect((await Writer.open(rig, rig.carl)).text.toJSON()).toBe('ab');
	});

	it('[TN2] is stored before the server ends', async () => {
		const rig = await startTeams();
		const rita = await Writer.open(rig, rig.rita);
		rita.write((text) => text.insert(0, 'a'));
		await until(() => rita.stored === 1);
		rita.write((text) => text.insert(1, 'b'));
		await until(() => rig.counts.get('update_received') === 2);
		await rig.hub.stop();
		expect(textIn(rig)).toBe('ab');
		await until(() => rita.client.closed !== undefined);
		expect(rita.stored).toBe(2);
	});

	it('[TN5, ER2, D-06] goes with its talent: closed for everybody, out of the database and of memory, and not stored again', async () => {
		const rig = await startTeams();
		const rita = await Writer.open(rig, rig.rita);
		rita.write((text) => text.insert(0, 'Ada: a secret word'));
		await until(() => rita.stored === 1);
		rita.write((text) => text.insert(0, 'Another. '));
		const { code } = await rig.engine.changeAccount(rig.fair, rig.ada, {
			kind: 'participant.erase',
		});
		expect(code).toBe('ok');
		expect(await rita.refusal()).toBe('denied');
		expect(textIn(rig)).toBeUndefined();
		await until(() => !rig.loaded.has(rig.note));
		rig.clock.move(1_000);
		expect(textIn(rig)).toBeUndefined();
		expect(await isDenied(await rig.join(rig.carl), rig.note)).toBe(true);
	});

	it('[TN5, TN1, D-06] is closed for a recruiter who is gone, at once, and stays with the team', async () => {
		const rig = await startTeams();
		const rita = await Writer.open(rig, rig.rita);
		const carl = await Writer.open(rig, rig.carl);
		rita.write((text) => text.insert(0, 'Ours'));
		await until(() => rita.stored === 1);
		await rig.engine.changeAccount(rig.fair, rig.rita, { kind: 'participant.erase' });
		expect(await rita.refusal()).toBe('denied');
		carl.write((text) => text.insert(0, 'Still '));
		await stored(rig, () => carl.stored === 1);
		expect(carl.client.of('close')).toEqual([]);
		rita.write((text) => text.insert(0, 'Mine '));
		await turns();
		await stored(rig, () => rig.counts.get('frame_dropped stray') === 1);
		expect(textIn(rig)).not.toContain('Mine');
	});
});

/** What is not a note, as one update that its sender could send. */
const ABUSES: readonly (readonly [string, (writer: Writer) => void])[] = [
	['bytes that nobody can decode', (writer) => writer.send(Uint8Array.of(1, 2, 3))],
	[
		'another root',
		({ copy, ...writer }) => sendFrom(writer, copy, () => copy.getMap('m').set('k', 1)),
	],
	['formatted text', (writer) => writer.write((text) => text.insert(0, 'a', { bold: true }))],
	['an embedded object', (writer) => writer.write((text) => text.insertEmbed(0, { image: 'x' }))],
	['an attribute', (writer) => writer.write((text) => text.setAttribute('a', 'b'))],
	['a type within', (writer) => writer.write((text) => text.insertEmbed(0, new Y.Map()))],
	['a NUL', (writer) => writer.write((text) => text.insert(0, 'a\0b'))],
	[
		'an array of the same name',
		(writer) => sendFrom(writer, new Y.Doc(), (other) => other.getArray(NOTE_ROOT).push(['x'])),
	],
	[
		'what waits for something missing',
		(writer) => {
			changing(writer.copy, () => writer.text.insert(0, 'never sent'));
			writer.write((text) => text.insert(5, 'x'));
		},
	],
	[
		'more bytes than one update may have',
		(writer) => writer.write((text) => text.insert(0, 'x'.repeat(NOTE_LIMITS.updateBytes))),
	],
	[
		'words under the server’s own id',
		({ copy, ...writer }) => {
			copy.clientID = 2 ** 32 + 5;
			sendFrom(writer, copy, () => copy.getText(NOTE_ROOT).insert(0, 'x'));
		},
	],
];

function sendFrom(
	{ client, address }: Pick<Writer, 'client' | 'address'>,
	document: Y.Doc,
	change: (document: Y.Doc) => void,
): void {
	const update = changing(document, () => change(document));
	client.send(wire.update(address, Uint8Array.from(update)));
}

describe('what is no note', () => {
	it.each(ABUSES)(
		'[TN3, D-15, W-05] %s closes it for the sender and reaches nobody',
		async (_what, abuse) => {
			const rig = await startTeams();
			const carl = await Writer.open(rig, rig.carl);
			carl.write((text) => text.insert(0, 'honest'));
			await until(() => carl.stored === 1);
			const rita = await Writer.open(rig, rig.rita);
			const before = Y.encodeStateAsUpdate(must(rig.loaded.get(rig.note), 'it is open'));
			abuse(rita);
			expect(await rita.refusal()).toBe('invalid');
			expect(rita.stored).toBe(0);
			expect(Y.encodeStateAsUpdate(must(rig.loaded.get(rig.note), 'it is open'))).toEqual(before);
			expect(rig.log.filter(({ message }) => message === 'abuse')).toHaveLength(1);
			carl.write((text) => text.insert(0, 'still '));
			await stored(rig, () => carl.stored === 2);
			expect(textIn(rig)).toBe('still honest');
			expect(carl.client.of('close')).toEqual([]);
		},
	);

	it('[TN3, D-15] is a character too many; at the limit it is a note, and together two may be over it without blame', async () => {
		const rig = await startTeams();
		const rita = await Writer.open(rig, rig.rita);
		const carl = await Writer.open(rig, rig.carl);
		rita.write((text) => text.insert(0, 'x'.repeat(LIMITS.teamNote)));
		await until(() => rita.stored === 1);
		await until(() => carl.follow().length === LIMITS.teamNote);
		carl.write((text) => text.insert(0, 'y'));
		expect(await carl.refusal()).toBe('limit');
		expect(rig.log.filter(({ message }) => message === 'abuse')).toEqual([]);
		expect(shownBy(rig)).toBe('x'.repeat(LIMITS.teamNote));
		rita.write((text) => text.delete(0, 1));
		await stored(rig, () => rita.stored === 2);
		expect(textIn(rig)).toHaveLength(LIMITS.teamNote - 1);
	});

	it('[TN3, D-15] is what is written under a colleague’s id', async () => {
		const rig = await startTeams();
		const rita = await Writer.open(rig, rig.rita);
		const carl = await Writer.open(rig, rig.carl);
		rita.write((text) => text.insert(0, 'a'));
		await until(() => rita.stored === 1 && carl.follow() === 'a');
		const forged = new Y.Doc();
		Y.applyUpdate(forged, Y.encodeStateAsUpdate(carl.copy));
		forged.clientID = rita.copy.clientID;
		sendFrom(carl, forged, () => forged.getText(NOTE_ROOT).insert(1, 'forged'));
		expect(await carl.refusal()).toBe('invalid');
		rita.write((text) => text.insert(1, 'b'));
		await stored(rig, () => rita.stored === 2);
		expect(textIn(rig)).toBe('ab');
	});

	it('[TN3] is what comes before the writer has asked what there is', async () => {
		const rig = await startTeams();
		const client = await rig.join(rig.rita);
		const address = wire.addressOf(rig.note, '1');
		const copy = new Y.Doc();
		const update = changing(copy, () => copy.getText(NOTE_ROOT).insert(0, 'blind'));
		client.send(wire.auth(address), wire.update(address, Uint8Array.from(update)));
		expect((await client.next('close', address)).reason).toBe('invalid');
		expect(textIn(rig)).toBeUndefined();
	});
});

describe('copies of a note', () => {
	it('[TN4, D-16] of another lineage are told to start again, so that no word stands there twice', async () => {
		const rig = await startTeams();
		const rita = await Writer.open(rig, rig.rita);
		rita.write((text) => text.insert(0, 'once'));
		await until(() => rita.stored === 1);
		rita.client.socket.close();
		await until(() => {
			rig.clock.move(1_000);
			return !rig.loaded.has(rig.note);
		});
		const again = await rig.join(rig.rita);
		const seen = Uint8Array.from(Y.encodeStateVector(rita.copy));
		again.send(wire.auth(rita.address), wire.step1(rita.address, seen));
		expect((await again.next('close', rita.address)).reason).toBe('reset');
		const blank = new Y.Doc();
		blank.getText(NOTE_ROOT).insert(0, 'of no lineage at all');
		const own = Uint8Array.from(Y.encodeStateVector(blank));
		const other = wire.addressOf(rig.note, '2');
		again.send(wire.auth(other), wire.step1(other, own));
		expect((await again.next('close', other)).reason).toBe('reset');
		expect((await Writer.open(rig, rig.rita)).text.toJSON()).toBe('once');
	});

	it('[TN4] of the same lineage bring what they had not sent yet', async () => {
		const rig = await startTeams();
		const rita = await Writer.open(rig, rig.rita);
		rita.write((text) => text.insert(0, 'sent'));
		await until(() => rita.stored === 1);
		rita.client.socket.terminate();
		rita.text.insert(4, ' and unsent');
		const client = await rig.join(rig.rita);
		await client.open(rig.note, '1', Uint8Array.from(Y.encodeStateVector(rita.copy)));
		const { bytes } = await client.next('step1', rita.address);
		client.send(wire.step2(rita.address, Y.encodeStateAsUpdate(rita.copy, bytes)));
		await stored(rig, () => client.of('status', rita.address).length === 1);
		expect(textIn(rig)).toBe('sent and unsent');
	});

	it('[TN4, W-04] do not grow for ever: a worn document is made anew of its text, and what is stored is the text alone', async () => {
		const rig = await startTeams();
		let rita = await Writer.open(rig, rig.rita);
		rita.write((text) => text.insert(0, 'x'.repeat(100)));
		await until(() => rita.stored === 1);
		let acknowledged = 1;
		// Each stroke is one that cannot be merged with the one before it.
		for (let stroke = 0; rita.client.of('close').length === 0; stroke += 1) {
			expect(stroke).toBeLessThan(NOTE_LIMITS.documentStructs);
			rita.write((text) => text.insert((stroke * 7) % 90, 'y'));
			rita.write((text) => text.delete((stroke * 7) % 90, 1));
			acknowledged += 2;
			rig.clock.move(NOTE_LIMITS.storeMs);
			if (stroke % 50 === 49)
				await stored(rig, () => rita.stored === acknowledged || rita.client.of('close').length > 0);
		}
		expect(await rita.refusal()).toBe('reset');
		await until(() => !rig.loaded.has(rig.note));
		rita = await Writer.open(rig, rig.rita);
		expect(rita.text.toJSON()).toBe('x'.repeat(100));
		expect(Y.encodeStateAsUpdate(rita.copy).length).toBeLessThan(200);
		expect(textIn(rig)).toBe('x'.repeat(100));
	});
});
