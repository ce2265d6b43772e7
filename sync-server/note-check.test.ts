import * as encoding from 'lib0/encoding';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { NOTE_ROOT } from '#schema/docs/note.ts';
import { LIMITS } from '#schema/limits.ts';
import { NOTE_LIMITS } from './hub-limits.ts';
import { readNoteUpdate } from './note-check.ts';

/** What a document looks like on the wire after something was done to its text. */
function updateOf(change: (text: Y.Text, document: Y.Doc) => void): Uint8Array {
	const document = new Y.Doc();
	change(document.getText(NOTE_ROOT), document);
	return Y.encodeStateAsUpdate(document);
}

const flawOf = (update: Uint8Array): string | null => {
	const read = readNoteUpdate(update);
	return read.ok ? null : read.flaw;
};

const uints = (...numbers: readonly number[]): Uint8Array => {
	const encoder = encoding.createEncoder();
	for (const number of numbers) encoding.writeVarUint(encoder, number);
	return encoding.toUint8Array(encoder);
};

describe('what a browser may write into a team’s note', () => {
	it('[TN3] is characters of the one text, and their removal, under ids of its own', () => {
		expect(flawOf(updateOf(() => {}))).toBeNull();
		expect(flawOf(updateOf((text) => text.insert(0, 'x'.repeat(LIMITS.teamNote))))).toBeNull();
		const written = updateOf((text, document) => {
			document.clientID = 7;
			text.insert(0, 'one two 😀');
			text.delete(2, 3);
			text.insert(1, 'Ä');
		});
		expect(readNoteUpdate(written)).toEqual({ ok: true, writers: new Set([7]) });
	});

	it.each<[string, (text: Y.Text, document: Y.Doc) => void]>([
		['content', (text) => text.insert(0, 'bold', { bold: true })],
		['content', (text) => text.insertEmbed(0, { image: 'x' })],
		['place', (text) => text.setAttribute('a', 'b')],
		['place', (_text, document) => void document.getText('other').insert(0, 'x')],
		['place', (_text, document) => void document.getMap(NOTE_ROOT + 'm').set('k', 'v')],
		['place', (_text, document) => void document.getArray('t2').push([1])],
		['text', (text) => text.insert(0, 'NUL \0')],
		['text', (text) => text.insert(0, 'x'.repeat(LIMITS.teamNote + 1))],
		['bytes', (text) => text.insert(0, 'x'.repeat(NOTE_LIMITS.updateBytes))],
		[
			'writer',
			(text, document) => {
				document.clientID = 2 ** 32;
				text.insert(0, 'as the server');
			},
		],
		[
			'structs',
			(text) => {
				for (let i = 0; i <= NOTE_LIMITS.structs; i += 1) text.insert(0, 'x');
			},
		],
	])('[TN3, D-15] is refused for its %s otherwise', (flaw, change) => {
		expect(flawOf(updateOf(change))).toBe(flaw);
	});

	it('[TN3, W-02] is not believed when it announces millions of parts', () => {
		expect(flawOf(uints(1, 30_000_000, 7, 0))).toBe('structs');
		expect(flawOf(uints(30_000_000, 1, 7, 0))).toBe('structs');
	});

	it('[TN3, W-01] is decided for any bytes, without an exception', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
				expect(readNoteUpdate(bytes)).toHaveProperty('ok');
			}),
			{ numRuns: 5_000 },
		);
	});
});
