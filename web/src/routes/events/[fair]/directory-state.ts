import type { FairId } from '#schema/ids.ts';

/** Whoever has so slow a network is not made to wait for a second road. */
const LIMIT_MS = 5_000;

/** The directory's document, compressed, while the engine is on its way too; null where it cannot be had. */
export async function directoryState(fair: FairId): Promise<Uint8Array | null> {
	try {
		const answer = await fetch(`/api/fairs/${fair}/directory/state`, {
			signal: AbortSignal.timeout(LIMIT_MS),
		});
		return answer.status === 200 ? new Uint8Array(await answer.arrayBuffer()) : null;
	} catch {
		// Without a network the socket says so; it brings all of it once there is one.
		return null;
	}
}
