import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallSession } from '#schema/call.ts';
import { instant } from '#schema/ids.ts';
import type { CallEffect, CallEvent, CallState, CallTimer } from './call-events.ts';
import { BEGINNING } from './call-events.ts';
import { isCutOff, isInRoom, isStuck, mayComeBack, step } from './call-state.ts';

const KEY = { kty: 'EC', crv: 'P-256', x: '', y: '' } as const;
const NOW = 1_778_587_200_000;
const sessionOf = (role: CallSession['role']): CallSession => ({
	peerId: 'a'.repeat(32) as CallSession['peerId'],
	remoteId: 'b'.repeat(32) as CallSession['remoteId'],
	role,
	ticket: 'ticket',
	startsAt: instant(NOW),
	endsAt: instant(NOW + 900_000),
	opensAt: instant(NOW - 600_000),
	closesAt: instant(NOW + 1_200_000),
	now: instant(NOW),
	iceServers: [],
	textKeys: { own: KEY, talent: KEY, recruiter: KEY },
});

/** The state after these events, and what was done on the way. */
function after(...events: readonly CallEvent[]) {
	let state: CallState = BEGINNING;
	const done: CallEffect[] = [];
	for (const event of events) {
		const [next, effects] = step(state, event);
		state = next;
		done.push(...effects);
	}
	return { state, done, did: done.map((effect) => effect.do) };
}

const inRoom = (role: CallSession['role'] = 'caller'): CallEvent[] => [
	{ type: 'session', session: sessionOf(role) },
	{ type: 'join' },
	{ type: 'signaling_open' },
];
const RITA = { type: 'peer_up', visit: 'page-one' } as const;
const talking = (role: CallSession['role'] = 'caller'): CallEvent[] => [
	...inRoom(role),
	RITA,
	...(role === 'callee' ? [{ type: 'called', generation: NOW } as const] : []),
	{ type: 'connected', generation: NOW },
	{ type: 'proven', generation: NOW },
];

