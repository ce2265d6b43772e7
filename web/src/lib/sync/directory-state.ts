import type { FairId } from '#schema/ids.ts';

/** Whoever has so slow a network is not made to wait for a second road. */
const LIMIT_MS = 5_000;

/**
 * The directory's document, compressed, while the engine is on its way too. Null where it cannot be had:
 * without a network the socket says so, and brings all of it once there is one.
 */
export const directoryState = (fair: FairId): Promise<ArrayBuffer | null> =>
	fetch(`/api/fairs/${fair}/directory/state`, { signal: AbortSignal.timeout(LIMIT_MS) })
		.then((answer) => (answer.status === 200 ? answer.arrayBuffer() : null))
		.catch(() => null);
