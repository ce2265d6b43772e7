/** The value below which a share of all lies; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
	if (values.length === 0) return NaN;
	const sorted = Float64Array.from(values).sort();
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);
export const p50 = median;
export const p99 = (values: readonly number[]): number => percentile(values, 0.99);

export const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** The same numbers each run (mulberry32). */
export function chance(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
}
