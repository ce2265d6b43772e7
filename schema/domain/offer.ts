import type { Instant } from '../ids.ts';
import { addMinutes } from '../ids.ts';
import type { Interval } from './interval.ts';
import type { Slot } from './slot.ts';

/** A slot as it stands in its recruiter's calendar. */
export interface StandingSlot extends Slot {
	/** A confirmed chat holds it. */
	readonly booked: boolean;
}

/** What a recruiter asks to offer on one day, and what stands there now. */
export interface Offer {
	readonly now: Instant;
	readonly minutes: number;
	readonly starts: readonly Instant[];
	/** The recruiter's slots of that day. */
	readonly slots: readonly StandingSlot[];
}

export interface WeighedOffer {
	/** The first booked time that is no longer asked for (AV3). */
	readonly dropped: StandingSlot | null;
	/** Each asked time that is not booked and has not begun, in order. */
	readonly wanted: readonly Interval[];
	/** Whose minutes are taken whatever is offered: booked slots, and chats under way (AV4). */
	readonly held: readonly StandingSlot[];
	/** Slots that can still be claimed. */
	readonly open: readonly StandingSlot[];
}

/** AV5: times that have begun stay as they are, whether they are asked for or not. */
export function weigh({ now, minutes, starts, slots }: Offer): WeighedOffer {
	const asked = new Set(starts);
	const hasBegun = (slot: Slot) => slot.passed || slot.startsAt <= now;
	// In order, because the order in which slots became known differs after a restart (SY15).
	const held = slots.filter(({ booked }) => booked).sort((a, b) => a.startsAt - b.startsAt);
	const fixed = new Set(
		slots.filter((slot) => slot.booked || hasBegun(slot)).map(({ startsAt }) => startsAt),
	);
	return {
		dropped: held.find((slot) => !hasBegun(slot) && !asked.has(slot.startsAt)) ?? null,
		wanted: [...asked]
			.filter((startsAt) => startsAt > now && !fixed.has(startsAt))
			.sort((a, b) => a - b)
			.map((startsAt) => ({ startsAt, endsAt: addMinutes(startsAt, minutes) })),
		held,
		open: slots.filter((slot) => !slot.booked && !hasBegun(slot)),
	};
}
