/** What passes between a page and signaling: shared by both, so that neither guesses (RM2, RM3). */
import type { TextKeys } from './call-text.ts';
import type { Instant } from './ids.ts';

/** Where PeerJS connects to, as `path` of its options. */
export const SIGNALING_PATH = '/signal';
/** What it asks for there. */
export const SIGNALING_SOCKET_PATH = `${SIGNALING_PATH}/peerjs`;
/** Where the two meet with what they write, as y-websocket asks: a server's address, and a room. */
export const TEXT_ROOM = 'text';
export const TEXT_SOCKET_PATH = `${SIGNALING_PATH}/${TEXT_ROOM}`;

/** By which the two browsers find each other; says nothing about who they are (C-01). */
export type PeerId = string & { readonly peerId: unique symbol };

/** Names one page for as long as it is open; made up by the page. */
export type VisitId = string & { readonly visitId: unique symbol };

const VISIT = /^[0-9A-Za-z_-]{16,32}$/;
export const isVisitId = (value: unknown): value is VisitId =>
	typeof value === 'string' && VISIT.test(value);

/** The server says who calls, so that two never call each other at once. */
export type CallRole = 'caller' | 'callee';

/** As of WebRTC's `RTCIceServer`. */
export interface IceServer {
	readonly urls: string[];
	readonly username?: string;
	readonly credential?: string;
}

/** What a page needs in order to call. */
export interface CallSession {
	readonly peerId: PeerId;
	readonly remoteId: PeerId;
	readonly role: CallRole;
	readonly ticket: string;
	/** By which what the two write tells who wrote it. */
	readonly textKeys: TextKeys;
	readonly startsAt: Instant;
	readonly endsAt: Instant;
	readonly opensAt: Instant;
	/** The room closes just before it. */
	readonly closesAt: Instant;
	/** By the server's clock. */
	readonly now: Instant;
	/** By whose help the browsers find a way to each other; none means directly or not at all. */
	readonly iceServers: readonly IceServer[];
}

/** What the server says beside PeerServer, and what a page says to it, as the payload of an `APP` frame. */
export type CallNotice =
	/** The partner came, or went. */
	| { readonly kind: 'peer'; readonly up: true; readonly visit: string }
	| { readonly kind: 'peer'; readonly up: false }
	| { readonly kind: 'ping' }
	| { readonly kind: 'pong' }
	/** The partner has left on purpose. */
	| { readonly kind: 'bye' }
	/** The end of one's place in the room. No `ERROR`: PeerJS would end the talk for it. */
	| { readonly kind: 'end'; readonly why: RoomEnding }
	/** Until when; it changes when the chat is prolonged. */
	| { readonly kind: 'window'; readonly endsAt: Instant; readonly closesAt: Instant };

/** Why the server ends somebody's place in a room. */
export type RoomEnding =
	| 'malformed'
	| 'signed-out'
	| 'not-allowed'
	/** Another tab of the same person has taken over. */
	| 'superseded'
	/** The chat was cancelled, moved, or is somebody else's now. */
	| 'changed'
	| 'window-over'
	| 'silent'
	| 'too-large'
	| 'too-much'
	| 'restart';