describe('the state of a call', () => {
	it('[CA1, C-05] nothing goes out before one has pressed Join', () => {
		const { state, did } = after({ type: 'session', session: sessionOf('caller') }, RITA, {
			type: 'called',
			generation: NOW,
		});
		expect(state.phase).toBe('lobby');
		expect(did).toEqual([]);
	});

	it('[CA1, CA6] whoever presses Join before the server has answered comes in once it does, and not where it refuses', () => {
		const pressed = after({ type: 'join' });
		expect(pressed.state).toMatchObject({ phase: 'asking', wantsIn: true });
		expect(pressed.did).toEqual([]);
		const away = after({ type: 'unreachable' }, { type: 'join' }, { type: 'timer', timer: 'ask' });
		expect(away.state).toMatchObject({ phase: 'asking', wantsIn: true });
		for (const { state } of [pressed, away]) {
			const [inside, effects] = step(state, { type: 'session', session: sessionOf('caller') });
			expect(inside).toMatchObject({ phase: 'entering', wantsIn: false, signaling: 'opening' });
			expect(effects.map((effect) => effect.do)).toEqual(['open_signaling', 'start']);
			const opens = { at: instant(NOW), inMs: 5_000 };
			const refused = { code: 'too_early', opens };
			const [early] = step(state, { type: 'refused', refused });
			expect(early).toMatchObject({ phase: 'too_early', wantsIn: false });
			const [open] = step(early, { type: 'session', session: sessionOf('caller') });
			expect(open.phase).toBe('lobby');
		}
	});

	it('[CA2] the recruiter calls as soon as both are there, and calls once', () => {
		const { state, done } = after(...inRoom(), RITA);
		expect(state.phase).toBe('dialing');
		expect(done.filter((effect) => effect.do === 'dial')).toEqual([
			{ do: 'dial', generation: NOW },
		]);
	});

	it('[CA2] the talent never calls, and takes the newest call', () => {
		const { state, did } = after(...inRoom('callee'), RITA, { type: 'called', generation: NOW });
		expect(state).toMatchObject({ phase: 'dialing', generation: NOW });
		expect(did).not.toContain('dial');
		const later = after(...talking('callee'), { type: 'called', generation: NOW - 1 });
		expect(later.state).toMatchObject({ phase: 'talking', generation: NOW });
	});

	it('[CA30] another choice of the way lets go of the connection, and the caller makes another one', () => {
		const changed = { type: 'way_changed' } as const;
		const caller = after(...talking(), changed);
		expect(caller.state).toMatchObject({ phase: 'reconnecting', generation: NOW + 1 });
		expect(caller.did.filter((done) => done === 'dial' || done === 'drop')).toEqual([
			'dial',
			'drop',
			'dial',
		]);
		const callee = after(...talking('callee'), changed);
		expect(callee.state).toMatchObject({ phase: 'reconnecting', generation: NOW });
		expect(callee.did).toContain('drop');
		expect(
			after(...talking('callee'), changed, { type: 'called', generation: NOW + 1 }).state,
		).toMatchObject({ phase: 'reconnecting', generation: NOW + 1 });
		expect(after(changed).did).toEqual([]);
	});

	it('[CA3] what heals by itself is left alone; what does not is connected anew', () => {
		const silence = { type: 'silence', generation: NOW } as const;
		expect(after(...talking(), silence).state.phase).toBe('unstable');
		const { state, done } = after(...talking(), silence, { type: 'timer', timer: 'heal' });
		expect(state.phase).toBe('reconnecting');
		expect(done.at(-2)).toEqual({ do: 'dial', generation: NOW + 1 });
		expect(after(...talking(), silence, { type: 'connected', generation: NOW }).state.phase).toBe(
			'talking',
		);
	});

	it('[CA3] a new page of the other side is called at once; the same page is not disturbed', () => {
		const lost = [{ type: 'signaling_lost' }, { type: 'signaling_open' }] as const;
		const same = after(...talking(), ...lost, RITA);
		expect(same.state.phase).toBe('talking');
		expect(same.did.filter((what) => what === 'dial')).toHaveLength(1);
		const fresh = after(...talking(), { type: 'peer_up', visit: 'page-two' });
		expect(fresh.state).toMatchObject({ phase: 'dialing', partner: 'page-two' });
		expect(fresh.did.filter((what) => what === 'dial')).toHaveLength(2);
	});

	it('[CA4] the talk goes on without signaling, which comes back by itself', () => {
		const { state, done } = after(...talking(), { type: 'ended_by_server', why: 'restart' });
		expect(state).toMatchObject({ phase: 'talking', signaling: 'closed' });
		expect(done.at(-1)).toEqual({ do: 'start', timer: 'signaling', ms: 250 });
		const asked = after(
			...talking(),
			{ type: 'signaling_lost' },
			{ type: 'timer', timer: 'signaling' },
		);
		expect(asked.did.at(-1)).toBe('ask');
		const [silent] = step(asked.state, { type: 'unreachable' });
		expect(step(silent, { type: 'timer', timer: 'signaling' })[1]).toEqual([{ do: 'ask' }]);
	});

	it('[CA7] the way into the room that does not open in time is tried anew, before and in the call', () => {
		const late = { type: 'timer', timer: 'signaling' } as const;
		const entering = after(...inRoom().slice(0, 2));
		expect(entering.done.at(-1)).toEqual({ do: 'start', timer: 'signaling', ms: 10_000 });
		const [lost, effects] = step(entering.state, late);
		expect(lost).toMatchObject({ phase: 'entering', signaling: 'closed', losses: 1 });
		expect(effects).toEqual([{ do: 'start', timer: 'signaling', ms: 250 }]);
		expect(step(lost, late)[1]).toEqual([{ do: 'ask' }]);
		const talks = after(...talking(), { type: 'signaling_lost' }, late, {
			type: 'session',
			session: sessionOf('caller'),
		});
		expect(talks.done.at(-1)).toEqual({ do: 'start', timer: 'signaling', ms: 10_000 });
		expect(step(talks.state, late)[0]).toMatchObject({ phase: 'talking', signaling: 'closed' });
		expect(after(...inRoom()).done.at(-1)).toEqual({ do: 'stop', timer: 'signaling' });
	});

	it('[CA16, C-08] a connection that stands is no talk before it was shown to be private', () => {
		const stands = after(...talking().slice(0, -1));
		expect(stands.state).toMatchObject({ phase: 'dialing', link: 'unproven', talkingTo: null });
		expect(stands.done.at(-1)).toEqual({ do: 'start', timer: 'proof', ms: 15_000 });
		expect(after(...talking()).state).toMatchObject({ phase: 'talking', link: 'private' });
		// Of an older connection.
		const [old] = step(stands.state, { type: 'proven', generation: NOW - 1 });
		expect(old).toBe(stands.state);
	});

	it('[CA16, C-08] what was stated and is not true, or is not stated in time, ends the call', () => {
		const stands = talking('callee').slice(0, -1);
		for (const event of [
			{ type: 'disproven', generation: NOW },
			{ type: 'timer', timer: 'proof' },
		] as const) {
			const { state, did } = after(...stands, event);
			expect(state).toMatchObject({ phase: 'ended', end: 'not_private', link: 'none' });
			expect(did.at(-1)).toBe('end');
			// The other side finds out by itself; a good-bye would let it believe something else.
			expect(did).not.toContain('say_bye');
			expect(step(state, { type: 'retry' })[0].phase).toBe('asking');
		}
	});

	it('[CA16, C-10] a connection that falls silent before it was shown to be private is made anew, and nobody is alarmed', () => {
		const silent = after(...talking().slice(0, -1), { type: 'silence', generation: NOW });
		expect(silent.state).toMatchObject({ phase: 'dialing', link: 'none' });
		expect(silent.did).toContain('stop');
		expect(step(silent.state, { type: 'timer', timer: 'proof' })).toEqual([silent.state, []]);
		const [again] = step(silent.state, { type: 'timer', timer: 'dial' });
		expect(again).toMatchObject({ phase: 'dialing', generation: NOW + 1, link: 'none' });
		const [back] = step(silent.state, { type: 'connected', generation: NOW });
		expect(back.link).toBe('unproven');
	});

	it('[CA16] what was private and heals while another connection is awaited still is', () => {
		const lost = after(...talking('callee'), { type: 'broken', generation: NOW });
		expect(lost.state).toMatchObject({ phase: 'reconnecting', link: 'private' });
		const [healed] = step(lost.state, { type: 'connected', generation: NOW });
		expect(healed.phase).toBe('talking');
		const [next] = step(lost.state, { type: 'called', generation: NOW + 1 });
		expect(next.link).toBe('none');
		expect(step(next, { type: 'connected', generation: NOW + 1 })[0].phase).toBe('reconnecting');
	});

	it('[CA16] the word of the other side is waited for when it goes before that has come', () => {
		const stands = talking('callee').slice(0, -1);
		const gone = after(...stands, { type: 'peer_down' });
		expect(gone.state).toMatchObject({ phase: 'dialing', link: 'unproven', partner: null });
		const [end] = step(gone.state, { type: 'disproven', generation: NOW });
		expect(end.end).toBe('not_private');
	});

	it('[CA17] whoever reaches neither the server nor the other one is cut off, until the server is back', () => {
		const lost = { type: 'signaling_lost' } as const;
		expect(isCutOff(after(...inRoom()).state)).toBe(false);
		expect(isCutOff(after(...inRoom(), lost).state)).toBe(true);
		const asking = [lost, { type: 'timer', timer: 'signaling' }] as const;
		expect(isCutOff(after(...inRoom(), ...asking).state)).toBe(true);
		expect(isCutOff(after(...inRoom(), ...asking, { type: 'unreachable' }).state)).toBe(true);
		expect(isCutOff(after(...inRoom(), lost, { type: 'signaling_open' }).state)).toBe(false);
		expect(isCutOff(after(...talking(), lost).state)).toBe(false);
		const broken = { type: 'broken', generation: NOW } as const;
		expect(isCutOff(after(...talking(), lost, broken).state)).toBe(true);
		const entering = after(...inRoom().slice(0, 2)).state;
		expect(isCutOff(entering)).toBe(false);
		expect(isCutOff(step(entering, lost)[0])).toBe(true);
	});

	it('[CA18] after two connections that failed the call is stuck on both sides, until one works or another way is chosen', () => {
		const dial = { type: 'timer', timer: 'dial' } as const;
		const caller = [...inRoom(), RITA, dial];
		expect(isStuck(after(...caller).state)).toBe(false);
		expect(isStuck(after(...caller, dial).state)).toBe(true);
		const [works] = step(after(...caller, dial).state, { type: 'connected', generation: NOW + 2 });
		expect(isStuck(works)).toBe(false);
		expect(isStuck(after(...caller, dial, { type: 'way_changed' }).state)).toBe(false);
		const calls = [0, 1, 2].map((more) => ({ type: 'called', generation: NOW + more }) as const);
		expect(isStuck(after(...inRoom('callee'), RITA, ...calls.slice(1)).state)).toBe(false);
		expect(isStuck(after(...inRoom('callee'), RITA, ...calls).state)).toBe(true);
	});

	it('[CA5] another tab takes over, and this one does not fight', () => {
		const { state, did } = after(...talking(), { type: 'ended_by_server', why: 'superseded' });
		expect(state).toMatchObject({ phase: 'ended', end: 'superseded' });
		expect(did.at(-1)).toBe('end');
		const late = step(state, { type: 'timer', timer: 'signaling' });
		expect(late).toEqual([state, []]);
	});

	it('[CA6] whoever comes too early is let in when the room opens', () => {
		const refused = { code: 'too_early', opens: { at: instant(NOW), inMs: 5_000 } };
		const { state, done } = after({ type: 'refused', refused });
		expect(state.phase).toBe('too_early');
		expect(done).toEqual([{ do: 'start', timer: 'opens', ms: 5_000 }]);
		expect(step(state, { type: 'timer', timer: 'opens' })[1]).toEqual([{ do: 'ask' }]);
	});

	it('[CA6, CL6] whoever is hours early asks again all the while, unseen: the clock may be set, the server be away', () => {
		const refused = { code: 'too_early', opens: { at: instant(NOW), inMs: 7_200_000 } };
		const early = after({ type: 'refused', refused });
		expect(early.done).toEqual([{ do: 'start', timer: 'opens', ms: 15_000 }]);
		const asked = step(early.state, { type: 'timer', timer: 'opens' });
		expect(asked).toEqual([early.state, [{ do: 'ask' }]]);
		const away = step(asked[0], { type: 'unreachable' });
		expect(away).toEqual([early.state, [{ do: 'start', timer: 'ask', ms: 3_000 }]]);
		expect(step(away[0], { type: 'timer', timer: 'ask' })).toEqual(asked);
		expect(step(asked[0], { type: 'session', session: sessionOf('caller') })[0].phase).toBe(
			'lobby',
		);
	});
});

