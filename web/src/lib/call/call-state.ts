/**
 * The state of a call as a pure function: what is so, what happened, what is so then and what has to be
 * done about it. Nothing in here knows a browser. What is told of an older connection than the one that
 * counts is dropped.
 */
import type { CallSession, RoomEnding } from '#schema/call.ts';
import type { Instant } from '#schema/ids.ts';
import type {
	CallEffect,
	CallEnd,
	CallEvent,
	CallPhase,
	CallState,
	CallStep,
	CallTimer,
	Refused,
} from './call-events.ts';
import { BEGINNING } from './call-events.ts';

/** It may heal by itself for so long. */
const HEAL_MS = 4_000;
/** A connection that is not there after so long is tried anew. */
const DIAL_MS = 10_000;
/** A connection that stands, and over which something comes, is shown to be private within so long. */
const PROOF_MS = 15_000;
const ASK_AGAIN_MS = 3_000;
/** Before the room opens: the chat may be moved meanwhile, and the server's clock be set. */
const ASK_AT_LEAST_MS = 15_000;
const SIGNALING_MS = { first: 250, last: 4_000 };
/** The way into the room that has not opened after so long is tried anew: nobody may ever answer. */
const OPEN_MS = 10_000;
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

/** CA17: neither the server is reached nor the other one, so nobody knows here who is there. */
export const isCutOff = ({ phase, signaling, losses }: CallState): boolean =>
	(phase === 'waiting' ||
		phase === 'dialing' ||
		phase === 'reconnecting' ||
		(phase === 'entering' && losses > 0)) &&
	signaling !== 'open';

/** CA18: both are there and reach the server, and yet no connection comes about. */
export const isStuck = ({ phase, tries, signaling, link }: CallState): boolean =>
	(phase === 'dialing' || phase === 'reconnecting') &&
	signaling === 'open' &&
	link !== 'unproven' &&
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
			return joins(state);
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
	// Whoever waits for the room to open is not told of every question.
	const phase = state.phase === 'too_early' ? state.phase : 'asking';
	return asks ? [{ ...state, phase }, [{ do: 'ask' }]] : [state, []];
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
			return signalingLost(state);
		case 'peer_up':
			return peerUp(state, event.visit);
		case 'peer_down':
			// The other side may have found that it is not private, and its word on that be on the way.
			return state.link !== 'unproven' &&
				(state.phase === 'dialing' || state.phase === 'reconnecting')
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
					link: 'none',
					partnerLeft: false,
					tries: state.tries + 1,
				},
				[stop('heal'), stop('proof'), start('dial', DIAL_MS)],
			];
		case 'connected':
			return isOfThis(state, event) ? connected(state) : [state, []];
		case 'proven':
			return isOfThis(state, event) ? talk(state) : [state, []];
		case 'disproven':
			return isOfThis(state, event) ? end(state, 'not_private') : [state, []];
		case 'silence':
			return isOfThis(state, event) ? silent(state) : [state, []];
		case 'broken':
			return isOfThis(state, event) ? reconnect(state) : [state, []];
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

/** Told of the connection that counts, while there is one to come or to lose. */
const isOfThis = (state: CallState, event: { readonly generation: number }): boolean =>
	event.generation === state.generation && isConnected(state);

/** It stands. Whether it is private shows in a moment; until then it is no talk. */
function connected(state: CallState): CallStep {
	if (state.link === 'private') return talk(state);
	if (state.link === 'unproven') return [state, []];
	return [{ ...state, link: 'unproven' }, [stop('dial'), start('proof', PROOF_MS)]];
}

const talk = (state: CallState): CallStep => [
	{
		...state,
		phase: 'talking',
		link: 'private',
		talkingTo:
			state.phase === 'talking' || state.phase === 'unstable' ? state.talkingTo : state.partner,
		partnerLeft: false,
		tries: 0,
	},
	[stop('heal'), stop('dial'), stop('proof')],
];

/** Nothing comes. Before it was shown to be private that is as if it did not stand. */
function silent(state: CallState): CallStep {
	if (state.phase === 'talking') return [{ ...state, phase: 'unstable' }, [start('heal', HEAL_MS)]];
	if (state.link !== 'unproven') return [state, []];
	return [{ ...state, link: 'none' }, [stop('proof'), start('dial', DIAL_MS)]];
}

const isConnected = ({ phase }: CallState): boolean =>
	phase === 'dialing' || phase === 'talking' || phase === 'unstable' || phase === 'reconnecting';

