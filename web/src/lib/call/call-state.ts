/**
 * The state of a call as a pure function: what is so, what happened, what is so then and what has to be
 * done about it. Nothing in here knows a browser. What is told of an older connection than the one that
 * counts is dropped.
 */
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
	'left' | 'window_over' | 'changed' | 'superseded' | 'signed_out' | 'not_allowed';

export interface Refused {
	readonly code: string;
	/** When the room opens, and in how many ms from now. */
	readonly opens: { readonly at: Instant; readonly inMs: number } | null;
}

export interface CallState {
	readonly phase: CallPhase;
	readonly session: CallSession | null;
	readonly refused: Refused | null;
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
	/** Connections that this side made or was called to, since the last one that worked. */
	readonly tries: number;
	/** Times that signaling was lost since it last worked. */
	readonly losses: number;
}

export type CallTimer = 'opens' | 'ask' | 'signaling' | 'heal' | 'dial';

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
	end: null,
	signaling: 'closed',
	partner: null,
	talkingTo: null,
	partnerLeft: false,
	generation: 0,
	tries: 0,
	losses: 0,
};

/** It may heal by itself for so long. */
const HEAL_MS = 4_000;
/** A connection that is not there after so long is tried anew. */
const DIAL_MS = 10_000;
const ASK_AGAIN_MS = 3_000;
/** A chat may be days away, or be moved. */
const ASK_AT_LEAST_MS = 600_000;
const SIGNALING_MS = { first: 250, last: 4_000 };
/** Waits before each further connection. */
const TRIES_MS = [0, 1_000, 2_000, 4_000, 8_000];
/** Two have failed, and something must be wrong; it is tried further all the same. */
const TRIES_ENOUGH = 3;

const IN_ROOM: ReadonlySet<CallPhase> = new Set([
	'entering',
	'waiting',
	'dialing',
	'talking',
	'unstable',
	'reconnecting',
]);

export const isInRoom = ({ phase }: CallState): boolean => IN_ROOM.has(phase);

/** CA16: neither the server is reached nor the other one, so nobody knows here who is there. */
export const isCutOff = ({ phase, signaling, losses }: CallState): boolean =>
	(phase === 'waiting' ||
		phase === 'dialing' ||
		phase === 'reconnecting' ||
		(phase === 'entering' && losses > 0)) &&
	signaling !== 'open';

/** CA17: both are there and reach the server, and yet no connection comes about. */
export const isStuck = ({ phase, tries, signaling }: CallState): boolean =>
	(phase === 'dialing' || phase === 'reconnecting') &&
	signaling === 'open' &&
	tries >= TRIES_ENOUGH;

const ENDS: Readonly<Partial<Record<RoomEnding, CallEnd>>> = {
	superseded: 'superseded',
	changed: 'changed',
	'window-over': 'window_over',
	'signed-out': 'signed_out',
	malformed: 'not_allowed',
	'not-allowed': 'not_allowed',
	'too-large': 'not_allowed',
	'too-much': 'not_allowed',
};

export function step(state: CallState, event: CallEvent): CallStep {
	if (state.phase === 'ended') return event.type === 'retry' ? again(state) : [state, []];
	switch (event.type) {
		case 'session':
			return sessionCame(state, event.session);
		case 'refused':
			return refusedBy(state, event.refused);
		case 'unreachable':
			return unreachable(state);
		case 'join':
			return state.phase === 'lobby' && state.session
				? [
						{ ...state, phase: 'entering', signaling: 'opening' },
						[{ do: 'open_signaling', session: state.session }],
					]
				: [state, []];
		case 'retry':
			return isInRoom(state) ? [state, []] : [{ ...state, phase: 'asking' }, [{ do: 'ask' }]];
		case 'hang_up':
			return end(state, 'left');
		case 'ended_by_server':
			return endedByServer(state, event.why);
		default:
			return isInRoom(state) ? inRoom(state, event) : outside(state, event);
	}
}