const events: fc.Arbitrary<CallEvent> = fc.oneof(
	fc
		.constantFrom<CallSession['role']>('caller', 'callee')
		.map((role) => ({ type: 'session', session: sessionOf(role) }) as const),
	fc.constantFrom<CallEvent>(
		{ type: 'join' },
		{ type: 'join' },
		{ type: 'signaling_open' },
		{ type: 'signaling_open' },
		{ type: 'signaling_lost' },
		{ type: 'unreachable' },
		{ type: 'peer_down' },
		{ type: 'bye' },
		{ type: 'online' },
		{ type: 'way_changed' },
		{ type: 'retry' },
		{ type: 'hang_up' },
		{ type: 'refused', refused: { code: 'wrong_status', opens: null } },
	),
	fc.constantFrom('one', 'two').map((visit) => ({ type: 'peer_up', visit }) as const),
	fc.record({
		type: fc.constantFrom('called', 'connected', 'proven', 'disproven', 'silence', 'broken'),
		generation: fc.integer({ min: NOW, max: NOW + 4 }),
	}),
	fc
		.constantFrom('opens', 'ask', 'signaling', 'heal', 'dial')
		.map((timer) => ({ type: 'timer', timer }) as const),
	fc
		.constantFrom('superseded', 'changed', 'window-over', 'signed-out', 'restart', 'silent')
		.map((why) => ({ type: 'ended_by_server', why }) as const),
);

