import type { PeerId } from './ticket.ts';

/** Carried to the partner by PeerServer. One side calls, the other answers, and never the other way round. */
const CARRIED = {
	caller: new Set(['OFFER', 'CANDIDATE', 'LEAVE']),
	callee: new Set(['ANSWER', 'CANDIDATE', 'LEAVE']),
} as const satisfies Record<Role, ReadonlySet<string>>;
/** Of ours, beside PeerJS' own: what passes between a page and the server, and a good-bye to the partner. */
const OWN = new Set(['ping', 'bye']);

export type Role = 'caller' | 'callee';

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
export function judgeFrame(text: string, role: Role, partner: PeerId): Frame | FrameFault {
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

/** What the server says beside PeerServer; PeerJS passes it on to whoever listens to its socket. */
export type OwnFrame =
	/** The partner came, under a name of this one visit, or went. */
	| { readonly kind: 'peer'; readonly up: true; readonly visit: string }
	| { readonly kind: 'peer'; readonly up: false }
	| { readonly kind: 'pong' }
	| { readonly kind: 'bye' }
	/** The room is open until then; it changes when the chat is prolonged. */
	| { readonly kind: 'window'; readonly endsAt: number; readonly closesAt: number };

export const ownFrameText = (payload: OwnFrame): string => JSON.stringify({ type: 'APP', payload });

/** PeerJS takes it for an error of the server, ends its attempts and says so with these words. */
export const errorText = (msg: string): string =>
	JSON.stringify({ type: 'ERROR', payload: { msg } });
