import type { World } from '../world/world.ts';
import type { Operation } from './one-slot.ts';
import { isLinearizable } from './one-slot.ts';

/** What can be said of the order of things only when all of it has happened. */
export function checkHistory(world: World): void {
	checkQueues(world);
	for (const [slot, operations] of operationsBySlot(world))
		world.findings.expect(
			isLinearizable(operations),
			'SL3',
			() => `no order of what was seen explains ${slot}: ${JSON.stringify(operations)}`,
		);
}

/** What was asked for on one page takes effect in that order. */
function checkQueues({ ledger, witness, findings }: World): void {
	const pages = new Map<string, { place: number; seq: number; what: string }[]>();
	for (const [key, { row, invocation }] of ledger.entries) {
		const { queue, envelope } = invocation;
		// By the second door it may overtake; what came back comes later than what was asked meanwhile.
		if (!queue || witness.posted.has(key) || witness.returned.has(key)) continue;
		const asked = pages.get(queue.page) ?? [];
		asked.push({ place: queue.place, seq: row.seq, what: `${envelope.k} ${envelope.i}` });
		pages.set(queue.page, asked);
	}
	for (const [page, asked] of pages) {
		const inOrder = asked.sort((a, b) => a.place - b.place);
		for (const [index, { seq, what }] of inOrder.entries()) {
			const next = inOrder[index + 1];
			findings.expect(
				!next || seq < next.seq,
				'SY2',
				() => `${page}: ${next?.what} was asked after ${what} and decided before`,
			);
		}
	}
}

/** Claims and returns of each time, with when they were asked and when their outcome was seen. */
function operationsBySlot({ ledger, witness }: World): Map<string, Operation[]> {
	const seenAt = new Map<string, number>();
	for (const { person, id, order } of witness.sightings) {
		const key = `${person} ${id}`;
		seenAt.set(key, Math.min(order, seenAt.get(key) ?? Infinity));
	}
	const bySlot = new Map<string, Operation[]>();
	for (const [key, { row, invocation, took, gaveBack }] of ledger.entries) {
		const times = {
			from: witness.askedAt.get(invocation) ?? 0,
			to: seenAt.get(key) ?? Infinity,
		};
		const add = (slot: string, operation: Pick<Operation, 'by' | 'what'>) => {
			const operations = bySlot.get(slot) ?? [];
			operations.push({ ...operation, ...times });
			bySlot.set(slot, operations);
		};
		if (took && (row.code === 'ok' || row.code === 'slot_taken'))
			add(took.slot, { by: took.meeting, what: row.code === 'ok' ? 'took' : 'was refused' });
		if (gaveBack) add(gaveBack.slot, { by: gaveBack.meeting, what: 'gave back' });
	}
	return bySlot;
}
