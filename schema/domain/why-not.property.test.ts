/**
 * The promise behind every button: it asks the `whyNot…` functions with what its screen knows, and where
 * they say nothing, the server grants the intent; where the server refuses, they had named the reason.
 */
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import type { Scene } from '../fixtures.ts';
import { given } from '../fixtures.ts';
import { histories } from '../fixtures-histories.ts';
import { intentOf, momentOf } from '../fixtures-steps.ts';
import type { Instant, MeetingId } from '../ids.ts';
import { allowanceOf } from './allowance.ts';
import type { IntentOf, ParticipantIntent } from './intent.ts';
import { contains } from './interval.ts';
import type { Meeting } from './meeting.ts';
import { partyOf } from './meeting.ts';
import type { Participant, Party, Recruiter, Talent } from './participant.ts';
import type { Refusal, RefusalCode } from './refusal.ts';
import { refusal } from './refusal.ts';
import { silent } from './support.ts';
import { colleagueIn, whyNotColleague } from './team.ts';
import {
	whyNotHelp,
	whyNotSupportWords,
	whyNotTakeSupport,
	whyNotWriteToSupport,
} from './why-not-support.ts';
import {
	whyNotAccept,
	whyNotAnnounce,
	whyNotAnnouncement,
	whyNotAnswer,
	whyNotBook,
	whyNotCancelRequest,
	whyNotChange,
	whyNotHandOver,
	whyNotOffer,
	whyNotReopen,
	whyNotRequest,
	whyNotSlot,
	whyNotText,
	whyNotWithdraw,
} from './why-not.ts';
import { whyNotCorrect, whyNotExtend, whyNotLate, whyNotMemo } from './why-not-chat.ts';
import { whyNotOneMoreVacancy, whyNotVacancy } from './why-not-vacancy.ts';

// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 120_000 });

it('[V10, IN3] an enabled button is an intent that passes, a disabled one names the server’s reason', () => {
	const compared = new Map<RefusalCode | 'ok', number>();
	fc.assert(
		fc.property(histories, ([from, steps]) => {
			const scene = given(from);
			for (const taken of steps) {
				scene.now = momentOf(scene, taken) ?? scene.now;
				if (taken === 'tick') scene.tick();
				else if ('kind' in taken) {
					const { actor, intent } = intentOf(scene, taken);
					if (intent.kind === 'chat.join') scene.act(actor, intent);
					else compare(scene, { actor, intent }, compared);
				}
			}
		}),
		{ numRuns: 300 },
	);
	expect(compared.get('ok')).toBeGreaterThan(100);
});

function compare(
	scene: Scene,
	{ actor, intent }: { readonly actor: Participant; readonly intent: ParticipantIntent },
	compared: Map<RefusalCode | 'ok', number>,
): void {
	if (!scene.state.participants.has(actor.id)) return;
	const why = whyNot(scene, actor, intent);
	const decision = scene.act(actor, intent);
	if (decision.verdict === 'noop') return;
	const code = decision.verdict === 'ok' ? 'ok' : decision.refusal.code;
	expect([intent.kind, why?.code ?? 'ok']).toEqual([intent.kind, code]);
	compared.set(code, (compared.get(code) ?? 0) + 1);
}

const FORBIDDEN = refusal('forbidden');

/** What a screen of this person would give as the reason for a disabled button. */
function whyNot(scene: Scene, actor: Participant, intent: ParticipantIntent): Refusal | null {
	const inPlaceOf = colleagueIn(intent);
	if (inPlaceOf === null || inPlaceOf === actor.id) return whyNotOwn(scene, actor, intent);
	const me = scene.state.participants.get(actor.id) ?? actor;
	const colleague = scene.state.participants.get(inPlaceOf);
	const why = whyNotColleague(me, colleague);
	return why || !colleague ? FORBIDDEN : whyNotOwn(scene, colleague, intent);
}

function whyNotHandOverNow(
	{ state, now }: Scene,
	actor: Participant,
	intent: IntentOf<'chat.handover'>,
): Refusal | null {
	const meeting = state.meetings.get(intent.meeting);
	const team = [meeting?.recruiterId, intent.to].map((id) => id && state.participants.get(id));
	if (!meeting || team.some((one) => whyNotColleague(actor, one || undefined))) return FORBIDDEN;
	return whyNotHandOver(meeting, {
		now,
		live: state.liveMeetingOf(meeting.talentId, intent.to),
		chats: state.confirmedOf(intent.to),
		slots: state.calendarOf(intent.to).values(),
	});
}

