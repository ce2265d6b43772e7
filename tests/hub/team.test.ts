import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { must } from '#schema/assert.ts';
import { docName } from '#schema/docs/names.ts';
import type { TeamView } from '#schema/docs/team.ts';
import { teamSlotKey } from '#schema/docs/team.ts';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import { entityId } from '#schema/ids.ts';
import type { MeetingId, ParticipantId } from '#schema/ids.ts';
import { deskOf, envelope, rigOver, viewOf } from '#sync/testing/engine-rig.ts';
import * as wire from '../hocuspocus/wire.ts';
import type { HubRig } from './rig.ts';
import { until } from './rig.ts';
import { isDenied, startTeams } from './teams.ts';

const ask = (rig: HubRig, who: ParticipantId, intent: ParticipantIntent) =>
	rig.engine.submit(rig.fair, who, envelope(intent, rig.clock.now()));

const teamOf = (rig: HubRig, name: string): TeamView =>
	viewOf<TeamView>(must(rig.loaded.get(name), 'the team is open'));

describe('a team’s document', () => {
	it('[TE3, I19, DO4] is for the company’s recruiters and organizers; everyone else is refused as for none', async () => {
		const rig = await startTeams();
		const nobody = docName({ kind: 'team', fair: rig.fair, company: entityId('nobody') });
		for (const who of [rig.rita, rig.carl, rig.olga])
			expect(await isDenied(await rig.join(who), rig.team)).toBe(false);
		for (const who of [rig.ada, rig.ben, rig.dora])
			expect(await isDenied(await rig.join(who), rig.team)).toBe(true);
		for (const who of [rig.rita, rig.olga, rig.ada])
			expect(await isDenied(await rig.join(who), nobody)).toBe(true);
	});

	it('[TE3, SY3] follows what happens, always what a fresh one would show, and nothing of other companies', async () => {
		const rig = await startTeams();
		const { rita, carl, dora, ada, ben, meeting, team } = rig;
		await (await rig.join(carl)).open(team);
		const slot = must(rig.starts[0], 'a slot');
		const text = { message: 'Secret', question: '', answer: '' };
		await ask(rig, ben, { kind: 'request.send', to: dora, ...text });
		await ask(rig, ben, { kind: 'request.send', to: rita, ...text, message: 'Hello Rita' });
		await ask(rig, ada, { kind: 'slot.claim', meeting, startsAt: slot });
		const asked = Object.values(teamOf(rig, team).meetings).find(({ peer }) => peer.id === ben);
		await ask(rig, carl, {
			kind: 'request.accept',
			meeting: must(asked, 'it waits').id,
			for: rita,
		});
		const ideal = { background: '', experience: '', languages: [], topics: [] };
		const settings = { bookingMode: 'direct', question: 'Why?', ideal } as const;
		await ask(rig, carl, { kind: 'recruiter.settings', ...settings, for: rita });
		const shown = teamOf(rig, team);
		expect(shown.people[rita]).toMatchObject({ question: 'Why?', bookingMode: 'direct' });
		expect(shown.meetings[meeting]).toMatchObject({ recruiter: rita, status: 'confirmed' });
		expect(shown.slots[teamSlotKey(rita, slot)]).toMatchObject({ meeting });
		expect(shown.meetings[must(asked, 'it waits').id]).toMatchObject({
			status: 'in_scheduling',
			through: 'Rita 1',
		});
		expect(JSON.stringify(shown)).not.toContain('Secret');
		expect(JSON.stringify(shown)).not.toContain(dora);
		await ask(rig, rita, { kind: 'chat.cancel', meeting, note: '' });
		const { t: _, ...last } = teamOf(rig, team);
		expect(Object.keys(last.meetings)).not.toContain(meeting);
		const { t: _fresh, ...fresh } = rig.engine.view({
			kind: 'team',
			fair: rig.fair,
			company: rig.company,
		}) as unknown as TeamView;
		expect(last).toEqual(fresh);
	});

	it('[HO1, DO4, SY3] a chat that is handed over leaves the one desk and comes to the other, with its slots', async () => {
		const rig = await startTeams();
		const { rita, carl, ada, meeting, fair, connection, clock } = rig;
		const slot = must(rig.starts[1], 'a slot');
		const follower = rigOver(connection, { clock: clock as never });
		const desk = (participant: ParticipantId) => docName({ kind: 'desk', fair, participant });
		for (const who of [rita, carl, ada]) await (await rig.join(who)).open(desk(who));
		await ask(rig, ada, { kind: 'slot.claim', meeting, startsAt: slot });
		expect(await ask(rig, rita, { kind: 'chat.handover', meeting, to: carl })).toMatchObject({
			code: 'ok',
		});
		for (const who of [rita, carl, ada]) {
			const shown = deskOf(must(rig.loaded.get(desk(who)), 'a desk'));
			const fresh = deskOf(follower.open({ kind: 'desk', fair, participant: who }));
			expect({ ...shown, t: 0, outcomes: {} }).toEqual({ ...fresh, t: 0, outcomes: {} });
			expect(Object.keys(shown.meetings)).toEqual(who === rita ? [] : [meeting]);
		}
	});

	it('[HO3] a time that was given back before stands beside the new recruiter’s name no more', async () => {
		const rig = await startTeams();
		const { rita, carl, ada, meeting, fair } = rig;
		const slot = must(rig.starts[1], 'a slot');
		const desk = docName({ kind: 'desk', fair, participant: ada });
		await (await rig.join(ada)).open(desk);
		const row = () => deskOf(must(rig.loaded.get(desk), 'a desk')).meetings[meeting];
		await ask(rig, ada, { kind: 'slot.claim', meeting, startsAt: slot });
		await ask(rig, ada, { kind: 'slot.release', meeting, note: 'Sorry' });
		expect(row()).toMatchObject({ peer: { id: rita }, startsAt: slot, note: 'Sorry' });
		await ask(rig, rita, { kind: 'chat.handover', meeting, to: carl });
		expect(row()).toMatchObject({ peer: { id: carl }, note: 'Sorry' });
		expect(row()).not.toHaveProperty('startsAt');
		expect(row()).not.toHaveProperty('endsAt');
	});
});

