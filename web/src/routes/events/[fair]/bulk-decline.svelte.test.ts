import { expect, test } from 'vitest';
import { entityId } from '#schema/ids.ts';
import type { IntentId, MeetingId, ParticipantId } from '#schema/ids.ts';
import type { Outcome } from '#schema/docs/desk.ts';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import type { MeetingRow } from '#lib/sync/overlay.ts';
import type { Submission } from '#lib/sync/intents.ts';
import { BulkDecline } from './bulk-decline.svelte.ts';

const row = (number: number): MeetingRow => ({
	id: entityId<MeetingId>(`m-${number}`),
	key: `m-${number}`,
	provisional: false,
	status: 'requested',
	requestedBy: 'talent',
	peer: {
		id: entityId<ParticipantId>(`t-${number}`),
		name: `T${number}`,
		headline: '',
		company: '',
	},
	message: '',
	question: '',
	answer: '',
	requestedAt: 1 as MeetingRow['requestedAt'],
	changedAt: 1 as MeetingRow['changedAt'],
});

/** An outbox with room for two, decided by hand. */
class SmallOutbox {
	readonly taken: ParticipantIntent[] = [];
	readonly #waiting: ((outcome: Outcome | null) => void)[] = [];

	submit = (intent: ParticipantIntent): Submission => {
		if (this.#waiting.length === 2) return { ok: false, why: 'full' };
		this.taken.push(intent);
		const outcome = new Promise<Outcome | null>((resolve) => this.#waiting.push(resolve));
		const id = `i-${this.taken.length}` as IntentId;
		return { ok: true, id, outcome, isKept: Promise.resolve(true) };
	};

	async decide(code: Outcome['code']): Promise<void> {
		this.#waiting.shift()?.({ code, seq: 1 });
		// What follows from it follows in microtasks, so it is done by the next task.
		await new Promise((resolve) => {
			setTimeout(resolve);
		});
	}
}

test('[M-R7] several are declined as intents of their own, as many at once as an outbox holds, with the same note', async () => {
	const outbox = new SmallOutbox();
	const bulk = new BulkDecline([row(1), row(2), row(3)], 'See you at booth 4', outbox.submit);
	const kinds = () => bulk.rows.map(({ state }) => state.kind);
	expect(kinds()).toEqual(['submitted', 'submitted', 'waiting']);
	await outbox.decide('ok');
	expect(kinds()).toEqual(['declined', 'submitted', 'submitted']);
	await outbox.decide('wrong_status');
	await outbox.decide('ok');
	expect(kinds()).toEqual(['declined', 'refused', 'declined']);
	expect(bulk.isFinished).toBe(true);
	expect(outbox.taken.map((intent) => 'note' in intent && intent.note)).toEqual([
		'See you at booth 4',
		'See you at booth 4',
		'See you at booth 4',
	]);
});

test('[M-R7] taking them all back asks only for those that were declined', async () => {
	const outbox = new SmallOutbox();
	const bulk = new BulkDecline([row(1), row(2)], '', outbox.submit);
	await outbox.decide('wrong_status');
	await outbox.decide('ok');
	const undone = bulk.undo();
	await outbox.decide('ok');
	expect(await undone).toBe(1);
	expect(outbox.taken.at(-1)).toEqual({ kind: 'request.reopen', meeting: row(2).id });
});

test('[SY22] [M-R7] their note is kept until somebody was declined with it, and longer where nobody was', async () => {
	const outbox = new SmallOutbox();
	const bulk = new BulkDecline([row(1), row(2)], 'See you at booth 4', outbox.submit);
	await outbox.decide('wrong_status');
	await outbox.decide('ok');
	expect(await bulk.isTaken).toBe(true);
	const second = new BulkDecline([row(3)], 'Another time', outbox.submit);
	await outbox.decide('wrong_status');
	expect(await second.isTaken).toBe(false);
});
