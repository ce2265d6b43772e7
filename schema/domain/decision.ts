import type { AnnouncementId, Instant, MeetingId, ParticipantId, VacancyId } from '../ids.ts';
import { entityId } from '../ids.ts';
import type { FairEvent } from './event.ts';
import type { Meeting } from './meeting.ts';
import { partyOf } from './meeting.ts';
import type { Participant, Party } from './participant.ts';
import type { Refusal } from './refusal.ts';
import type { FairFacts } from './state.ts';

/** The id for whatever this intent may begin. */
export interface NewIds {
	readonly newMeetingId: MeetingId;
	readonly newAnnouncementId: AnnouncementId;
	readonly newVacancyId: VacancyId;
}

/** An intent begins one thing at most, so that one id does for all. */
export const newIds = (id: MeetingId): NewIds => ({
	newMeetingId: id,
	newAnnouncementId: entityId(id),
	newVacancyId: entityId(id),
});

export interface DecisionContext extends NewIds {
	/** The server's clock; what a browser believes about time decides nothing (V11). */
	readonly now: Instant;
	/** Whose session delivered the intent (V12). */
	readonly actor: ParticipantId | 'clock';
}

/** Facts, moment and the person who acts, as every single rule receives them. */
export interface Case extends NewIds {
	readonly facts: FairFacts;
	readonly now: Instant;
	readonly actor: Participant;
}

export type Decision =
	| { readonly verdict: 'ok'; readonly events: readonly FairEvent[] }
	/** Already so: nothing to change, and nothing wrong (ID3). */
	| { readonly verdict: 'noop' }
	| { readonly verdict: 'refused'; readonly refusal: Refusal };

export const ok = (...events: readonly FairEvent[]): Decision => ({ verdict: 'ok', events });
export const NOOP: Decision = { verdict: 'noop' };
export const refused = (why: Refusal): Decision => ({ verdict: 'refused', refusal: why });

/**
 * A meeting and the actor's side in it, or nothing. A meeting that does not exist and one of other
 * people look the same to the one who asks (ID1).
 */
export function ownMeeting(given: Case, id: MeetingId): { meeting: Meeting; party: Party } | null {
	const meeting = given.facts.meetings.get(id);
	const party = meeting && partyOf(meeting, given.actor.id);
	if (!meeting || !party) return null;
	// ER3: with somebody who has erased themselves nothing is done any more.
	const other = party === 'talent' ? meeting.recruiterId : meeting.talentId;
	return given.facts.participants.has(other) ? { meeting, party } : null;
}

export const pairOf = ({ id, talentId, recruiterId }: Meeting) => ({
	meeting: id,
	talentId,
	recruiterId,
});