type RoomEvent = Exclude<
	CallEvent,
	{
		readonly type:
			'session' | 'refused' | 'unreachable' | 'join' | 'retry' | 'hang_up' | 'ended_by_server';
	}
>;

/** Before one has come in only the clock and the network matter. */
function outside(state: CallState, event: RoomEvent): CallStep {
	const asks =
		(event.type === 'timer' && (event.timer === 'opens' || event.timer === 'ask')) ||
		(event.type === 'online' && state.phase === 'unreachable');
	return asks ? [{ ...state, phase: 'asking' }, [{ do: 'ask' }]] : [state, []];
}

function inRoom(state: CallState, event: RoomEvent): CallStep {
	switch (event.type) {
		case 'signaling_open':
			// Who is there is told anew right after.
			return [
				{
					...state,
					phase: state.phase === 'entering' ? 'waiting' : state.phase,
					signaling: 'open',
					partner: null,
					losses: 0,
				},
				[stop('signaling')],
			];
		case 'signaling_lost':
			return [
				{ ...state, signaling: 'closed', partner: null, losses: state.losses + 1 },
				[start('signaling', backOff(state.losses))],
			];
		case 'peer_up':
			return peerUp(state, event.visit);
		case 'peer_down':
			return state.phase === 'dialing' || state.phase === 'reconnecting'
				? alone({ ...state, partner: null })
				: [{ ...state, partner: null }, []];
		case 'bye':
			return alone({ ...state, partnerLeft: true });
		case 'window':
			return state.session
				? [{ ...state, session: { ...state.session, ...timesOf(event) } }, []]
				: [state, []];
		case 'called':
			if (event.generation <= state.generation) return [state, []];
			return [
				{
					...state,
					phase: state.phase === 'reconnecting' ? 'reconnecting' : 'dialing',
					generation: event.generation,
					partnerLeft: false,
					tries: state.tries + 1,
				},
				[stop('heal'), start('dial', DIAL_MS)],
			];
		case 'connected':
			if (event.generation !== state.generation || !awaits(state)) return [state, []];
			return [
				{ ...state, phase: 'talking', talkingTo: state.partner, partnerLeft: false, tries: 0 },
				[stop('heal'), stop('dial')],
			];
		case 'silence':
			if (event.generation !== state.generation || state.phase !== 'talking') return [state, []];
			return [{ ...state, phase: 'unstable' }, [start('heal', HEAL_MS)]];
		case 'broken':
			return event.generation === state.generation && isConnected(state)
				? reconnect(state)
				: [state, []];
		case 'way_changed':
			return isConnected(state) ? connectOtherwise(state) : [state, []];
		case 'online':
			return state.phase === 'unstable'
				? reconnect(state)
				: [state, state.signaling === 'closed' ? [start('signaling', 0)] : []];
		case 'timer':
			return rang(state, event.timer);
	}
}

const isConnected = ({ phase }: CallState): boolean =>
	phase === 'dialing' || phase === 'talking' || phase === 'unstable' || phase === 'reconnecting';
const awaits = ({ phase }: CallState): boolean => phase !== 'entering' && phase !== 'waiting';

function rang(state: CallState, timer: CallTimer): CallStep {
	if (timer === 'signaling' && state.signaling === 'closed')
		return [{ ...state, signaling: 'opening' }, [{ do: 'ask' }]];
	if (timer === 'heal' && state.phase === 'unstable') return reconnect(state);
	if (timer === 'dial' && (state.phase === 'dialing' || state.phase === 'reconnecting'))
		return dialOrWait(state);
	return [state, []];
}

/** A page that is new to us is called, whatever was before; the one we talk to is left alone. */
function peerUp(state: CallState, visit: string): CallStep {
	const known = { ...state, partner: visit, partnerLeft: false };
	const isSame = visit === state.talkingTo;
	if (isSame && (state.phase === 'talking' || state.phase === 'unstable')) return [known, []];
	return dialOrWait({ ...known, phase: isSame ? known.phase : 'dialing', tries: 0 });
}