function whyNotOwn(scene: Scene, actor: Participant, intent: ParticipantIntent): Refusal | null {
	switch (intent.kind) {
		case 'request.send':
			return whyNotSend(scene, actor, intent);
		case 'slot.book':
			return whyNotBookNow(scene, actor, intent);
		case 'availability.set':
			return actor.role === 'recruiter' ? whyNotAvailability(scene, actor, intent) : FORBIDDEN;
		case 'recruiter.settings':
			return actor.role === 'recruiter' ? null : FORBIDDEN;
		case 'profile.update':
			return null;
		case 'chat.handover':
			return whyNotHandOverNow(scene, actor, intent);
		case 'announcement.publish': {
			const standing = scene.state.announcements.size;
			const why = whyNotAnnounce({ by: actor.role, standing });
			return why ?? whyNotAnnouncement(intent.text);
		}
		case 'announcement.withdraw':
			return whyNotWithdraw(actor.role);
		case 'support.write':
		case 'support.answer':
		case 'support.take':
		case 'support.close':
			return whyNotSupport(scene, actor, intent);
		case 'chat.correct': {
			const meeting = scene.state.meetings.get(intent.meeting);
			const isTheirs = actor.role === 'organizer' || meeting?.recruiterId === actor.id;
			return meeting && isTheirs ? whyNotCorrectNow(scene, meeting, intent) : FORBIDDEN;
		}
		case 'vacancy.publish':
		case 'vacancy.change':
		case 'vacancy.withdraw':
			return actor.role === 'recruiter' ? whyNotOffered(scene, actor, intent) : FORBIDDEN;
		default: {
			const meeting = scene.state.meetings.get(intent.meeting);
			const party = meeting && partyOf(meeting, actor.id);
			return meeting && party ? whyNotMeeting(scene, { meeting, party, intent }) : FORBIDDEN;
		}
	}
}

type SupportIntent = Extract<ParticipantIntent, { readonly kind: `support.${string}` }>;

function whyNotSupport(scene: Scene, actor: Participant, intent: SupportIntent): Refusal | null {
	const { supports, meetings } = scene.state;
	if (intent.kind === 'support.close')
		return actor.role === 'organizer' || actor.id === intent.person ? null : FORBIDDEN;
	if (intent.kind === 'support.take')
		return whyNotTakeSupport(actor.role, supports.get(intent.person));
	if (intent.kind === 'support.answer')
		return whyNotHelp(actor.role, supports.get(intent.person)) ?? whyNotSupportWords(intent.text);
	const known = supports.get(actor.id) ?? silent(actor.id, scene.now);
	const chat = intent.about && meetings.get(intent.about);
	const isOwn = !intent.about || (chat && partyOf(chat, actor.id) !== null);
	return (
		whyNotWriteToSupport(actor.role, known, scene.now) ??
		(isOwn ? whyNotSupportWords(intent.text) : FORBIDDEN)
	);
}

type AboutVacancy = IntentOf<'vacancy.publish' | 'vacancy.change' | 'vacancy.withdraw'>;

function whyNotOffered(
	{ state }: Scene,
	{ companyId }: Recruiter,
	intent: AboutVacancy,
): Refusal | null {
	const ours = [...state.vacancies.values()].filter((one) => one.companyId === companyId);
	const standing = 'vacancy' in intent ? state.vacancies.get(intent.vacancy) : undefined;
	if (standing && standing.companyId !== companyId) return FORBIDDEN;
	if (intent.kind === 'vacancy.withdraw') return null;
	const { content } = intent;
	const contact = content.contact === null ? undefined : state.participants.get(content.contact);
	const why = whyNotVacancy(content, companyId, contact);
	if (intent.kind === 'vacancy.publish') return whyNotOneMoreVacancy(ours.length) ?? why;
	if (!standing) return refusal('vacancy_gone');
	return why ?? (standing.version === intent.version ? null : refusal('vacancy_changed'));
}

interface OwnMeeting {
	readonly meeting: Meeting;
	readonly party: Party;
	readonly intent: Exclude<
		Extract<ParticipantIntent, { readonly meeting: MeetingId }>,
		{ readonly kind: 'chat.handover' | 'chat.correct' }
	>;
}

function whyNotMeeting(scene: Scene, { meeting, party, intent }: OwnMeeting): Refusal | null {
	const { rules } = scene.state.fair;
	const { now } = scene;
	const allowance = allowanceOf(scene.state.meetingsOf(meeting.talentId), rules);
	const live = scene.state.liveMeetingOf(meeting.talentId, meeting.recruiterId);
	switch (intent.kind) {
		case 'request.cancel':
			return whyNotCancelRequest(meeting, party);
		case 'request.accept':
			return whyNotAccept(meeting, party, { rules, now, allowance });
		case 'request.decline':
			return whyNotAnswer(meeting, party, now);
		case 'request.reopen':
			return whyNotReopen(meeting, party, { rules, now, live, allowance });
		case 'slot.claim':
			if (party !== 'talent') return FORBIDDEN;
			if (meeting.status === 'requested') return refusal('not_accepted');
			if (meeting.status === 'confirmed')
				return refusal('already_confirmed', { at: meeting.startsAt });
			if (meeting.status !== 'in_scheduling') return refusal('wrong_status');
			return whyNotTake(scene, meeting, intent.startsAt);
		case 'slot.reschedule': {
			const why = whyNotChange(meeting, rules, now) ?? whyNotTake(scene, meeting, intent.startsAt);
			const isPeers = party === 'recruiter' && why?.code === 'time_conflict';
			return isPeers ? refusal('peer_conflict') : why;
		}
		case 'slot.release':
		case 'chat.cancel':
			return whyNotChange(meeting, rules, now);
		case 'chat.late':
			return whyNotLate(meeting, party, now);
		case 'chat.extend':
			return whyNotExtend(meeting, party, {
				rules,
				now,
				until: intent.until,
				day:
					scene.state.fair.days.find(
						(day) => 'startsAt' in meeting && contains(day, meeting.startsAt),
					) ?? null,
				talentChats: scene.state.confirmedOf(meeting.talentId),
				recruiterChats: scene.state.confirmedOf(meeting.recruiterId),
			});
		case 'memo.keep':
			return whyNotMemo(meeting);
	}
}

