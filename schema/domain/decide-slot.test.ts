import { describe, expect, it } from 'vitest';
import {
	ADA,
	BEN,
	CARL,
	CLOSES,
	NORA,
	NOW,
	OLGA,
	OPENS,
	RITA,
	THURSDAY,
	at,
	cancelled,
	completed,
	confirmed,
	declined,
	expired,
	friday,
	given,
	inScheduling,
	justBefore,
	missed,
	newMeeting,
	offers,
	quarterHour,
	refusedAs,
	requested,
	thursday,
} from '../fixtures.ts';
import {
	accept,
	book,
	cancelChat,
	cancelRequest,
	claim,
	decline,
	join,
	offer,
	release,
	reschedule,
} from '../fixtures-intents.ts';
import { addMinutes, entityId, instant } from '../ids.ts';
import { NOOP, ok } from './decision.ts';
import type { Recruiter } from './participant.ts';

const TEN = thursday('10:00');
const QUARTER_PAST = thursday('10:15');
const ELEVEN = thursday('11:00');

const adaRita = inScheduling(ADA, RITA);
const benRita = inScheduling(BEN, RITA);
const pair = { meeting: adaRita.id, talentId: ADA.id, recruiterId: RITA.id };
const granted = { verdict: 'ok' };

describe('claiming a slot', () => {
	const scene = () => given({ meetings: [adaRita, benRita], slots: offers(RITA, [TEN, ELEVEN]) });

	it('[SL1] the talent of an accepted request takes one', () => {
		expect(scene().decide(ADA, claim(adaRita, TEN))).toEqual(
			ok({ kind: 'slot_claimed', ...pair, ...quarterHour(TEN) }),
		);
	});

	it('[SL1, D-11] the recruiter cannot choose for the talent', () => {
		expect(scene().decide(RITA, claim(adaRita, TEN))).toEqual(refusedAs('forbidden'));
	});

	it('[SL1, D-10] not before the request is accepted', () => {
		const waiting = given({ meetings: [requested(ADA, RITA)], slots: offers(RITA, [TEN]) });
		expect(waiting.decide(ADA, claim(adaRita, TEN))).toEqual(refusedAs('not_accepted'));
	});

	it.each([
		declined(ADA, RITA),
		cancelled(ADA, RITA),
		expired(ADA, RITA),
		completed(ADA, RITA, TEN),
		missed(ADA, RITA, TEN, 'nobody'),
	])('[SL1, S-06, D-10] not when it is $status in the meantime: the slot stays free', (past) => {
		const late = given({ meetings: [past, benRita], slots: offers(RITA, [TEN]) });
		expect(late.act(ADA, claim(past, TEN))).toEqual(refusedAs('wrong_status'));
		expect(late.act(BEN, claim(benRita, TEN))).toMatchObject(granted);
	});

	it('[SL1, S-05] only of the recruiter who accepted', () => {
		const elsewhere = given({ meetings: [adaRita], slots: offers(NORA, [TEN]) });
		expect(elsewhere.decide(ADA, claim(adaRita, TEN))).toEqual(refusedAs('slot_gone'));
	});

	it.each([
		['a time between two slots', thursday('10:07')],
		['a millisecond beside a slot', instant(TEN + 1)],
		['a day that the fair does not have', addMinutes(TEN, 7 * 24 * 60)],
	])('[SL2, S-05] not %s', (_case, startsAt) => {
		expect(scene().decide(ADA, claim(adaRita, startsAt))).toEqual(refusedAs('slot_gone'));
	});

	it('[SL2, S-10] not one that was withdrawn first', () => {
		const story = scene();
		expect(story.act(RITA, offer(THURSDAY, [ELEVEN]))).toMatchObject(granted);
		expect(story.decide(ADA, claim(adaRita, TEN))).toEqual(refusedAs('slot_gone'));
	});

	it('[AV3, S-10] and one claimed first is not withdrawn', () => {
		const story = scene();
		expect(story.act(ADA, claim(adaRita, TEN))).toMatchObject(granted);
		expect(story.decide(RITA, offer(THURSDAY, [ELEVEN]))).toEqual(
			refusedAs('slot_booked', { at: TEN }),
		);
	});

	it('[SL3] a booked slot is refused, and says so', () => {
		const story = scene();
		expect(story.act(BEN, claim(benRita, TEN))).toMatchObject(granted);
		expect(story.decide(ADA, claim(adaRita, TEN))).toEqual(refusedAs('slot_taken'));
	});

	it('[SL3] taken is said first, even where the time would clash as well', () => {
		const elsewhere = confirmed(ADA, CARL, TEN);
		const story = given({ meetings: [adaRita, elsewhere, confirmed(BEN, RITA, TEN)] });
		expect(story.decide(ADA, claim(adaRita, TEN))).toEqual(refusedAs('slot_taken'));
	});

	it('[SL7] who came too late stays in scheduling, keeps their chats, and takes another time', () => {
		const story = scene();
		story.act(BEN, claim(benRita, TEN));
		story.act(ADA, claim(adaRita, TEN));
		expect(story.meeting(adaRita)).toEqual(adaRita);
		expect(story.act(ADA, claim(adaRita, ELEVEN))).toMatchObject(granted);
	});

	it('[SL3, SL8, S-09] from two tabs a talent gets one of two slots, and the other tab is told which', () => {
		const story = scene();
		expect(story.act(ADA, claim(adaRita, TEN))).toMatchObject(granted);
		expect(story.act(ADA, claim(adaRita, ELEVEN))).toEqual(
			refusedAs('already_confirmed', { at: TEN }),
		);
		expect(story.meeting(adaRita)).toEqual(confirmed(ADA, RITA, TEN));
	});

	it('[ID3] claiming what one has is no error', () => {
		const story = given({ meetings: [confirmed(ADA, RITA, TEN)] });
		expect(story.decide(ADA, claim(adaRita, TEN))).toEqual(NOOP);
	});

	it.each([
		['a millisecond before it begins', justBefore(TEN), granted],
		['when it begins', TEN, refusedAs('slot_passed')],
		['a millisecond later', instant(TEN + 1), refusedAs('slot_passed')],
	])('[SL4, S-07] %s', (_case, now, decision) => {
		const story = scene();
		story.now = now;
		expect(story.decide(ADA, claim(adaRita, TEN))).toMatchObject(decision);
	});

	it('[SL4, CL5, S-08] what has passed stays passed when the clock is turned back', () => {
		const story = scene();
		story.tick(TEN);
		story.now = NOW;
		expect(story.decide(ADA, claim(adaRita, TEN))).toEqual(refusedAs('slot_passed'));
	});

	it.each([
		[
			'a millisecond before booking opens',
			justBefore(OPENS),
			refusedAs('window_not_open', { at: OPENS }),
		],
		['at its opening', OPENS, granted],
		['a millisecond before booking closes', justBefore(CLOSES), granted],
		['at its closing', CLOSES, refusedAs('window_closed', { at: CLOSES })],
		['a millisecond after', instant(CLOSES + 1), refusedAs('window_closed', { at: CLOSES })],
	])('[WI1, S-07] %s', (_case, now, decision) => {
		const afternoon = friday('14:00');
		const story = given({ now, meetings: [adaRita], slots: offers(RITA, [afternoon]) });
		expect(story.decide(ADA, claim(adaRita, afternoon))).toMatchObject(decision);
	});
});