function rang(state: CallState, timer: CallTimer): CallStep {
	if (timer === 'signaling' && state.signaling === 'closed')
		return [{ ...state, signaling: 'opening' }, [{ do: 'ask' }]];
	if (timer === 'signaling' && state.signaling === 'opening') return signalingLost(state);
	if (timer === 'heal' && state.phase === 'unstable') return reconnect(state);
	if (timer === 'proof' && state.link === 'unproven') return end(state, 'not_private');
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
	if (state.session?.role !== 'caller' || state.signaling !== 'open') {
		// What was private may heal meanwhile, and is that still.
		const link = state.link === 'private' ? 'private' : 'none';
		return [{ ...state, phase, link }, [stop('proof'), start('dial', DIAL_MS)]];
	}
	// Later than any of a page that was here before a reload: the server's clock numbers them.
	const generation = Math.max(state.generation + 1, state.session.now);
	const tries = state.tries + 1;
	const wait = TRIES_MS[Math.min(tries, TRIES_MS.length) - 1] ?? 0;
	return [
		{ ...state, phase, generation, link: 'none', tries },
		[stop('proof'), { do: 'dial', generation }, start('dial', DIAL_MS + wait)],
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
	return [{ ...next, link: 'none' }, [{ do: 'drop' }, ...effects]];
}

/** In the room, without the other one. */
const alone = (state: CallState): CallStep => [
	{
		...state,
		phase: state.phase === 'entering' ? 'entering' : 'waiting',
		talkingTo: null,
		link: 'none',
	},
	[{ do: 'drop' }, stop('heal'), stop('dial'), stop('proof')],
];

const openSignaling = (session: CallSession): readonly CallEffect[] => [
	{ do: 'open_signaling', session },
	start('signaling', OPEN_MS),
];

const signalingLost = (state: CallState): CallStep => [
	{ ...state, signaling: 'closed', partner: null, losses: state.losses + 1 },
	[start('signaling', backOff(state.losses))],
];

function joins(state: CallState): CallStep {
	if (state.phase === 'asking' || state.phase === 'unreachable')
		return [{ ...state, wantsIn: true }, []];
	return state.phase === 'lobby' && state.session ? enter(state, state.session) : [state, []];
}

const enter = (state: CallState, session: CallSession): CallStep => [
	{ ...state, phase: 'entering', session, refused: null, wantsIn: false, signaling: 'opening' },
	openSignaling(session),
];

function sessionCame(state: CallState, session: CallSession): CallStep {
	if (isInRoom(state)) return [{ ...state, session, signaling: 'opening' }, openSignaling(session)];
	if (state.wantsIn) return enter(state, session);
	return [{ ...state, phase: 'lobby', session, refused: null }, []];
}

function unreachable(state: CallState): CallStep {
	if (isInRoom(state))
		return [{ ...state, signaling: 'closed' }, [start('signaling', SIGNALING_MS.last)]];
	const later = [start('ask', ASK_AGAIN_MS)];
	if (state.phase === 'too_early') return [state, later];
	return state.phase === 'asking' ? [{ ...state, phase: 'unreachable' }, later] : [state, []];
}

function refusedBy(state: CallState, refused: Refused): CallStep {
	if (isInRoom(state)) return end(state, refused.code === 'too_late' ? 'window_over' : 'changed');
	const { code, opens } = refused;
	const out = { ...state, refused, wantsIn: false };
	if (code !== 'too_early' || opens === null) return [{ ...out, phase: 'refused' }, []];
	const wait = Math.min(Math.max(opens.inMs, 0), ASK_AT_LEAST_MS);
	return [{ ...out, phase: 'too_early' }, [start('opens', wait)]];
}

function endedByServer(state: CallState, why: RoomEnding): CallStep {
	const reason = ENDS[why];
	if (reason !== undefined) return end(state, reason);
	// A restart, or a heartbeat that was lost: one comes back.
	return isInRoom(state) ? signalingLost(state) : [state, []];
}

const end = (state: CallState, reason: CallEnd): CallStep => [
	{
		...state,
		phase: 'ended',
		wantsIn: false,
		end: reason,
		signaling: 'closed',
		partner: null,
		talkingTo: null,
		link: 'none',
	},
	[...(reason === 'left' && isInRoom(state) ? [{ do: 'say_bye' } as const] : []), { do: 'end' }],
];

const COMES_BACK: ReadonlySet<CallEnd> = new Set(['left', 'superseded', 'not_private']);
/** Whoever left, had it opened elsewhere, or may have a private connection another time. */
export const mayComeBack = ({ end }: CallState): boolean => end !== null && COMES_BACK.has(end);

const again = (state: CallState): CallStep =>
	mayComeBack(state)
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
