/** What a screen may offer to do for a colleague: the same questions as in `why-not-here.ts` (TE1, HO1). */
import type { IntentOf } from '#schema/domain/intent.ts';
import { contains } from '#schema/domain/interval.ts';
import type { Meeting } from '#schema/domain/meeting.ts';
import type { Refusal } from '#schema/domain/refusal.ts';
import { refusal } from '#schema/domain/refusal.ts';
import * as rule from '#schema/domain/why-not.ts';
import type { Instant, ParticipantId } from '#schema/ids.ts';
import { meetingOf, timeOf } from './meeting-facts.ts';
import type { TeamRow, TeamSheet } from './overlay-team.ts';
import type { FairView } from './view.ts';
import { fairOf } from './view.ts';
import { UNKNOWN_ALLOWANCE } from './why-not-here.ts';

export const whyNotAcceptForTeam = (view: FairView, row: TeamRow, now: Instant): Refusal | null =>
	rule.whyNotAccept(factsOf(row), 'recruiter', {
		rules: fairOf(view).rules,
		now,
		allowance: UNKNOWN_ALLOWANCE,
	});

export const whyNotDeclineForTeam = (row: TeamRow, now: Instant): Refusal | null =>
	rule.whyNotAnswer(factsOf(row), 'recruiter', now);

export const whyNotHandOverTo = (
	team: TeamSheet,
	row: TeamRow,
	to: ParticipantId,
	now: Instant,
): Refusal | null =>
	rule.whyNotHandOver(factsOf(row), {
		now,
		live:
			team.meetings.find((other) => other.recruiter === to && other.peer.id === row.peer.id) ??
			null,
		chats: team.meetings
			.filter((other) => other.recruiter === to && other.status === 'confirmed')
			.map(timeOf),
		slots: team.slots.filter(({ recruiter, withdrawing }) => recruiter === to && !withdrawing),
	});

/** Handing a meeting on at all, before a colleague is chosen. */
export const whyNotHandOn = (row: TeamRow, now: Instant): Refusal | null =>
	rule.whyNotHandOver(factsOf(row), { now, live: null, chats: [], slots: [] });

export function whyNotInviteFor(
	view: FairView,
	team: TeamSheet,
	colleague: ParticipantId,
	talent: ParticipantId,
	now: Instant,
): Refusal | null {
	const live = team.meetings.find(
		({ recruiter, peer }) => recruiter === colleague && peer.id === talent,
	);
	const why = rule.whyNotRequest({
		rules: fairOf(view).rules,
		now,
		by: 'recruiter',
		live: live ?? null,
		allowance: UNKNOWN_ALLOWANCE,
	});
	return why?.code === 'already_active' ? refusal('colleague_active', why.detail) : why;
}

export function whyNotOfferFor(
	view: FairView,
	team: TeamSheet,
	intent: IntentOf<'availability.set'> & { readonly for: ParticipantId },
	now: Instant,
): Refusal | null {
	const { days, rules } = fairOf(view);
	const day = days.find(({ date }) => date === intent.date) ?? null;
	const slots = team.slots
		.filter((slot) => slot.recruiter === intent.for && day !== null && contains(day, slot.startsAt))
		.map((slot) => ({ ...slot, booked: slot.meeting !== undefined }));
	const { minutes, starts } = intent;
	return rule.whyNotOffer(rules, day, { now, minutes, starts, slots });
}

const factsOf = (row: TeamRow): Meeting => meetingOf(row, { id: row.recruiter, role: 'recruiter' });
