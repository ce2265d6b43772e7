import type { ParticipantId } from '../ids.ts';
import type { Case, Decision } from './decision.ts';
import { NOOP, ok, pairOf, refused } from './decision.ts';
import { slotsPassed } from './decide-clock.ts';
import type { FairEvent } from './event.ts';
import type { IntentOf } from './intent.ts';
import { refusal } from './refusal.ts';
import type { TeamAct } from './team.ts';
import { whyNotColleague } from './team.ts';
import { whyNotHandOver } from './why-not.ts';

/**
 * TE1, TE2: what is decided in a colleague's place is decided by the colleague's own rules, and names
 * who decided it. `decideAs` judges as if the colleague had asked.
 */
export function decideInPlaceOf(
	given: Case,
	colleague: ParticipantId,
	act: TeamAct,
	decideAs: (given: Case) => Decision,
): Decision {
	const other = given.facts.participants.get(colleague);
	const why = whyNotColleague(given.actor, other);
	if (why || !other) return refused(why ?? refusal('forbidden'));
	const decision = decideAs({ ...given, actor: other });
	if (decision.verdict !== 'ok') return decision;
	const { id: by } = given.actor;
	const acted = { kind: 'colleague_acted', recruiterId: colleague, by, act } as const;
	return ok(...decision.events, { ...acted, about: pairIn(decision.events) });
}

function pairIn(events: readonly FairEvent[]) {
	for (const event of events)
		if ('meeting' in event) {
			const { meeting, talentId, recruiterId } = event;
			return { meeting, talentId, recruiterId };
		}
	return null;
}

/**
 * HO1–HO4: another recruiter of the company takes the chat over, at the same time, in one decision. Who
 * may not do it, and who asks for a meeting or person that is none, are refused alike (ID1).
 */
export function decideHandOver(given: Case, intent: IntentOf<'chat.handover'>): Decision {
	const { facts, now, actor } = given;
	const meeting = facts.meetings.get(intent.meeting);
	const from = meeting && facts.participants.get(meeting.recruiterId);
	const to = facts.participants.get(intent.to);
	if (!meeting || whyNotColleague(actor, from) || whyNotColleague(actor, to))
		return refused(refusal('forbidden'));
	if (meeting.recruiterId === intent.to) return NOOP;
	const calendar = facts.calendarOf(intent.to);
	const why = whyNotHandOver(meeting, {
		now,
		live: facts.liveMeetingOf(meeting.talentId, intent.to),
		chats: facts.confirmedOf(intent.to),
		slots: calendar.values(),
	});
	if (why) return refused(why);
	const time =
		meeting.status === 'confirmed' ? { startsAt: meeting.startsAt, endsAt: meeting.endsAt } : null;
	const handed = {
		...pairOf(meeting),
		kind: 'chat_handed_over',
		recruiterId: intent.to,
		from: meeting.recruiterId,
		by: actor.id,
		time,
	} as const;
	if (!time || calendar.has(time.startsAt)) return ok(handed);
	// HO3: the time joins the new recruiter's calendar, taken from the first moment on; what has begun
	// there made room for it (AV4).
	const offered = { kind: 'slots_offered', recruiterId: intent.to, slots: [time] } as const;
	return ok(...slotsPassed(facts, intent.to, now), { ...offered, reopens: false }, handed);
}
