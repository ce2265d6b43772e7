import type { CallNotice, CallRole, PeerId } from '#schema/call.ts';

/** Carried to the partner by PeerServer. One side calls, the other answers, and never the other way round. */
const CARRIED = {
	caller: new Set(['OFFER', 'CANDIDATE', 'LEAVE']),
	callee: new Set(['ANSWER', 'CANDIDATE', 'LEAVE']),
} as const satisfies Record<CallRole, ReadonlySet<string>>;
/** Of ours, beside PeerJS' own: what passes between a page and the server, and a good-bye to the partner. */
const OWN = new Set(['ping', 'bye']);

/** What came, if a page of ours could have sent it. */
export type Frame =
	| { readonly kind: 'carried'; readonly type: string }
	| { readonly kind: 'heartbeat' | 'ping' | 'bye' };

/** Why a frame ends its socket (C-03). */
export type FrameFault = 'malformed' | 'type' | 'destination';

/**
 * Judges one frame before PeerServer sees it: a JSON object of a known type, to nobody but the partner.
 * A `LEAVE` to nobody would make a ghost of its sender, so it goes to the partner or nowhere.
 */
export function judgeFrame(text: string, role: CallRole, partner: PeerId): Frame | FrameFault {
	const frame = parse(text);
	if (!frame) return 'malformed';
	const { type, dst, payload } = frame;
	if (type === 'HEARTBEAT') return dst === undefined ? { kind: 'heartbeat' } : 'destination';
	if (type === 'APP') return ownFrame(payload);
	if (typeof type !== 'string' || !(CARRIED[role] as ReadonlySet<string>).has(type)) return 'type';
	return dst === partner ? { kind: 'carried', type } : 'destination';
}

function ownFrame(payload: unknown): Frame | FrameFault {
	if (typeof payload !== 'object' || payload === null || !('kind' in payload)) return 'malformed';
	const { kind } = payload;
	return typeof kind === 'string' && OWN.has(kind) ? { kind: kind as 'ping' | 'bye' } : 'type';
}

function parse(text: string): Record<string, unknown> | null {
	try {
		const value: unknown = JSON.parse(text);
		const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
		return isObject ? (value as Record<string, unknown>) : null;
	} catch {
		return null;
	}
}

export const noticeText = (payload: CallNotice): string => JSON.stringify({ type: 'APP', payload });
