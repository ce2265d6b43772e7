import type { Rate } from '#sync/hub-limits.ts';

/** What one person may do to signaling. A call takes twelve frames, more where a machine has many networks. */
export const SIGNALING_LIMITS = {
	/** Bytes of one frame; an offer has about 6,000. */
	frameBytes: 65_536,
	frames: { burst: 60, perSecond: 20 } satisfies Rate,
	/** A side that does not answer the heartbeat is taken for gone after so many ms. */
	pingMs: 10_000,
	silentMs: 25_000,
	/** The session behind a socket is asked for again after so many ms. */
	renewMs: 240_000,
	/** A browser that does not answer the close is cut off after so many ms. */
	closeMs: 2_000,
} as const;

export type SignalingLimits = typeof SIGNALING_LIMITS;
