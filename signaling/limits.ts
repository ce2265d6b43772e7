import { TEXT_LIMITS } from '#schema/call-text.ts';
import type { Rate } from '#sync/hub-limits.ts';

/** What one socket in a room may do. */
export interface SocketLimits {
	readonly frameBytes: number;
	readonly frames: Rate;
	readonly bytes: Rate;
	/** A side that does not answer the heartbeat is taken for gone after so many ms. */
	readonly pingMs: number;
	readonly silentMs: number;
	/** A browser that does not answer the close is cut off after so many ms. */
	readonly closeMs: number;
}

const LIFE = { pingMs: 10_000, silentMs: 25_000, closeMs: 2_000 } as const;

/** What one person may do to signaling. A call takes twelve frames, more where a machine has many networks. */
export const SIGNALING_LIMITS = {
	...LIFE,
	/** Bytes of one frame; an offer has about 6,000. */
	frameBytes: 65_536,
	frames: { burst: 60, perSecond: 20 } satisfies Rate,
	bytes: { burst: 1_048_576, perSecond: 131_072 } satisfies Rate,
	/** The session behind a socket is asked for again after so many ms. */
	renewMs: 240_000,
} as const;

export type SignalingLimits = typeof SIGNALING_LIMITS;

/** What one person may do to the text of a call. A key that is held down writes thirty times a second. */
export const TEXT_SOCKET_LIMITS = {
	...LIFE,
	/** The whole document in one frame: what a page has that comes back to a room that has nothing. */
	frameBytes: TEXT_LIMITS.bytesMost + 1_024,
	frames: { burst: 200, perSecond: 50 } satisfies Rate,
	bytes: { burst: 4 * TEXT_LIMITS.bytesMost, perSecond: 32_768 } satisfies Rate,
	/** Questions for what is missing, by a page and to it. */
	asks: { burst: 20, perSecond: 0.5 } satisfies Rate,
	/** Bytes that a reader may be behind. */
	bufferedBytes: 2 * TEXT_LIMITS.bytesMost,
} as const;

export type TextSocketLimits = typeof TEXT_SOCKET_LIMITS;
