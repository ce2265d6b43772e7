import { describe, expect, it } from 'vitest';
import {
	ADA,
	BEN,
	CARL,
	CLOSES,
	FRIDAY,
	NOW,
	OLGA,
	RITA,
	THURSDAY,
	confirmed,
	declined,
	friday,
	given,
	inScheduling,
	newMeeting,
	offers,
	requested,
	thursday,
} from '../fixtures.ts';
import type { Scene } from '../fixtures.ts';
import {
	accept,
	book,
	cancelChat,
	cancelRequest,
	claim,
	decline,
	join,
	offer,
	profile,
	release,
	reopen,
	reschedule,
	send,
	settings,
} from '../fixtures-intents.ts';
import type { Instant } from '../ids.ts';
import type { Intent } from './intent.ts';
import type { Notice } from './notice.ts';
import { noticesOf } from './notice.ts';
import { evolve } from './evolve.ts';
import type { Participant } from './participant.ts';

const TEN = thursday('10:00');
const ELEVEN = thursday('11:00');
const chat = confirmed(ADA, RITA, TEN);

/** Everything that anybody is told when this happens, as the server does it: event by event. */
function told(scene: Scene, actor: Participant | 'clock', intent: Intent) {
	return wholeNotices(scene, actor, intent).map(({ peer: _peer, by: _by, ...rest }) => rest);
}

/** With the people whom they name. */
function wholeNotices(scene: Scene, actor: Participant | 'clock', intent: Intent): Notice[] {
	const decision = scene.decide(actor, intent);
	if (decision.verdict !== 'ok') throw new Error(`the story goes on: ${JSON.stringify(decision)}`);
	return decision.events.flatMap((event) => {
		evolve(scene.state, event);
		return noticesOf(event, scene.state, scene.now);
	});
}

const notice = (
	to: Participant,
	kind: Notice['kind'],
	meeting: Notice['meeting'],
	startsAt: Instant | null = null,
): Omit<Notice, 'peer' | 'by'> => ({ to: to.id, kind, meeting, startsAt });

describe('what another person does to my meeting', () => {
	const waiting = requested(ADA, RITA);
	const { id } = waiting;
	const joinable = () => given({ now: TEN, meetings: [chat] });

	it.each([
		['sends a request', given(), ADA, send(RITA), notice(RITA, 'request_received', newMeeting())],
		[
			'sends an invitation',
			given(),
			RITA,
			send(ADA),
			notice(ADA, 'request_received', newMeeting()),
		],
		[
			'withdraws',
			given({ meetings: [waiting] }),
			ADA,
			cancelRequest(waiting),
			notice(RITA, 'request_withdrawn', id),
		],
		[
			'accepts',
			given({ meetings: [waiting] }),
			RITA,
			accept(waiting),
			notice(ADA, 'request_accepted', id),
		],
		[
			'declines',
			given({ meetings: [waiting] }),
			RITA,
			decline(waiting),
			notice(ADA, 'request_declined', id),
		],
		[
			'takes a decline back',
			given({ meetings: [declined(ADA, RITA)] }),
			RITA,
			reopen(waiting),
			notice(ADA, 'decline_undone', id),
		],
		[
			'claims',
			given({ meetings: [inScheduling(ADA, RITA)], slots: offers(RITA, [TEN]) }),
			ADA,
			claim(waiting, TEN),
			notice(RITA, 'chat_confirmed', id, TEN),
		],
		[
			'moves, the talent',
			given({ meetings: [chat], slots: offers(RITA, [ELEVEN]) }),
			ADA,
			reschedule(chat, ELEVEN),
			notice(RITA, 'chat_moved', id, ELEVEN),
		],
		[
			'moves, the recruiter',
			given({ meetings: [chat], slots: offers(RITA, [ELEVEN]) }),
			RITA,
			reschedule(chat, ELEVEN),
			notice(ADA, 'chat_moved', id, ELEVEN),
		],
		[
			'gives the time back',
			given({ meetings: [chat] }),
			RITA,
			release(chat),
			notice(ADA, 'slot_released', id, TEN),
		],
		[
			'calls off',
			given({ meetings: [chat] }),
			ADA,
			cancelChat(chat),
			notice(RITA, 'chat_cancelled', id, TEN),
		],
		['joins', joinable(), RITA, join(chat), notice(ADA, 'peer_joined', id)],
	] as const)(
		'[NO1] who %s tells the other side, and nobody else',
		(_case, scene, actor, intent, one) => {
			expect(told(scene, actor, intent)).toEqual([one]);
		},
	);

	it('[NO1, ST1] who books directly tells the recruiter', () => {
		const direct = { ...RITA, bookingMode: 'direct' } as const;
		const scene = given({ people: [direct], slots: offers(RITA, [TEN]) });
		expect(told(scene, ADA, book(RITA, TEN))).toEqual([
			notice(RITA, 'chat_confirmed', newMeeting(), TEN),
		]);
	});

	it('[NO1] the end of a request that nobody answered is told to the talent', () => {
		const scene = given({ now: CLOSES, meetings: [waiting] });
		expect(told(scene, 'clock', { kind: 'clock.tick' })).toEqual([
			notice(ADA, 'request_expired', id),
		]);
	});

	it('[NO1] nobody is told what they see by themselves', () => {
		const done = { ...chat, talentJoined: true, recruiterJoined: true };
		const past = given({ now: thursday('12:00'), meetings: [done] });
		expect(told(past, 'clock', { kind: 'clock.tick' })).toEqual([]);
		expect(told(given(), RITA, settings('direct'))).toEqual([]);
		expect(told(given(), ADA, profile('Builds bridges'))).toEqual([]);
		const open = given({ slots: offers(RITA, [TEN]) });
		expect(told(open, RITA, offer(THURSDAY, []))).toEqual([]);
	});
});