describe('one chat at a time', () => {
	const withCarl = confirmed(ADA, CARL, TEN);
	const clash = refusedAs('time_conflict', { meeting: withCarl.id, at: TEN });

	it.each([
		['the same time', TEN, clash],
		['one that begins within it', thursday('10:10'), clash],
		['one that ends within it', thursday('09:50'), clash],
		['one right after it, without the break', QUARTER_PAST, clash],
		['one a minute short of the break after it', thursday('10:19'), clash],
		['one that leaves the break after it', thursday('10:20'), granted],
		['one right before it, without the break', thursday('09:45'), clash],
		['one a minute short of the break before it', thursday('09:41'), clash],
		['one that leaves the break before it', thursday('09:40'), granted],
	])(
		'[SL5, S-02] with a chat at ten, five minutes between two: %s',
		(_case, startsAt, decision) => {
			const story = given({ meetings: [withCarl, adaRita], slots: offers(RITA, [startsAt]) });
			expect(story.decide(ADA, claim(adaRita, startsAt))).toMatchObject(decision);
		},
	);

	it('[SL5] without a break, one may follow right upon the other', () => {
		const story = given({
			rules: { bufferMinutes: 0 },
			meetings: [withCarl, adaRita],
			slots: offers(RITA, [QUARTER_PAST]),
		});
		expect(story.decide(ADA, claim(adaRita, QUARTER_PAST))).toMatchObject(granted);
	});

	it('[SL5] a longer chat around the own one clashes too', () => {
		const story = given({
			meetings: [withCarl, adaRita],
			slots: offers(RITA, [thursday('09:30')], 120),
		});
		expect(story.decide(ADA, claim(adaRita, thursday('09:30')))).toEqual(clash);
	});

	it('[SL5] what is over or called off is in nobody’s way', () => {
		const over = completed(ADA, CARL, TEN);
		const off = cancelled(ADA, NORA);
		const story = given({ meetings: [over, off, adaRita], slots: offers(RITA, [TEN]) });
		expect(story.decide(ADA, claim(adaRita, TEN))).toMatchObject(granted);
	});

	it('[SL6, S-02] a recruiter’s overlapping slots are not both given', () => {
		const story = given({
			meetings: [confirmed(BEN, RITA, TEN), adaRita],
			slots: offers(RITA, [thursday('10:10')]),
		});
		expect(story.decide(ADA, claim(adaRita, thursday('10:10')))).toEqual(refusedAs('slot_taken'));
	});

	it('[SL6] a recruiter needs no break between two', () => {
		const story = given({
			meetings: [confirmed(BEN, RITA, TEN), adaRita],
			slots: offers(RITA, [QUARTER_PAST]),
		});
		expect(story.decide(ADA, claim(adaRita, QUARTER_PAST))).toMatchObject(granted);
	});

	it('[S-07] the hour that comes twice when summer time ends has two slots', () => {
		const first = at('2026-10-25T02:30+02:00');
		const second = at('2026-10-25T02:30+01:00');
		const story = given({
			now: OPENS,
			meetings: [adaRita, benRita],
			slots: offers(RITA, [first, second], 60),
		});
		expect(story.act(ADA, claim(adaRita, first))).toMatchObject(granted);
		expect(story.act(BEN, claim(benRita, second))).toMatchObject(granted);
	});

	it('[S-07] a fair in another zone is decided by the instant, not by the wall', () => {
		const auckland = at('2026-11-05T22:10+13:00');
		const story = given({ meetings: [withCarl, adaRita], slots: offers(RITA, [auckland]) });
		expect(auckland).toBe(thursday('10:10'));
		expect(story.decide(ADA, claim(adaRita, auckland))).toEqual(clash);
	});
});

