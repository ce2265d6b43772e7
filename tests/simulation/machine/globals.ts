/**
 * Time and chance that libraries take from the machine behind everybody's back. Some of them are taken
 * once, when a library is loaded, so this module must be imported before any other.
 */
import nodeCrypto from 'node:crypto';

const TIMERS = [
	...(['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] as const),
	...(['setImmediate', 'clearImmediate'] as const),
];

export interface Substitutes extends Pick<typeof globalThis, (typeof TIMERS)[number]> {
	now(): number;
	random(): number;
	fill(bytes: Uint8Array): void;
}

const real = {
	now: Date.now,
	random: Math.random,
	getRandomValues: nodeCrypto.webcrypto.getRandomValues.bind(nodeCrypto.webcrypto),
	randomUUID: nodeCrypto.randomUUID,
	timers: Object.fromEntries(TIMERS.map((name) => [name, globalThis[name]])),
};
/** The machine's own, to let pending promises run between two turns of a simulation. */
export const realSetImmediate = setImmediate;

let substitutes: Substitutes | null = null;

Date.now = () => (substitutes ? substitutes.now() : real.now.call(Date));
Math.random = () => (substitutes ? substitutes.random() : real.random.call(Math));
replace(
	nodeCrypto.webcrypto,
	'getRandomValues',
	<Values extends ArrayBufferView>(values: Values) => {
		if (!substitutes) return real.getRandomValues(values as unknown as Uint8Array<ArrayBuffer>);
		substitutes.fill(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
		return values;
	},
);
replace(nodeCrypto, 'randomUUID', () =>
	substitutes ? randomUuid(substitutes) : real.randomUUID(),
);

/** Puts the substitutes in place until the returned function is called. */
export function substitute(by: Substitutes): () => void {
	if (substitutes) throw new Error('one simulation at a time');
	substitutes = by;
	Object.assign(globalThis, Object.fromEntries(TIMERS.map((name) => [name, by[name]])));
	return () => {
		substitutes = null;
		Object.assign(globalThis, real.timers);
	};
}

function replace(target: object, name: string, value: unknown): void {
	Object.defineProperty(target, name, { value, configurable: true, writable: true });
}

function randomUuid({ fill }: Substitutes): `${string}-${string}-${string}-${string}-${string}` {
	const bytes = new Uint8Array(16);
	fill(bytes);
	const hex = Buffer.from(bytes).toString('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
