import { describe, expect, it } from 'vitest';
import {
	ADA,
	BEN,
	CARL,
	NORA,
	OLGA,
	RITA,
	THURSDAY,
	completed,
	confirmed,
	declined,
	given,
	inScheduling,
	newMeeting,
	offers,
	quarterHour,
	refusedAs,
	requested,
	thursday,
} from '../fixtures.ts';
import {
	accept,
	claim,
	decline,
	handOver,
	inPlaceOf,
	offer,
	reopen,
	send,
	settings,
} from '../fixtures-intents.ts';
import { noticesOf } from './notice.ts';

const TEN = thursday('10:00');
const ELEVEN = thursday('11:00');
const waiting = requested(ADA, RITA);
const pair = { meeting: waiting.id, talentId: ADA.id, recruiterId: RITA.id };

describe('in a colleague’s place', () => {
	it('[TE1, TE2, M-R11] accepts a request, by the colleague’s rules and under the own name', () => {
		const scene = given({ meetings: [waiting] });
		const decision = scene.act(CARL, inPlaceOf(RITA, accept(waiting)));
		expect(decision).toEqual({
			verdict: 'ok',
			events: [
				{ kind: 'request_accepted', ...pair, by: 'recruiter' },
				{
					kind: 'colleague_acted',
					recruiterId: RITA.id,
					by: CARL.id,
					act: 'request.accept',
					about: pair,
				},
			],
		});
		expect(scene.meeting(waiting)).toMatchObject({ status: 'in_scheduling', recruiterId: RITA.id });
	});

	it('[TE1] declines, takes the decline back and invites as the colleague would', () => {
		const scene = given({ meetings: [waiting] });
		scene.act(CARL, inPlaceOf(RITA, decline(waiting, 'Full today')));
		expect(scene.meeting(waiting).status).toBe('declined');
		scene.act(CARL, inPlaceOf(RITA, reopen(waiting)));
		expect(scene.meeting(waiting).status).toBe('requested');
		scene.act(CARL, inPlaceOf(RITA, send(BEN)));
		expect(scene.meeting({ id: newMeeting() })).toMatchObject({
			recruiterId: RITA.id,
			requestedBy: 'recruiter',
		});
	});

	it('[TE1] sets up availability and settings of the colleague, and leaves the own ones alone', () => {
		const scene = given();
		scene.act(CARL, inPlaceOf(RITA, offer(THURSDAY, [TEN])));
		scene.act(CARL, inPlaceOf(RITA, settings('direct', 'Why us?')));
		expect([...scene.state.calendarOf(RITA.id).keys()]).toEqual([TEN]);
		expect([...scene.state.calendarOf(CARL.id).keys()]).toEqual([]);
		expect(scene.state.participants.get(RITA.id)).toMatchObject({ question: 'Why us?' });
		expect(scene.state.participants.get(CARL.id)).toMatchObject({ question: '' });
	});

	it.each([
		['a recruiter of another company', NORA],
		['a talent', BEN],
		['the talent of the meeting', ADA],
		['an organizer', OLGA],
	])('[TE1, ID1] %s is refused, as for a meeting that is none', (_who, actor) => {
		const scene = given({ meetings: [waiting] });
		const forbidden = refusedAs('forbidden');
		expect(scene.decide(actor, inPlaceOf(RITA, accept(waiting)))).toEqual(forbidden);
		expect(scene.decide(actor, inPlaceOf(RITA, accept({ id: newMeeting(9) })))).toEqual(forbidden);
		expect(scene.decide(actor, inPlaceOf(RITA, offer(THURSDAY, [TEN])))).toEqual(forbidden);
	});

	it('[TE1] nobody acts for a talent, or with a meeting that is not the colleague’s', () => {
		const scene = given({ meetings: [waiting] });
		expect(scene.decide(CARL, inPlaceOf(ADA, accept(waiting)))).toEqual(refusedAs('forbidden'));
		const strange = requested(BEN, NORA);
		const other = given({ meetings: [strange] });
		expect(other.decide(CARL, inPlaceOf(RITA, accept(strange)))).toEqual(refusedAs('forbidden'));
	});

	it('[TE1, ID3] what the colleague may not do is refused with the same reason, and what is so stays so', () => {
		const asked = requested(RITA, ADA);
		const scene = given({ meetings: [asked] });
		expect(scene.decide(CARL, inPlaceOf(RITA, accept(asked)))).toEqual(
			scene.decide(RITA, accept(asked)),
		);
		const done = given({ meetings: [declined(ADA, RITA)] });
		expect(done.decide(CARL, inPlaceOf(RITA, decline(waiting)))).toEqual({ verdict: 'noop' });
	});

	it('[TE1] in the own place is no other’s', () => {
		const scene = given({ meetings: [waiting] });
		expect(scene.decide(RITA, inPlaceOf(RITA, accept(waiting)))).toEqual(
			scene.decide(RITA, accept(waiting)),
		);
	});

	it('[TE2, NO1] the colleague is told who did it, the talent as always, the doer nothing', () => {
		const scene = given({ meetings: [waiting] });
		const decision = scene.act(CARL, inPlaceOf(RITA, accept(waiting)));
		const events = decision.verdict === 'ok' ? decision.events : [];
		const about = { meeting: waiting.id, startsAt: null };
		expect(events.flatMap((event) => noticesOf(event, scene.state, scene.now))).toEqual([
			{ ...about, to: ADA.id, kind: 'request_accepted', peer: RITA.id, by: null },
			{ ...about, to: RITA.id, kind: 'colleague_accepted', peer: ADA.id, by: CARL.id },
		]);
	});
});