describe('what a claim spends', () => {
	it('[QU2] nothing more where the talent asked: it was counted then', () => {
		const story = given({
			rules: { maxChats: 1 },
			meetings: [adaRita],
			slots: offers(RITA, [TEN]),
		});
		expect(story.decide(ADA, claim(adaRita, TEN))).toMatchObject(granted);
	});

	it.each([
		[true, refusedAs('chat_limit', { limit: 1 })],
		[false, granted],
	])('[QU3, S-03] one where the recruiter asked, if invitations count: %s', (counts, decision) => {
		const invitations = [inScheduling(RITA, ADA), inScheduling(CARL, ADA)] as const;
		const story = given({
			rules: { maxChats: 1, invitationsCount: counts },
			meetings: invitations,
			slots: [...offers(RITA, [TEN]), ...offers(CARL, [ELEVEN])],
		});
		expect(story.act(ADA, claim(invitations[0], TEN))).toMatchObject(granted);
		expect(story.act(ADA, claim(invitations[1], ELEVEN))).toMatchObject(decision);
	});

	it('[QU3] none where invitations do not count, even when all chats are used up', () => {
		const invitation = inScheduling(RITA, ADA);
		const story = given({
			rules: { maxChats: 1, invitationsCount: false },
			meetings: [invitation, requested(ADA, CARL)],
			slots: offers(RITA, [TEN]),
		});
		expect(story.decide(ADA, claim(invitation, TEN))).toMatchObject(granted);
	});

	it('[S-03] five devices at once do not get more than the limit', () => {
		const colleagues = ['r1', 'r2', 'r3', 'r4', 'r5'].map((id): Recruiter => ({
			...RITA,
			id: entityId(id),
			bookingMode: 'direct',
		}));
		const hours = ['09', '10', '11', '12', '13'].map((hour) => thursday(`${hour}:00`));
		const story = given({
			rules: { maxChats: 2 },
			people: colleagues,
			slots: colleagues.flatMap((one, index) => offers(one, hours.slice(index, index + 1))),
		});
		const codes = colleagues.map((one, index) => {
			const decision = story.act(ADA, book(one, hours[index] ?? TEN));
			return decision.verdict === 'refused' ? decision.refusal.code : decision.verdict;
		});
		expect(codes).toEqual(['ok', 'ok', 'chat_limit', 'chat_limit', 'chat_limit']);
	});
});

describe('meetings of others', () => {
	const chat = confirmed(ADA, RITA, TEN);
	const story = given({ now: TEN, meetings: [chat], slots: offers(RITA, [ELEVEN]) });
	const nowhere = { id: newMeeting(99) };
	const INTENTS = [
		['accepted', accept],
		['declined', (about: typeof nowhere) => decline(about)],
		['cancelled', cancelRequest],
		['claimed for', (about: typeof nowhere) => claim(about, ELEVEN)],
		['released', (about: typeof nowhere) => release(about)],
		['moved', (about: typeof nowhere) => reschedule(about, ELEVEN)],
		['called off', (about: typeof nowhere) => cancelChat(about)],
		['joined', join],
	] as const;

	it.each(INTENTS)('[ID1, D-11] are not %s, and look like none at all', (_case, intentFor) => {
		for (const stranger of [BEN, CARL, NORA, OLGA]) {
			expect(story.decide(stranger, intentFor(chat))).toEqual(refusedAs('forbidden'));
			expect(story.decide(stranger, intentFor(nowhere))).toEqual(refusedAs('forbidden'));
		}
	});
});