/** Whether the talent has the chat left that it would take is known to the server alone. */
function whyNotCorrectNow(
	{ state, now }: Scene,
	meeting: Meeting,
	{ attendance }: IntentOf<'chat.correct'>,
): Refusal | null {
	const { rules } = state.fair;
	const why = whyNotCorrect(meeting, rules, now);
	if (why || meeting.status !== 'missed' || meeting.present !== 'talent') return why;
	const counts = meeting.requestedBy === 'talent' || rules.invitationsCount;
	const { chats, maxChats } = allowanceOf(state.meetingsOf(meeting.talentId), rules);
	const isFull = attendance !== 'talent' && counts && chats >= maxChats;
	return isFull ? refusal('peer_chat_limit') : null;
}

function whyNotSend(
	scene: Scene,
	actor: Participant,
	intent: IntentOf<'request.send'>,
): Refusal | null {
	const other = scene.state.participants.get(intent.to);
	if (actor.role === 'talent' && other?.role === 'recruiter')
		return (
			whyNotRequest(requestFacts(scene, actor, other, 'talent')) ??
			whyNotText(other.question, intent)
		);
	if (actor.role === 'recruiter' && other?.role === 'talent')
		return whyNotRequest(requestFacts(scene, other, actor, 'recruiter'));
	return FORBIDDEN;
}

function whyNotBookNow(
	scene: Scene,
	actor: Participant,
	intent: IntentOf<'slot.book'>,
): Refusal | null {
	const recruiter = scene.state.participants.get(intent.recruiter);
	if (actor.role !== 'talent' || recruiter?.role !== 'recruiter') return FORBIDDEN;
	const begun = { id: null, talentId: actor.id, recruiterId: recruiter.id };
	return (
		whyNotBook(recruiter.bookingMode, requestFacts(scene, actor, recruiter, 'talent')) ??
		whyNotText(recruiter.question, intent) ??
		whyNotTake(scene, begun, intent.startsAt)
	);
}

function requestFacts(scene: Scene, talent: Talent, recruiter: Recruiter, by: Party) {
	const { rules } = scene.state.fair;
	return {
		rules,
		now: scene.now,
		by,
		live: scene.state.liveMeetingOf(talent.id, recruiter.id),
		allowance: allowanceOf(scene.state.meetingsOf(talent.id), rules),
	};
}

type Taker = Pick<Meeting, 'talentId' | 'recruiterId'> & { readonly id: MeetingId | null };

function whyNotTake(scene: Scene, meeting: Taker, startsAt: Instant): Refusal | null {
	const { state, now } = scene;
	const { rules } = state.fair;
	const known = meeting.id === null ? null : state.meetings.get(meeting.id);
	const spends =
		known?.requestedBy === 'recruiter' &&
		known.status === 'in_scheduling' &&
		rules.invitationsCount;
	const holder = state.bookingOf(meeting.recruiterId, startsAt);
	return whyNotSlot({
		rules,
		now,
		slot: state.calendarOf(meeting.recruiterId).get(startsAt) ?? null,
		taken: holder !== null && holder.id !== meeting.id,
		talentChats: [...state.confirmedOf(meeting.talentId)].filter(({ id }) => id !== meeting.id),
		recruiterChats: [...state.confirmedOf(meeting.recruiterId)].filter(
			({ id }) => id !== meeting.id,
		),
		spends: spends ? allowanceOf(state.meetingsOf(meeting.talentId), rules) : null,
	});
}

function whyNotAvailability(
	{ state, now }: Scene,
	{ id }: Recruiter,
	{ date, minutes, starts }: IntentOf<'availability.set'>,
): Refusal | null {
	const day = state.fair.days.find((one) => one.date === date) ?? null;
	const slots = [...state.calendarOf(id).values()]
		.filter(({ startsAt }) => day && contains(day, startsAt))
		.map((slot) => ({ ...slot, booked: state.bookingOf(id, slot.startsAt) !== null }));
	return whyNotOffer(state.fair.rules, day, { now, minutes, starts, slots });
}
