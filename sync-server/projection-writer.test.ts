import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Json } from '#schema/docs/projection.ts';
import { instant } from '#schema/ids.ts';
import { ProjectionWriter } from './projection-writer.ts';
import { viewOf } from './testing/engine-rig.ts';

const NOW = instant(1_800_000_000_000);
const LINEAGE = 2 ** 32;

function given(sections: readonly string[], slots: number) {
	const document = new Y.Doc();
	let lineage = LINEAGE;
	const writer = new ProjectionWriter(document, sections, () => lineage++);
	let seq = 0;
	const write = (section: string, entries: Readonly<Record<string, Json>>) => {
		const change = { entries: new Map(Object.entries(entries)), whole: false };
		return writer.write(++seq, instant(NOW + seq), new Map([[section, change]]));
	};
	const calendar = Array.from({ length: slots }, (_, i) => [`slot${i}`, 'o'] as const);
	write('slots', Object.fromEntries(calendar));
	/** Of the state that a newcomer is sent. */
	const bytes = () => Y.encodeStateAsUpdate(document).byteLength;
	return { document, write, bytes };
}

describe('a document that changes all day', () => {
	it('[SY12] grows by less than a tenth of a byte a change, as a newcomer gets it', () => {
		const { write, bytes, document } = given(['slots'], 40);
		/** The smallest and the largest that it is meanwhile: from one compaction to the next it swells. */
		const range = (flips: number) => {
			const sizes = Array.from({ length: flips }, (_, flip) => {
				write('slots', { [`slot${flip % 40}`]: flip % 80 < 40 ? 't' : 'o' });
				return bytes();
			});
			return { least: Math.min(...sizes), most: Math.max(...sizes) };
		};
		const morning = range(2_000);
		range(16_000);
		const evening = range(2_000);
		expect(evening.least - morning.least).toBeLessThan(0.1 * 18_000);
		expect(evening.most).toBeLessThan(64 * 1_024);
		expect(viewOf(document)).toMatchObject({ seq: 20_001, slots: { slot0: 'o', slot39: 'o' } });
	});

	it('[SY12] leaves a large section that hardly changes as it is', () => {
		const { write, document } = given(['slots', 'cards'], 4);
		const cards = Array.from({ length: 500 }, (_, i) => [`card${i}`, 'words '.repeat(20)] as const);
		write('cards', Object.fromEntries(cards));
		let sent = 0;
		document.on('update', (update: Uint8Array) => (sent = Math.max(sent, update.byteLength)));
		for (let flip = 0; flip < 2_000; flip += 1)
			write(flip % 50 === 0 ? 'cards' : 'slots', { [flip % 50 === 0 ? 'card7' : 'slot1']: flip });
		expect(sent).toBeLessThan(2_000);
	});
});
