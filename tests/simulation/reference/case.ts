import type { Instant, MeetingId, ParticipantId } from '#schema/ids.ts';
import type { Facts, Meeting } from './facts.ts';
import { MINUTE, meetingsOf, openSlotsOf, slotId } from './facts.ts';
import type { Told } from './ruling.ts';

export type Side = 'talent' | 'recruiter';

/** What is true, who asks, and when. */
export interface Case {
	readonly facts: Facts;
	readonly actor: string;
	readonly now: number;
}

export interface Pair {
	readonly talent: string;
	readonly recruiter: string;
	/** Who asks. */
	readonly by: Side;
}

export interface Words {
	readonly message: string;
	readonly question: string;
	readonly answer: string;
}

export const otherSide = (side: Side): Side => (side === 'talent' ? 'recruiter' : 'talent');

export const roleOf = ({ facts, actor }: Case): string | undefined => facts.people.get(actor)?.role;

export function sideIn({ actor }: Case, { talent_id, recruiter_id }: Meeting): Side | null {
	if (talent_id === actor) return 'talent';
	return recruiter_id === actor ? 'recruiter' : null;
}

/** RQ1 */
export function pairWith(given: Case, person: string): Pair | null {
	const own = roleOf(given);
	const theirs = given.facts.people.get(person)?.role;
	if (own === 'talent' && theirs === 'recruiter')
		return { talent: given.actor, recruiter: person, by: own };
	if (own === 'recruiter' && theirs === 'talent')
		return { talent: person, recruiter: given.actor, by: own };
	return null;
}

/** RQ10 */
export function expiry({ facts, now }: Case): Instant {
	const { requestExpiryMinutes, bookingClosesAt } = facts.rules;
	return Math.min(now + requestExpiryMinutes * MINUTE, bookingClosesAt) as Instant;
}

/* What changes */

/** Of a chat that has just got its time. */
const NOTHING_YET = {
	talent_late_until: null,
	recruiter_late_until: null,
	absent: null,
	extensions: 0,
	extended_by: null,
} as const;

export function begin(
	{ facts, actor, now }: Case,
	id: string,
	{ talent, recruiter, by }: Pair,
	{ message, question, answer }: Words,
	stage: Pick<Meeting, 'status' | 'expires_at'>,
): void {
	facts.meetings.set(id, {
		id: id as MeetingId,
		fair_id: facts.people.get(actor)!.fair_id,
		talent_id: talent as ParticipantId,
		recruiter_id: recruiter as ParticipantId,
		requested_by: by,
		message,
		question,
		answer: question === '' ? '' : answer,
		requested_at: now as Instant,
		changed_at: now as Instant,
		starts_at: null,
		ends_at: null,
		closed_by: null,
		note: '',
		talent_joined: 0,
		recruiter_joined: 0,
		acted_by: null,
		...NOTHING_YET,
		corrected_by: null,
		...stage,
	});
}

/** The last word about how it ended goes with every change that does not bring a new one. */
export function change({ facts, now }: Case, meeting: Meeting, to: Partial<Meeting>): void {
	const unsaid = { closed_by: null, note: '', acted_by: null, changed_at: now as Instant };
	facts.meetings.set(meeting.id, { ...meeting, ...unsaid, ...to });
}

/** The meeting has this time from now on, and nobody was there yet. */
export function take(given: Case, id: string, startsAt: number): void {
	const meeting = given.facts.meetings.get(id)!;
	const { starts_at, ends_at } = given.facts.slots.get(slotId(meeting.recruiter_id, startsAt))!;
	const nobodyYet = { talent_joined: 0, recruiter_joined: 0, ...NOTHING_YET } as const;
	change(given, meeting, { status: 'confirmed', starts_at, ends_at, ...nobodyYet });
}

/* Who is told */

/** NO1 */
export function told(
	{ facts }: Case,
	id: string,
	side: Side,
	kind: Told['kind'],
	startsAt: number | null = null,
): Told {
	const { talent_id, recruiter_id } = facts.meetings.get(id)!;
	const [to, peer] = side === 'talent' ? [talent_id, recruiter_id] : [recruiter_id, talent_id];
	return { to, kind, meeting: id, peer, by: null, startsAt };
}

/** NO3: nobody is told of a time given back where another one was open anyway. */
export function toldOfReturn({ facts, now }: Case, meeting: Meeting): Told[] {
	const { recruiter_id: recruiter, starts_at: startsAt, id } = meeting;
	const others = openSlotsOf(facts, recruiter, now).filter((slot) => slot.starts_at !== startsAt);
	if (others.length > 0) return [];
	return toldWaiting(facts, recruiter, startsAt!).filter((notice) => notice.meeting !== id);
}

/** NO2 */
export const toldWaiting = (facts: Facts, recruiter: string, startsAt: number): Told[] =>
	meetingsOf(facts, recruiter)
		.filter(({ status }) => status === 'in_scheduling')
		.map(({ id, talent_id: to }) => {
			const about = { meeting: id, peer: recruiter, by: null, startsAt };
			return { to, kind: 'slot_opened', ...about };
		});
