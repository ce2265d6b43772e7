import type { Instant, ParticipantId } from '../ids.ts';
import type { Slot } from './slot.ts';
import type { FairFacts } from './state.ts';

/**
 * SL2–SL4: what can be chosen from a recruiter's calendar at `now`: offered, not begun, held by nobody.
 * The clock alone decides what has begun, since the clock's own intent may come a moment late.
 */
export function openSlotsOf(facts: FairFacts, recruiter: ParticipantId, now: Instant): Slot[] {
	return [...facts.calendarOf(recruiter).values()].filter(
		({ startsAt, passed }) =>
			!passed && startsAt > now && facts.bookingOf(recruiter, startsAt) === null,
	);
}
