/** Two hundred people and one slot, over real sockets, fifty times. */
import { expect, it } from 'vitest';
import type { HocuspocusProvider } from '@hocuspocus/provider';
import { must } from '#schema/assert.ts';
import { slotKey } from '#schema/docs/calendar.ts';
import type { CalendarView } from '#schema/docs/calendar.ts';
import type { DeskView, Outcome } from '#schema/docs/desk.ts';
import type { ProjectionAddress } from '#schema/docs/names.ts';
import { docName } from '#schema/docs/names.ts';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import type { IntentId, MeetingId, ParticipantId } from '#schema/ids.ts';
import { OUTBOX_ROOT } from '#schema/outbox.ts';
import { envelope, viewOf } from '#sync/testing/engine-rig.ts';
import { insertInScheduling } from '#sync/testing/fair-rows.ts';
import { openProvider, openSocket, settled } from './hub/provider.ts';
import type { HubRig } from './hub/rig.ts';
import { startHub, until } from './hub/rig.ts';

const RACERS = 200;
const ROUNDS = 50;

interface Racer {
	readonly talent: ParticipantId;
	readonly meeting: MeetingId;
	readonly desk: HocuspocusProvider;
	readonly calendar: HocuspocusProvider;
	readonly outbox: HocuspocusProvider;
}

it(
	'[S-01] two hundred people at one slot, fifty times: one winner each time, all others told why, every view equals SQL',
	{ timeout: 300_000 },
	async () => {
		const rig = await startHub({ talents: RACERS, slots: ROUNDS, slotMinutes: 10 });
		const { fair, starts, clock, connection, engine } = rig;
		const rita = must(rig.recruiters[0], 'a recruiter');
		const racers = await Promise.all(rig.talents.map((talent, i) => enter(rig, talent, i, rita)));
		for (const startsAt of starts) {
			const ids = racers.map((racer) =>
				ask(racer, { kind: 'slot.claim', meeting: racer.meeting, startsAt }, clock.now()),
			);
			await until(() => racers.every((racer, i) => outcomeOf(racer, ids[i]) !== undefined));
			const codes = racers.map((racer, i) => outcomeOf(racer, ids[i])?.code);
			expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
			expect(codes.filter((code) => code === 'slot_taken')).toHaveLength(RACERS - 1);
			const key = slotKey(startsAt);
			await until(() =>
				racers.every(
					({ calendar }) => viewOf<CalendarView>(calendar.document).slots[key]?.[2] === 't',
				),
			);
			const winner = must(racers[codes.indexOf('ok')], 'a winner');
			const held = connection
				.prepare(`SELECT talent_id FROM meeting WHERE status = 'confirmed' AND starts_at = ?`)
				.all(startsAt);
			expect(held).toEqual([{ talent_id: winner.talent }]);
			// Back to the start for the next round; the slot itself stays behind, free again.
			const back = ask(
				winner,
				{ kind: 'slot.release', meeting: winner.meeting, note: '' },
				clock.now(),
			);
			await until(() => outcomeOf(winner, back)?.code === 'ok');
			for (const { outbox } of racers) clear(outbox);
		}
		await until(() => {
			// What nobody waits for is written after a moment, and here time stands until it is moved.
			clock.move(100);
			return racers.every(({ desk }) => outcomes(desk) === 0);
		});
		for (const { talent, desk, calendar } of racers) {
			expect(shown(desk)).toEqual(fresh(engine, { kind: 'desk', fair, participant: talent }));
			expect(shown(calendar)).toEqual(fresh(engine, { kind: 'calendar', fair, recruiter: rita }));
		}
	},
);

async function enter(
	rig: HubRig,
	talent: ParticipantId,
	index: number,
	recruiter: ParticipantId,
): Promise<Racer> {
	const { fair } = rig;
	const meeting = insertInScheduling(
		rig.connection,
		{ fair },
		`m${index}`,
		talent,
		recruiter,
		rig.clock.now(),
	);
	const socket = openSocket(rig, rig.signIn(talent));
	const racer = {
		talent,
		meeting,
		desk: openProvider(socket, docName({ kind: 'desk', fair, participant: talent })),
		calendar: openProvider(socket, docName({ kind: 'calendar', fair, recruiter })),
		outbox: openProvider(socket, docName({ kind: 'outbox', fair, participant: talent })),
	};
	await Promise.all([racer.desk, racer.calendar, racer.outbox].map(settled));
	return racer;
}

function ask({ outbox }: Racer, intent: ParticipantIntent, at: number): IntentId {
	const asked = envelope(intent, at);
	outbox.document.getArray(OUTBOX_ROOT).push([{ ...asked }]);
	return asked.i;
}

const clear = ({ document }: HocuspocusProvider): void => {
	const queue = document.getArray(OUTBOX_ROOT);
	queue.delete(0, queue.length);
};

const outcomeOf = ({ desk }: Racer, id: IntentId | undefined): Outcome | undefined =>
	viewOf<DeskView>(desk.document).outcomes[must(id, 'an intent')];

const outcomes = (desk: HocuspocusProvider): number =>
	Object.keys(viewOf<DeskView>(desk.document).outcomes).length;

/** All but the moment of rendering and the commit that last touched it. */
function shown({ document }: HocuspocusProvider): object {
	return { ...viewOf<object>(document), t: 0, seq: 0 };
}

const fresh = (engine: HubRig['engine'], address: ProjectionAddress): object => ({
	...engine.view(address),
	t: 0,
	seq: 0,
});
