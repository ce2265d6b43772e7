import type { Instant } from '../ids.ts';
import { addMinutes } from '../ids.ts';
import type { FairDay } from '../domain/fair.ts';
import type { IntentOf } from '../domain/intent.ts';
import type { DemoRecruiter } from './cast.ts';
import type { Chance } from './chance.ts';
import type { Setting } from './setting.ts';

type Offer = IntentOf<'availability.set'>;

/** Rita meets somebody every twenty minutes, counted so that one chat is about to start now. */
const RITA_MINUTES = 15;
export const RITA_STEP = 20;

/** What one recruiter offers on the two days. */
export function offersOf(recruiter: DemoRecruiter, setting: Setting, chance: Chance): Offer[] {
	const { today, tomorrow } = setting;
	if (recruiter.load === 'none') return [];
	if (recruiter.no === 0) return [ritaToday(setting), ritaTomorrow(tomorrow)];
	const minutes = recruiter.no === 1 ? 15 : chance.pick([15, 15, 20, 30]);
	const step = minutes === 15 ? chance.pick([20, 30]) : 30;
	const lunchAfter = chance.pick([210, 240, 270]);
	// Whoever is fully booked offered little: a few times on each day.
	const keep = recruiter.load === 'full' ? chance.pick([2, 3]) : 1;
	return [today, tomorrow].map((day) => {
		const lunch = addMinutes(day.startsAt, lunchAfter);
		const starts = steps(day, day.startsAt, minutes, step).filter(
			(startsAt, index) => !isIn(lunch, 60, startsAt, minutes) && index % keep === 0,
		);
		return { kind: 'availability.set', date: day.date, minutes, starts };
	});
}

function ritaToday({ today, nextStart }: Setting): Offer {
	const stepMs = RITA_STEP * 60_000;
	const before = Math.floor((nextStart - today.startsAt) / stepMs);
	const first = addMinutes(nextStart, -before * RITA_STEP);
	// She takes a breath before the next chat, so nothing is under way at her place right now.
	const breath = addMinutes(nextStart, -RITA_STEP);
	const starts = steps(today, first, RITA_MINUTES, RITA_STEP).filter((at) => at !== breath);
	return { kind: 'availability.set', date: today.date, minutes: RITA_MINUTES, starts };
}

const ritaTomorrow = (day: FairDay): Offer => ({
	kind: 'availability.set',
	date: day.date,
	minutes: RITA_MINUTES,
	starts: steps(day, day.startsAt, RITA_MINUTES, RITA_STEP).slice(0, 16),
});

/** Starts from `first` on, as many as end within the day. */
function steps(day: FairDay, first: Instant, minutes: number, step: number): Instant[] {
	const starts: Instant[] = [];
	for (let at = first; addMinutes(at, minutes) <= day.endsAt; at = addMinutes(at, step))
		starts.push(at);
	return starts;
}

/** Whether a slot reaches into a break that begins at `from`. */
const isIn = (from: Instant, length: number, startsAt: Instant, minutes: number): boolean =>
	startsAt < addMinutes(from, length) && addMinutes(startsAt, minutes) > from;
