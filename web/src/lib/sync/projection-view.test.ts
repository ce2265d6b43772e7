import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { CalendarView } from '#schema/docs/calendar.ts';
import { CALENDAR_SECTIONS } from '#schema/docs/calendar.ts';
import type { Json } from '#schema/docs/projection.ts';
import type { Instant } from '#schema/ids.ts';
import { must } from '#schema/assert.ts';
import { ProjectionWriter } from '#sync/projection-writer.ts';
import { viewOf } from './projection-view.ts';

let lineage = 2 ** 32;

/** A calendar as the server writes it, in its own document. */
function served() {
	const doc = new Y.Doc();
	const writer = new ProjectionWriter(doc, CALENDAR_SECTIONS, () => lineage++);
	const write = (seq: number, slots: Readonly<Record<string, Json | undefined>>, whole = false) =>
		writer.write(
			seq,
			seq as Instant,
			new Map([['slots', { entries: new Map(Object.entries(slots)), whole }]]),
		);
	return { doc, write };
}

const read = (doc: Y.Doc, previous: CalendarView | null = null) =>
	must(viewOf<CalendarView>(doc, CALENDAR_SECTIONS, previous), 'a view');

describe('a view of a document', () => {
	it('[DO5] is what the server wrote, frozen all the way down', () => {
		const { doc, write } = served();
		write(7, { a: [1, 15, 'o'], b: [2, 15, 't'] });
		const view = read(doc);
		expect(view).toEqual({ seq: 7, t: 7, slots: { a: [1, 15, 'o'], b: [2, 15, 't'] } });
		expect(() => Object.assign(view.slots, { c: 1 })).toThrow(TypeError);
		expect(() => (view.slots['a'] as unknown as unknown[]).push(1)).toThrow(TypeError);
	});

	it('[SY3] is nothing before the server has written', () => {
		expect(viewOf(new Y.Doc(), CALENDAR_SECTIONS, null)).toBeNull();
	});

	it('[SY3] keeps the objects of what did not change', () => {
		const { doc, write } = served();
		write(1, { a: [1, 15, 'o'], b: [2, 15, 'o'] });
		const before = read(doc);
		write(2, { a: [1, 15, 't'] });
		const after = read(doc, before);
		expect(after.slots['b']).toBe(before.slots['b']);
		expect(after.slots['a']).not.toBe(before.slots['a']);
		write(3, {});
		const later = read(doc, after);
		expect(later.slots).toBe(after.slots);
		expect(later.seq).toBe(3);
		expect(read(doc, later)).toBe(later);
		write(4, { c: [3, 15, 'o'] });
		expect(read(doc, later).slots).toEqual({ ...later.slots, c: [3, 15, 'o'] });
	});

	it('[SY5] keeps them also when the document itself was replaced', () => {
		const slots: Record<string, Json> = { a: [1, 15, 'o'], b: [2, 15, 'o'] };
		const former = served();
		former.write(5, slots);
		const before = read(former.doc);
		const next = served();
		next.write(6, { ...slots, b: [2, 15, 't'] });
		const after = read(next.doc, before);
		expect(after.slots['a']).toBe(before.slots['a']);
		expect(after.slots['b']).toEqual([2, 15, 't']);
	});

	it('[SY12] is the same whether or not the section was compacted in between', () => {
		const { doc, write } = served();
		write(1, { a: [1, 15, 'o'], b: [2, 15, 'o'] });
		const before = read(doc);
		let compacted = 0;
		for (let seq = 2; seq < 2_100; seq += 1)
			compacted += write(seq, { a: [1, 15, seq % 2 === 0 ? 't' : 'o'] });
		expect(compacted).toBeGreaterThan(0);
		const after = read(doc, before);
		expect(after.slots).toBe(before.slots);
	});

	it('[SY3] drops what the server took out', () => {
		const { doc, write } = served();
		write(1, { a: [1, 15, 'o'], b: [2, 15, 'o'] });
		const before = read(doc);
		write(2, { b: undefined });
		expect(Object.keys(read(doc, before).slots)).toEqual(['a']);
	});
});
