/**
 * One day's times on another day, by the clock on the wall of the fair: ten o'clock stays ten o'clock,
 * also over the night in which the clocks change. Pure.
 */
import type { FairDay } from '#schema/domain/fair.ts';
import { collides, contains } from '#schema/domain/interval.ts';
import type { Instant } from '#schema/ids.ts';
import { addMinutes } from '#schema/ids.ts';
import { timeIn } from '../time.ts';
import type { PlannedSlot } from './offer-plan.ts';

export interface CopiedDay {
	/** What to offer on the other day, its booked times included (AV3). */
	readonly starts: readonly Instant[];
	/** How many times found no place there: outside its hours, begun, or beside a booked chat. */
	readonly left: number;
}

export function copyDay(
	from: FairDay,
	to: FairDay,
	slots: readonly PlannedSlot[],
	how: { readonly minutes: number; readonly zone: string; readonly now: Instant },
): CopiedDay {
	const { minutes, zone, now } = how;
	const standing = slots.filter(({ withdrawing }) => withdrawing !== true);
	const booked = standing.filter(
		({ startsAt, meeting }) => meeting !== undefined && startsAt > now && contains(to, startsAt),
	);
	const places = clockOf(to, zone);
	const wanted = new Set(
		standing
			.filter(({ startsAt }) => contains(from, startsAt))
			.map(({ startsAt }) => timeIn(zone, CLOCK, startsAt)),
	);
	const starts: Instant[] = booked.map(({ startsAt }) => startsAt);
	let end: Instant = to.startsAt;
	let left = 0;
	for (const startsAt of [...wanted].map((time) => places.get(time)).toSorted(byTime)) {
		const slot = startsAt !== undefined && { startsAt, endsAt: addMinutes(startsAt, minutes) };
		if (slot && booked.some((chat) => chat.startsAt === slot.startsAt)) continue;
		if (
			!slot ||
			slot.startsAt <= now ||
			slot.startsAt < end ||
			slot.endsAt > to.endsAt ||
			booked.some((chat) => collides(chat, slot))
		) {
			left += 1;
			continue;
		}
		starts.push(slot.startsAt);
		end = slot.endsAt;
	}
	return { starts: starts.toSorted((a, b) => a - b), left };
}

/** Any language will do, as long as it is the same one on both days. */
const CLOCK = 'en-GB';

/** Which moment of a day each time on its clock is; of an hour that comes twice, the first. */
function clockOf(day: FairDay, zone: string): ReadonlyMap<string, Instant> {
	const places = new Map<string, Instant>();
	for (let at = day.startsAt; at < day.endsAt; at = addMinutes(at, 1)) {
		const time = timeIn(zone, CLOCK, at);
		if (!places.has(time)) places.set(time, at);
	}
	return places;
}

const byTime = (a: Instant | undefined, b: Instant | undefined): number =>
	(a ?? Infinity) - (b ?? Infinity);
