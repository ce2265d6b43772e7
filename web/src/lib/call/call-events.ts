/** What a call is, what can happen to it, and what has to be done then; `call-state.ts` says when. */
import type { CallSession, RoomEnding } from '#schema/call.ts';
import type { Instant } from '#schema/ids.ts';

export type CallPhase =
	/** Asking the server whether one may come in. */
	| 'asking'
	| 'too_early'
	| 'refused'
	| 'unreachable'
	/** May come in, and has not pressed Join yet: nothing leaves this machine. */
	| 'lobby'
	/** On the way into the room. */
	| 'entering'
	/** In the room alone. */
	| 'waiting'
	/** Both are there, and the connection between them is being made. */
	| 'dialing'
	| 'talking'
	/** Nothing came for a moment; it may heal by itself. */
	| 'unstable'
	/** It did not; a new connection is being made. */
	| 'reconnecting'
	| 'ended';

export type CallEnd =
	| 'left'
	| 'window_over'
	| 'changed'
	| 'superseded'
	| 'signed_out'
	| 'not_allowed'
	/** The connection did not end at the other's browser, or nothing showed that it does (CA16). */
	| 'not_private';

export interface Refused {
	readonly code: string;
	/** When the room opens, and in how many ms from now. */
	readonly opens: { readonly at: Instant; readonly inMs: number } | null;
}

export interface CallState {
	readonly phase: CallPhase;
	readonly session: CallSession | null;
	readonly refused: Refused | null;
	/** Has pressed Join before it was known whether one may come in. */
	readonly wantsIn: boolean;
	readonly end: CallEnd | null;
	readonly signaling: 'closed' | 'opening' | 'open';
	/** The other page, while it is in the room. */
	readonly partner: string | null;
	/** The page that the connection was made with. */
	readonly talkingTo: string | null;
	/** Said good-bye, and did not come back yet. */
	readonly partnerLeft: boolean;
	/** Of the connection that counts. */
	readonly generation: number;
	/** Of it too: whether it stands, and then whether it was shown to be private (CA16). */
	readonly link: 'none' | 'unproven' | 'private';
	/** Connections that this side made or was called to, since the last one that worked. */
	readonly tries: number;
	/** Times that signaling was lost since it last worked. */
	readonly losses: number;
}

export type CallTimer = 'opens' | 'ask' | 'signaling' | 'heal' | 'dial' | 'proof';

export type CallEvent =
	| { readonly type: 'session'; readonly session: CallSession }
	| { readonly type: 'refused'; readonly refused: Refused }
	| { readonly type: 'unreachable' }
	| { readonly type: 'join' }
	| { readonly type: 'signaling_open' }
	| { readonly type: 'signaling_lost' }
	| { readonly type: 'ended_by_server'; readonly why: RoomEnding }
	| { readonly type: 'peer_up'; readonly visit: string }
	| { readonly type: 'peer_down' }
	| { readonly type: 'bye' }
	| { readonly type: 'window'; readonly endsAt: Instant; readonly closesAt: Instant }
	/** The partner's call arrived, and is answered. */
	| { readonly type: 'called'; readonly generation: number }
	| { readonly type: 'connected'; readonly generation: number }
	| { readonly type: 'silence'; readonly generation: number }
	| { readonly type: 'broken'; readonly generation: number }
	/** What the other side stated of the connection was true, or was not. */
	| { readonly type: 'proven'; readonly generation: number }
	| { readonly type: 'disproven'; readonly generation: number }
	| { readonly type: 'timer'; readonly timer: CallTimer }
	| { readonly type: 'online' }
	/** By which way one wants to be connected is another choice than before. */
	| { readonly type: 'way_changed' }
	| { readonly type: 'retry' }
	| { readonly type: 'hang_up' };

export type CallEffect =
	| { readonly do: 'ask' }
	| { readonly do: 'open_signaling'; readonly session: CallSession }
	| { readonly do: 'dial'; readonly generation: number }
	/** Lets go of the connection, and tells nobody. */
	| { readonly do: 'drop' }
	| { readonly do: 'say_bye' }
	| { readonly do: 'start'; readonly timer: CallTimer; readonly ms: number }
	| { readonly do: 'stop'; readonly timer: CallTimer }
	/** Devices, connection, sockets, timers: nothing runs after it. */
	| { readonly do: 'end' };

export type CallStep = readonly [CallState, readonly CallEffect[]];

export const BEGINNING: CallState = {
	phase: 'asking',
	session: null,
	refused: null,
	wantsIn: false,
	end: null,
	signaling: 'closed',
	partner: null,
	talkingTo: null,
	partnerLeft: false,
	generation: 0,
	link: 'none',
	tries: 0,
	losses: 0,
};
