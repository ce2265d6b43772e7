/** What a disk holds after the power went off at some point of a record. */
import { readFileSync } from 'node:fs';
import { must } from '#schema/assert.ts';

const HEADER_BYTES = 40;
const SECTOR_BYTES = 512;

type Step =
	| { readonly kind: 'write'; readonly file: string; readonly at: number; readonly bytes: Buffer }
	| { readonly kind: 'truncate'; readonly file: string; readonly at: number }
	| { readonly kind: 'sync'; readonly file: string }
	| { readonly kind: 'remove'; readonly file: string };

export function readRecord(path: string): Step[] {
	const record = readFileSync(path);
	const names = new Map<number, string>();
	const steps: Step[] = [];
	for (let position = 0; position + HEADER_BYTES <= record.length;) {
		const field = (index: number) => Number(record.readBigInt64LE(position + index * 8));
		const [kind, number, at, length] = [field(0), field(1), field(2), field(3)];
		const bytes = record.subarray(position + HEADER_BYTES, position + HEADER_BYTES + length);
		position += HEADER_BYTES + length;
		if (kind === 1) names.set(number, bytes.toString());
		const file = must(names.get(number), 'a file is named first');
		if (kind === 2) steps.push({ kind: 'write', file, at, bytes });
		if (kind === 3) steps.push({ kind: 'truncate', file, at });
		if (kind === 4) steps.push({ kind: 'sync', file });
		if (kind === 5) steps.push({ kind: 'remove', file });
	}
	return steps;
}

/** How much of what was not synced survives: nothing, a beginning, or any sectors in any mixture. */
export type Loss = 'all' | 'tail' | 'sectors';

export interface Disk {
	/** By path, what can be read after the power is back. */
	readonly files: ReadonlyMap<string, Buffer>;
	/** Everything that was written to this file before the cut, kept or not: what people had seen. */
	written(path: string): Buffer;
}

/** The disk after the first `cut` steps and the loss of unsynced bytes that `random` decides. */
export function diskAfter(
	steps: readonly Step[],
	cut: number,
	loss: Loss,
	random: () => number,
): Disk {
	const durable = new Map<string, Buffer>();
	const seen = new Map<string, Buffer>();
	const unsynced = new Map<string, Step[]>();
	for (const step of steps.slice(0, cut)) {
		const { file } = step;
		seen.set(file, applied(seen.get(file) ?? Buffer.alloc(0), step));
		if (step.kind === 'remove') {
			durable.delete(file);
			unsynced.delete(file);
		} else if (step.kind === 'sync') {
			durable.set(file, seen.get(file) ?? Buffer.alloc(0));
			unsynced.delete(file);
		} else {
			const waiting = unsynced.get(file);
			if (waiting) waiting.push(step);
			else unsynced.set(file, [step]);
		}
	}
	for (const [file, waiting] of unsynced) {
		const kept =
			loss === 'all' ? [] : waiting.slice(0, Math.floor(random() * (waiting.length + 1)));
		const survivors = loss === 'sectors' ? waiting.flatMap((step) => torn(step, random)) : kept;
		durable.set(file, survivors.reduce(applied, durable.get(file) ?? Buffer.alloc(0)));
	}
	return { files: durable, written: (path) => seen.get(path) ?? Buffer.alloc(0) };
}

function applied(content: Buffer, step: Step): Buffer {
	if (step.kind === 'remove') return Buffer.alloc(0);
	if (step.kind === 'sync') return content;
	if (step.kind === 'truncate') return resized(content, step.at, step.at);
	const end = step.at + step.bytes.length;
	const grown = resized(content, Math.max(content.length, end), content.length);
	step.bytes.copy(grown, step.at);
	return grown;
}

function resized(content: Buffer, length: number, kept: number): Buffer {
	const copy = Buffer.alloc(length);
	content.copy(copy, 0, 0, Math.min(kept, length));
	return copy;
}

/** The sectors of one write, each of which reached the disk or did not. */
function torn(step: Step, random: () => number): Step[] {
	if (step.kind !== 'write') return random() < 0.5 ? [step] : [];
	const sectors: Step[] = [];
	for (let from = 0; from < step.bytes.length; from += SECTOR_BYTES)
		if (random() < 0.5)
			sectors.push({
				...step,
				at: step.at + from,
				bytes: step.bytes.subarray(from, from + SECTOR_BYTES),
			});
	return sectors;
}