describe('a chat is handed over', () => {
	const chat = confirmed(ADA, RITA, TEN, ['talent', 'recruiter']);
	const toCarl = handOver(chat, CARL);

	it('[HO1, HO3, M-R10, M-R11] at the same time, to a colleague who is free then; the old time is open again', () => {
		const scene = given({ meetings: [chat] });
		scene.act(RITA, toCarl);
		expect(scene.meeting(chat)).toEqual({
			...chat,
			recruiterId: CARL.id,
			recruiterJoined: false,
		});
		expect(scene.state.bookingOf(CARL.id, TEN)?.id).toBe(chat.id);
		expect(scene.state.bookingOf(RITA.id, TEN)).toBeNull();
		expect(scene.state.calendarOf(RITA.id).get(TEN)).toMatchObject({ passed: false });
		expect([...scene.state.meetingsOf(RITA.id)]).toEqual([]);
		expect([...scene.state.confirmedOf(RITA.id)]).toEqual([]);
		expect(scene.state.liveMeetingOf(ADA.id, RITA.id)).toBeNull();
		expect(scene.state.liveMeetingOf(ADA.id, CARL.id)?.id).toBe(chat.id);
	});

	it('[HO3] takes the colleague’s own open slot where it is the same', () => {
		const scene = given({ meetings: [chat], slots: offers(CARL, [TEN]) });
		const decision = scene.act(RITA, toCarl);
		expect(decision).toMatchObject({ events: [{ kind: 'chat_handed_over' }] });
	});

	it('[HO1] in scheduling it goes without a time, and the talent chooses in the new calendar', () => {
		const accepted = inScheduling(ADA, RITA);
		const scene = given({ meetings: [accepted], slots: offers(CARL, [ELEVEN]) });
		scene.act(RITA, handOver(accepted, CARL));
		expect(scene.act(ADA, claim(accepted, ELEVEN)).verdict).toBe('ok');
		expect(scene.meeting(accepted)).toMatchObject({ recruiterId: CARL.id, startsAt: ELEVEN });
	});

	it('[HO1] a colleague may fetch it, and a third one arrange it; nobody else', () => {
		const scene = given({ meetings: [chat] });
		expect(scene.decide(CARL, toCarl).verdict).toBe('ok');
		for (const actor of [ADA, BEN, NORA, OLGA])
			expect(scene.decide(actor, toCarl)).toEqual(refusedAs('forbidden'));
		for (const to of [NORA, BEN, OLGA])
			expect(scene.decide(RITA, handOver(chat, to))).toEqual(refusedAs('forbidden'));
		expect(scene.decide(RITA, handOver({ id: newMeeting(9) }, CARL))).toEqual(
			refusedAs('forbidden'),
		);
	});

	it('[HO1, ID3] to whom has it already changes nothing', () => {
		const scene = given({ meetings: [chat] });
		expect(scene.decide(CARL, handOver(chat, RITA))).toEqual({ verdict: 'noop' });
	});

	it.each([
		['requested', requested(ADA, RITA)],
		['declined', declined(ADA, RITA)],
		['completed', completed(ADA, RITA, TEN)],
	])('[HO2] one that is %s is not', (_status, meeting) => {
		const scene = given({ meetings: [meeting] });
		expect(scene.decide(RITA, handOver(meeting, CARL))).toEqual(refusedAs('wrong_status'));
	});

	it('[HO2] until it begins, however close that is, and not after', () => {
		const scene = given({ now: thursday('09:59'), meetings: [chat] });
		expect(scene.decide(RITA, toCarl).verdict).toBe('ok');
		scene.now = TEN;
		expect(scene.decide(RITA, toCarl)).toEqual(refusedAs('slot_passed'));
	});

	it('[HO2, RQ4] not to a colleague who has a request or chat with the same talent', () => {
		const other = requested(ADA, CARL);
		const scene = given({ meetings: [chat, other] });
		expect(scene.decide(RITA, toCarl)).toEqual(
			refusedAs('colleague_active', { meeting: other.id }),
		);
	});

	it('[HO3, SL6] not where the colleague has a chat or offers another time then', () => {
		const busy = refusedAs('colleague_busy', { at: TEN });
		const withChat = given({ meetings: [chat, confirmed(BEN, CARL, thursday('09:50'))] });
		expect(withChat.decide(RITA, toCarl)).toEqual(busy);
		const withSlot = given({ meetings: [chat], slots: offers(CARL, [thursday('10:10')]) });
		expect(withSlot.decide(RITA, toCarl)).toEqual(busy);
		const longer = given({ meetings: [chat], slots: offers(CARL, [TEN], 30) });
		expect(longer.decide(RITA, toCarl)).toEqual(busy);
		// Of a clock that ran back: one time has one length, also where it is over already.
		const passed = offers(CARL, [TEN], 30).map(({ recruiter, slot }) => ({
			recruiter,
			slot: { ...slot, passed: true },
		}));
		expect(given({ meetings: [chat], slots: passed }).decide(RITA, toCarl)).toEqual(busy);
		const before = given({ meetings: [chat], slots: offers(CARL, [thursday('09:45')]) });
		expect(before.decide(RITA, toCarl).verdict).toBe('ok');
	});

	it('[HO3, AV4, CL5] a time of the colleague that has begun makes room, and is then never free again', () => {
		const waiting = inScheduling(BEN, CARL);
		const scene = given({
			meetings: [chat, waiting],
			slots: offers(CARL, [thursday('09:50')]),
			now: thursday('09:55'),
		});
		expect(scene.act(RITA, toCarl).verdict).toBe('ok');
		scene.now = thursday('08:00');
		expect(scene.decide(BEN, claim(waiting, thursday('09:50')))).toEqual(refusedAs('slot_passed'));
	});

	it('[HO3, SL3] of a hand-over and a claim for the same slot the first one decided wins', () => {
		const scheduling = inScheduling(BEN, CARL);
		const both = () => given({ meetings: [chat, scheduling], slots: offers(CARL, [TEN]) });
		const claimed = both();
		claimed.act(BEN, claim(scheduling, TEN));
		expect(claimed.act(RITA, toCarl)).toEqual(refusedAs('colleague_busy', { at: TEN }));
		expect(claimed.meeting(chat)).toEqual(chat);
		const handed = both();
		handed.act(RITA, toCarl);
		expect(handed.act(BEN, claim(scheduling, TEN))).toEqual(refusedAs('slot_taken'));
	});

	it('[HO4, NO1, NO3] talent and colleagues are told, not the one who did it; who waited for the old time too', () => {
		const stuck = inScheduling(BEN, RITA);
		const scene = given({ meetings: [chat, stuck] });
		const decision = scene.act(RITA, toCarl);
		const events = decision.verdict === 'ok' ? decision.events : [];
		const about = { meeting: chat.id, startsAt: TEN };
		expect(events.flatMap((event) => noticesOf(event, scene.state, scene.now))).toEqual([
			{ ...about, to: ADA.id, kind: 'chat_handed_over', peer: CARL.id, by: null },
			{ ...about, to: CARL.id, kind: 'chat_received', peer: ADA.id, by: RITA.id },
			{
				to: BEN.id,
				kind: 'slot_opened',
				meeting: stuck.id,
				peer: RITA.id,
				by: null,
				startsAt: TEN,
			},
		]);
		const fetched = given({ meetings: [chat] });
		const other = fetched.act(CARL, toCarl);
		const told = other.verdict === 'ok' ? other.events : [];
		expect(
			told.flatMap((event) => noticesOf(event, fetched.state, fetched.now)).map(({ to }) => to),
		).toEqual([ADA.id, RITA.id]);
	});

	it('[HO3] the time that comes into the new calendar is the chat’s own', () => {
		const scene = given({ meetings: [chat] });
		const decision = scene.decide(RITA, toCarl);
		expect(decision).toMatchObject({
			events: [
				{ kind: 'slots_offered', recruiterId: CARL.id, slots: [quarterHour(TEN)], reopens: false },
				{ kind: 'chat_handed_over', from: RITA.id, by: RITA.id, time: quarterHour(TEN) },
			],
		});
	});
});
