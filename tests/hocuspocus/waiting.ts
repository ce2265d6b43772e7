import { vi } from 'vitest';

/** Waits for a condition; the limit only turns a hang into a failure. */
export const until = (condition: () => boolean): Promise<true> =>
	vi.waitUntil(condition, { timeout: 60_000, interval: 2 });

/** Lets everything that is ready run, without waiting for any clock. */
export async function turns(count = 5): Promise<void> {
	for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}
