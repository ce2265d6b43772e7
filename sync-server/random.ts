import { randomFillSync } from 'node:crypto';
import type { FillRandom } from './clock.ts';

/** Bytes drawn at a time: asking the system for a few bytes costs as much as for many. */
const POOL_BYTES = 4_096;

/** Random bytes from the system, drawn in bulk; none is handed out twice. */
export function systemRandom(): FillRandom {
	const pool = new Uint8Array(POOL_BYTES);
	let used = POOL_BYTES;
	return (bytes) => {
		if (bytes.length > POOL_BYTES) {
			randomFillSync(bytes);
			return;
		}
		if (used + bytes.length > POOL_BYTES) {
			randomFillSync(pool);
			used = 0;
		}
		bytes.set(pool.subarray(used, used + bytes.length));
		used += bytes.length;
	};
}