/** The caller calls, the other one is called; either waits for so long. */
function dialOrWait(state: CallState): CallStep {
	if (state.partner === null) return alone(state);
	const phase = state.phase === 'reconnecting' ? 'reconnecting' : 'dialing';
	if (state.session?.role !== 'caller' || state.signaling !== 'open')
		return [{ ...state, phase }, [start('dial', DIAL_MS)]];
	// Later than any of a page that was here before a reload: the server's clock numbers them.
	const generation = Math.max(state.generation + 1, state.session.now);
	const tries = state.tries + 1;
	const wait = TRIES_MS[Math.min(tries, TRIES_MS.length) - 1] ?? 0;
	return [
		{ ...state, phase, generation, tries },
		[{ do: 'dial', generation }, start('dial', DIAL_MS + wait)],
	];
}

function reconnect(state: CallState): CallStep {
	const lost = { ...state, phase: 'reconnecting', talkingTo: null } as const;
	const [next, effects] = dialOrWait(lost);
	return [next, [stop('heal'), ...effects]];
}

/** The connection that there is goes at once; the other side notices, and whoever calls calls anew. */
function connectOtherwise(state: CallState): CallStep {
	const [next, effects] = reconnect({ ...state, tries: 0 });
	return [next, [{ do: 'drop' }, ...effects]];
}

/** In the room, without the other one. */
const alone = (state: CallState): CallStep => [
	{ ...state, phase: state.phase === 'entering' ? 'entering' : 'waiting', talkingTo: null },
	[{ do: 'drop' }, stop('heal'), stop('dial')],
];

function sessionCame(state: CallState, session: CallSession): CallStep {
	if (isInRoom(state))
		return [{ ...state, session, signaling: 'opening' }, [{ do: 'open_signaling', session }]];
	return [{ ...state, phase: 'lobby', session, refused: null }, []];
}

function unreachable(state: CallState): CallStep {
	if (isInRoom(state))
		return [{ ...state, signaling: 'closed' }, [start('signaling', SIGNALING_MS.last)]];
	return state.phase === 'asking'
		? [{ ...state, phase: 'unreachable' }, [start('ask', ASK_AGAIN_MS)]]
		: [state, []];
}

function refusedBy(state: CallState, refused: Refused): CallStep {
	if (isInRoom(state)) return end(state, refused.code === 'too_late' ? 'window_over' : 'changed');
	const { code, opens } = refused;
	if (code !== 'too_early' || opens === null) return [{ ...state, phase: 'refused', refused }, []];
	const wait = Math.min(Math.max(opens.inMs, 0), ASK_AT_LEAST_MS);
	return [{ ...state, phase: 'too_early', refused }, [start('opens', wait)]];
}

function endedByServer(state: CallState, why: RoomEnding): CallStep {
	const reason = ENDS[why];
	if (reason !== undefined) return end(state, reason);
	// A restart, or a heartbeat that was lost: one comes back.
	return isInRoom(state) ? inRoom(state, { type: 'signaling_lost' }) : [state, []];
}

const end = (state: CallState, reason: CallEnd): CallStep => [
	{ ...state, phase: 'ended', end: reason, signaling: 'closed', partner: null, talkingTo: null },
	[...(reason === 'left' && isInRoom(state) ? [{ do: 'say_bye' } as const] : []), { do: 'end' }],
];

/** Only whoever left, or had it opened elsewhere, may come back. */
const again = (state: CallState): CallStep =>
	state.end === 'left' || state.end === 'superseded'
		? [{ ...BEGINNING, generation: state.generation }, [{ do: 'ask' }]]
		: [state, []];

const timesOf = ({ endsAt, closesAt }: { endsAt: Instant; closesAt: Instant }) => ({
	endsAt,
	closesAt,
});

const backOff = (losses: number): number =>
	Math.min(SIGNALING_MS.last, SIGNALING_MS.first * 2 ** Math.min(losses, 10));

const start = (timer: CallTimer, ms: number): CallEffect => ({ do: 'start', timer, ms });
const stop = (timer: CallTimer): CallEffect => ({ do: 'stop', timer });