describe('who is looking', () => {
	it('[TE4] is shown to the team as long as the document is open, and gone with the socket', async () => {
		const rig = await startTeams();
		const { rita, carl, meeting, team, look } = rig;
		const follower = await rig.join(rita);
		await follower.open(team);
		const looking = await rig.join(carl);
		await looking.open(look);
		await until(() => teamOf(rig, team).looking[meeting] !== undefined);
		expect(teamOf(rig, team).looking).toEqual({ [meeting]: [carl] });
		const elsewhere = await rig.join(carl);
		await elsewhere.open(look);
		looking.socket.terminate();
		await until(() => rig.hub.stats().sockets === 2);
		expect(teamOf(rig, team).looking).toEqual({ [meeting]: [carl] });
		elsewhere.socket.terminate();
		await until(() => teamOf(rig, team).looking[meeting] === undefined);
		expect(teamOf(rig, team).looking).toEqual({});
	});

	it('[TE4, DO2] only at meetings of the own company; anything else is refused alike', async () => {
		const rig = await startTeams();
		const none = docName({ kind: 'look', fair: rig.fair, meeting: entityId<MeetingId>('none') });
		expect(await isDenied(await rig.join(rig.rita), rig.look)).toBe(false);
		expect(await isDenied(await rig.join(rig.rita), none)).toBe(true);
		for (const who of [rig.dora, rig.ada, rig.ben, rig.olga])
			expect(await isDenied(await rig.join(who), rig.look)).toBe(true);
	});

	it('[TE4, GA5] says nothing itself, and nobody writes into it', async () => {
		const rig = await startTeams();
		const client = await rig.join(rig.carl);
		const copy = new Y.Doc();
		Y.applyUpdate(copy, await client.open(rig.look));
		const { head, ...rest } = copy.getMap('p').toJSON();
		expect(rest).toEqual({});
		expect(Object.keys(head as object).sort()).toEqual(['seq', 't']);
		copy.getMap('p').set('who', 'everyone');
		client.send(wire.update(wire.addressOf(rig.look, '1'), Y.encodeStateAsUpdate(copy)));
		expect((await client.next('close', wire.addressOf(rig.look, '1'))).reason).toBe('readonly');
	});
});
