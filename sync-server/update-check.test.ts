import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { OUTBOX_ROOT } from '#schema/outbox.ts';
import { OUTBOX_LIMITS } from './hub-limits.ts';
import { flawOf } from './update-check.ts';

/** What a document looks like on the wire after something was done to it. */
function updateOf(change: (document: Y.Doc) => void): Uint8Array {
	const document = new Y.Doc();
	change(document);
	return Y.encodeStateAsUpdate(document);
}

const queue = (document: Y.Doc) => document.getArray(OUTBOX_ROOT);
const entry = { i: 'x'.repeat(22), v: 1, k: 'request.send', p: { to: 'r', message: 'hi' }, at: 1 };

function encoded(write: (encoder: encoding.Encoder) => void): Uint8Array {
	const encoder = encoding.createEncoder();
	write(encoder);
	return encoding.toUint8Array(encoder);
}

const uints = (...numbers: readonly number[]) =>
	encoded((encoder) => numbers.forEach((number) => encoding.writeVarUint(encoder, number)));

describe('what a browser may write into its outbox', () => {
	it('[GA4] is entries of the one array, and their removal', () => {
		expect(flawOf(updateOf(() => {}))).toBeNull();
		expect(flawOf(updateOf((document) => queue(document).push([entry])))).toBeNull();
		const removed = updateOf((document) => {
			queue(document).push([entry, entry]);
			queue(document).delete(0, 1);
		});
		expect(flawOf(removed)).toBeNull();
		const emptied = updateOf((document) => {
			queue(document).push([entry, entry]);
			queue(document).delete(0, 2);
		});
		expect(flawOf(emptied)).toBeNull();
	});

	it('[GA4] may come with a gap, since what is missing may be on its way', () => {
		const document = new Y.Doc();
		const updates: Uint8Array[] = [];
		document.on('update', (update: Uint8Array) => updates.push(update));
		queue(document).push([entry]);
		queue(document).push([entry]);
		expect(updates.map(flawOf)).toEqual([null, null]);
	});

	it('[GA4] stays small after a hundred page loads, each with its own client id', () => {
		const whole = new Y.Doc();
		for (let load = 0; load < 100; load++) {
			const page = new Y.Doc();
			Y.applyUpdate(page, Y.encodeStateAsUpdate(whole));
			for (let i = 0; i < 5; i++) queue(page).push([entry]);
			queue(page).delete(0, 5);
			Y.applyUpdate(whole, Y.encodeStateAsUpdate(page));
		}
		expect(flawOf(Y.encodeStateAsUpdate(whole))).toBeNull();
	});
});

describe('what it may not write', () => {
	it.each<[string, string, (document: Y.Doc) => void]>([
		['another root', 'place', (document) => document.getArray('other').push([entry])],
		['the root as a map', 'place', (document) => document.getMap(OUTBOX_ROOT).set('k', 1)],
		['text', 'content', (document) => document.getText(OUTBOX_ROOT).insert(0, 'hi')],
		['bytes', 'content', (document) => queue(document).push([new Uint8Array(3)])],
		['a map inside', 'content', (document) => queue(document).push([new Y.Map()])],
		['a document inside', 'content', (document) => queue(document).push([new Y.Doc()])],
		['bytes in an entry', 'value', (document) => queue(document).push([{ p: new Uint8Array(3) }])],
		['a big integer', 'value', (document) => queue(document).push([{ p: 2n ** 60n }])],
		['a prototype', 'value', (document) => queue(document).push([JSON.parse('{"__proto__":{}}')])],
		['deep nesting', 'value', (document) => queue(document).push([nested(9)])],
		[
			'too many entries',
			'items',
			(document) => queue(document).push(Array(OUTBOX_LIMITS.items + 1).fill(entry)),
		],
	])('[GA4] %s', (_what, flaw, change) => {
		expect(flawOf(updateOf(change))).toBe(flaw);
	});

	it('[GA4] the edge of what is allowed is allowed', () => {
		const full = Array.from({ length: OUTBOX_LIMITS.items }, () => entry);
		expect(flawOf(updateOf((document) => queue(document).push(full)))).toBeNull();
		expect(flawOf(updateOf((document) => queue(document).push([nested(8)])))).toBeNull();
	});

	it('[W-02] an announcement of millions of structs is refused before anything is allocated for it', () => {
		expect(flawOf(uints(1, 33_000_000, 1, 0, 0))).toBe('structs');
		expect(flawOf(uints(1, OUTBOX_LIMITS.structs + 1, 1, 0))).toBe('structs');
		expect(flawOf(uints(33_000_000, 1, 1, 0))).toBe('structs');
	});

	it('[W-02] an announcement behind an honest first client is refused too', () => {
		// One garbage struct of client 1, then thirty million of client 2.
		const bomb = encoded((encoder) => {
			for (const number of [2, 1, 1, 0]) encoding.writeVarUint(encoder, number);
			encoding.writeUint8(encoder, 0);
			for (const number of [1, 33_000_000, 2, 0]) encoding.writeVarUint(encoder, number);
		});
		expect(flawOf(bomb)).toBe('malformed');
	});

	it('[W-04] very many writers in one update are refused', () => {
		const garbage = (clients: number) =>
			encoded((encoder) => {
				encoding.writeVarUint(encoder, clients);
				for (let client = 1; client <= clients; client++) {
					for (const number of [1, client, 0]) encoding.writeVarUint(encoder, number);
					encoding.writeUint8(encoder, 0);
					encoding.writeVarUint(encoder, 1);
				}
				encoding.writeVarUint(encoder, 0);
			});
		expect(flawOf(garbage(OUTBOX_LIMITS.clients))).toBeNull();
		expect(flawOf(garbage(OUTBOX_LIMITS.clients + 1))).toBe('structs');
	});

	it('[W-04] very many stretches of deletions are refused', () => {
		const deletions = (stretches: number) =>
			encoded((encoder) => {
				for (const number of [0, 1, 1, stretches]) encoding.writeVarUint(encoder, number);
				for (let i = 0; i < stretches; i++) {
					encoding.writeVarUint(encoder, i * 2);
					encoding.writeVarUint(encoder, 1);
				}
			});
		expect(flawOf(deletions(OUTBOX_LIMITS.deletions))).toBeNull();
		expect(flawOf(deletions(OUTBOX_LIMITS.deletions + 1))).toBe('deletions');
	});

	it('[GA4] clocks that nobody can have counted to are refused', () => {
		const skip = (length: number) =>
			encoded((encoder) => {
				for (const number of [1, 1, 7, 0]) encoding.writeVarUint(encoder, number);
				encoding.writeUint8(encoder, 10);
				encoding.writeVarUint(encoder, length);
				encoding.writeVarUint(encoder, 0);
			});
		expect(flawOf(skip(5))).toBeNull();
		expect(flawOf(skip(0))).toBe('clock');
		expect(flawOf(skip(2 ** 41))).toBe('clock');
	});

	it.each([
		['nothing', Uint8Array.of()],
		['a beginning', updateOf((document) => queue(document).push([entry])).slice(0, 20)],
		['noise', Uint8Array.from({ length: 200 }, (_, i) => (i * 37) & 255)],
	])('[GA4] %s is malformed', (_what, update) => {
		expect(flawOf(update)).not.toBeNull();
	});
});

function nested(depth: number): unknown {
	let value: unknown = 'bottom';
	for (let level = 0; level < depth; level++) value = [value];
	return value;
}