/** A way for a person or the clock to get on from here. */
const WAYS_OUT: readonly CallEvent[] = [
	{ type: 'hang_up' },
	{ type: 'retry' },
	{ type: 'join' },
	{ type: 'session', session: sessionOf('caller') },
];

it('[CA7] two hundred random stories: no state without a way out, no call before Join, nothing after the end', () => {
	fc.assert(
		fc.property(fc.array(events, { maxLength: 60 }), (story) => {
			let state = BEGINNING;
			const proven = new Set<number>();
			const running = new Set<CallTimer>();
			for (const event of story) {
				const before = state;
				const [next, effects] = step(before, event);
				state = next;
				if (event.type === 'proven') proven.add(event.generation);
				if (event.type === 'timer') running.delete(event.timer);
				for (const effect of effects) {
					if (effect.do === 'start') running.add(effect.timer);
					if (effect.do === 'stop') running.delete(effect.timer);
					if (effect.do === 'end') running.clear();
				}
				// C-08: no talk over what was not shown to be private, and no waiting for that without an end.
				if (next.phase === 'talking') {
					expect(next.link).toBe('private');
					expect(proven).toContain(next.generation);
				}
				expect(running.has('proof')).toBe(next.link === 'unproven');
				for (const effect of effects) {
					// C-05: tracks leave with a call, calls need signaling, and that needs one's own Join.
					if (effect.do === 'dial') {
						expect(isInRoom(next)).toBe(true);
						expect(next).toMatchObject({
							signaling: 'open',
							partner: expect.any(String) as string,
						});
						expect(next.session?.role).toBe('caller');
						expect(effect.generation).toBeGreaterThan(before.generation);
					}
					if (effect.do === 'open_signaling') {
						expect(event.type === 'join' || before.wantsIn || isInRoom(before)).toBe(true);
						expect(running).toContain('signaling');
					}
				}
				if (next.wantsIn) expect(event.type === 'join' || before.wantsIn).toBe(true);
				// What was lost is asked for in a moment; nobody waits for an answer that never comes.
				if (isInRoom(next) && next.signaling === 'closed') expect(running).toContain('signaling');
				if (before.phase === 'ended')
					expect(effects.every((effect) => effect.do === 'ask')).toBe(true);
				if (next.phase === 'ended') expect(next.end).not.toBeNull();
				if (next.phase === 'talking') expect(next.session).not.toBeNull();
				if (next.phase !== 'ended' || mayComeBack(next))
					expect(WAYS_OUT.some((way) => step(next, way)[0].phase !== next.phase)).toBe(true);
			}
		}),
		{ numRuns: 200 },
	);
});