describe('a time of a recruiter who had none left', () => {
	const benWaits = inScheduling(BEN, RITA);
	const others = [benWaits, requested(RITA, { ...ADA, id: OLGA.id }), inScheduling(ADA, CARL)];
	const opened = notice(BEN, 'slot_opened', benWaits.id, TEN);

	it.each([
		['given back', release(chat), 'slot_released'],
		['free by a cancellation', cancelChat(chat), 'chat_cancelled'],
	] as const)(
		'[NO2, S-12] is told to those in scheduling there when it is %s',
		(_case, intent, kind) => {
			const scene = given({ meetings: [chat, ...others] });
			expect(told(scene, ADA, intent)).toEqual([notice(RITA, kind, chat.id, TEN), opened]);
		},
	);

	it('[NO2] is told when it is newly offered, by its first', () => {
		const scene = given({ meetings: others });
		expect(told(scene, RITA, offer(THURSDAY, [ELEVEN, TEN]))).toEqual([opened]);
	});

	it('[NO2] is not told to the one who hears of the release anyway', () => {
		const scene = given({ meetings: [chat] });
		expect(told(scene, RITA, release(chat))).toEqual([notice(ADA, 'slot_released', chat.id, TEN)]);
	});

	it('[NO3] where others were open, nobody is disturbed by one given back', () => {
		const scene = given({ meetings: [chat, ...others], slots: offers(RITA, [ELEVEN]) });
		expect(told(scene, ADA, release(chat))).toEqual([notice(RITA, 'slot_released', chat.id, TEN)]);
	});

	it.each([
		['more on the same day', [TEN, ELEVEN], 15],
		['others instead', [thursday('12:00'), thursday('13:00')], 15],
		['the same in another length', [TEN], 30],
	])('[NO3] nor by %s', (_case, starts, minutes) => {
		const scene = given({ meetings: others, slots: offers(RITA, [TEN]) });
		expect(told(scene, RITA, offer(THURSDAY, starts, minutes))).toEqual([]);
	});

	it('[NO3] nor by times on another day', () => {
		const scene = given({ meetings: others, slots: offers(RITA, [TEN]) });
		expect(told(scene, RITA, offer(FRIDAY, [friday('10:00')]))).toEqual([]);
	});

	it('[NO3] nor when a chat moves: the time it moves to was open', () => {
		const scene = given({ meetings: [chat, ...others], slots: offers(RITA, [ELEVEN]) });
		expect(told(scene, ADA, reschedule(chat, ELEVEN))).toEqual([
			notice(RITA, 'chat_moved', chat.id, ELEVEN),
		]);
	});

	it('[NO2] one that has just begun counts as none, also before the clock has said so', () => {
		const scene = given({ meetings: [chat, ...others], slots: offers(RITA, [NOW]) });
		expect(told(scene, ADA, cancelChat(chat))).toEqual([
			notice(RITA, 'chat_cancelled', chat.id, TEN),
			opened,
		]);
	});

	it('[NO2] an open time that has passed counts as none', () => {
		const scene = given({ meetings: [chat, ...others], slots: offers(RITA, [thursday('09:00')]) });
		scene.tick(thursday('09:00'));
		scene.now = NOW;
		expect(told(scene, ADA, cancelChat(chat))).toEqual([
			notice(RITA, 'chat_cancelled', chat.id, TEN),
			opened,
		]);
	});

	it('[NO2, CL5] also when the clock was turned back since', () => {
		const scene = given({ meetings: others, slots: offers(RITA, [thursday('09:00')]) });
		scene.tick(thursday('09:00'));
		scene.now = NOW;
		expect(told(scene, RITA, offer(THURSDAY, [TEN]))).toEqual([opened]);
	});
});
