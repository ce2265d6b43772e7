/** Bytes that no library would write: updates and frames made by hand, and a seeded source of chance. */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

export type Bytes = Uint8Array<ArrayBuffer>;

export const bytes = (data: Uint8Array): Bytes => Uint8Array.from(data);

export function encoded(write: (encoder: encoding.Encoder) => void): Bytes {
	const encoder = encoding.createEncoder();
	write(encoder);
	return bytes(encoding.toUint8Array(encoder));
}

export const uints = (...numbers: readonly number[]): Bytes =>
	encoded((encoder) => numbers.forEach((number) => encoding.writeVarUint(encoder, number)));

export function updateOf(change: (document: Y.Doc) => void): Bytes {
	const document = new Y.Doc();
	change(document);
	return bytes(Y.encodeStateAsUpdate(document));
}

/** Garbage structs of very many clients, one each. */
export const manyClients = (count: number): Bytes =>
	encoded((encoder) => {
		encoding.writeVarUint(encoder, count);
		for (let client = 1; client <= count; client++) {
			for (const number of [1, client, 0]) encoding.writeVarUint(encoder, number);
			encoding.writeUint8(encoder, 0);
			encoding.writeVarUint(encoder, 1);
		}
		encoding.writeVarUint(encoder, 0);
	});

/** One entry of the outbox whose value is an array in an array, so many times. */
export const nestedEntry = (depth: number): Bytes =>
	encoded((encoder) => {
		for (const number of [1, 1, 7, 0]) encoding.writeVarUint(encoder, number);
		encoding.writeUint8(encoder, 8);
		encoding.writeVarUint(encoder, 1);
		encoding.writeVarString(encoder, 'q');
		encoding.writeVarUint(encoder, 1);
		for (let level = 0; level < depth; level++) {
			encoding.writeUint8(encoder, 117);
			encoding.writeVarUint(encoder, 1);
		}
		encoding.writeAny(encoder, 'bottom');
		encoding.writeVarUint(encoder, 0);
	});

/** Maps within maps, each a shared type. */
export const nestedTypes = (depth: number): Bytes =>
	updateOf((document) => {
		let map = document.getMap<unknown>('q');
		document.transact(() => {
			for (let level = 0; level < depth; level++) {
				const inner = new Y.Map<unknown>();
				map.set('k', inner);
				map = inner;
			}
		});
	});

/** A generator whose whole course follows from its seed. */
export class Chance {
	#state: number;

	constructor(seed: number) {
		this.#state = seed >>> 0;
	}

	/** From 0 up to, not including, `limit`. */
	below(limit: number): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let mixed = this.#state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
	}

	of<T>(values: readonly T[]): T {
		return values[this.below(values.length)] as T;
	}
}

/** Byte sequences that stand for trouble: ends of ranges, large numbers, types. */
const TROUBLE: readonly (readonly number[])[] = [
	[0],
	[255],
	[127],
	[128],
	[0x80, 0x01],
	[0xff, 0xff, 0xff, 0x0f],
	[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f],
	[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
	[117, 255],
	[118, 255],
	[1, 1, 1],
];

/** The same with one to four things wrong. */
export function mutated(original: Uint8Array, chance: Chance): Bytes {
	let data = [...original];
	for (let left = 1 + chance.below(4); left > 0; left--) {
		const at = chance.below(data.length + 1);
		switch (chance.below(6)) {
			case 0:
				data[at] = (data[at] ?? 0) ^ (1 << chance.below(8));
				break;
			case 1:
				data.splice(at, 0, ...chance.of(TROUBLE));
				break;
			case 2:
				data.splice(at, 1 + chance.below(8));
				break;
			case 3:
				data.splice(at, 4, ...chance.of(TROUBLE));
				break;
			case 4:
				data = data.slice(0, at);
				break;
			default:
				data.splice(at, 0, ...data.slice(chance.below(data.length + 1)).slice(0, 32));
		}
	}
	return Uint8Array.from(data);
}
