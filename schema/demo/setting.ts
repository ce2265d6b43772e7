import { fromAbsolute, toCalendarDate } from '@internationalized/date';
import type { ZonedDateTime } from '@internationalized/date';
import { must } from '../assert.ts';
import type { Instant } from '../ids.ts';
import { MINUTE_MS, addMinutes, instant, localDate } from '../ids.ts';
import type { FairDay, FairRules } from '../domain/fair.ts';

/** Everything in the demo happens at a multiple of five minutes, in every zone of the world. */
export const GRID_MINUTES = 5;
export const GRID_MS = GRID_MINUTES * MINUTE_MS;

/** Where and when the demo fair takes place, so that it is in full swing at `now`. */
export interface Setting {
	readonly now: Instant;
	readonly timeZone: string;
	readonly today: FairDay;
	readonly tomorrow: FairDay;
	/** Recruiters set up their calendars from here on. */
	readonly preparedFrom: Instant;
	readonly rules: FairRules;
	/** The chat that is about to start begins here: two to seven minutes from now. */
	readonly nextStart: Instant;
}

/**
 * Wherever on the day the demo is opened, it is daytime in one of these: the fair takes place in the
 * first of them where it is.
 */
const ZONES = ['Europe/Berlin', 'America/Los_Angeles', 'Asia/Tokyo'];
const EARLIEST_HOUR = 10;
const LATEST_HOUR = 20;

export function settingAt(now: Instant): Setting {
	const local = must(
		ZONES.map((zone) => fromAbsolute(now, zone)).find(
			({ hour }) => hour >= EARLIEST_HOUR && hour <= LATEST_HOUR,
		),
		'it is daytime somewhere',
	);
	// Three hours of the day have passed at least, so that chats took place; two are left at least.
	const opens = Math.min(9, local.hour - 3);
	const closes = Math.max(18, local.hour + 3);
	const dayOf = (date: ZonedDateTime): FairDay => ({
		date: localDate(toCalendarDate(date).toString()),
		startsAt: atHour(date, opens),
		endsAt: atHour(date, closes),
	});
	const [today, tomorrow] = [dayOf(local), dayOf(local.add({ days: 1 }))];
	const bookingOpensAt = atHour(local.subtract({ days: 4 }), 9);
	return {
		now,
		timeZone: local.timeZone,
		today,
		tomorrow,
		preparedFrom: atHour(local.subtract({ days: 5 }), 9),
		rules: { ...RULES, bookingOpensAt, bookingClosesAt: tomorrow.endsAt },
		nextStart: onGrid(addMinutes(now, 2)),
	};
}

const RULES: Omit<FairRules, 'bookingOpensAt' | 'bookingClosesAt'> = {
	whoMayRequest: 'both',
	allowedMinutes: [15, 20, 30],
	maxOpenRequests: 5,
	maxChats: 12,
	invitationsCount: true,
	changeCutoffMinutes: 30,
	bufferMinutes: 5,
	requestExpiryMinutes: 48 * 60,
	joinOpensMinutes: 10,
	roomClosesMinutes: 5,
	maxExtensions: 2,
	graceMinutes: 5,
	correctionMinutes: 24 * 60,
};

function atHour(date: ZonedDateTime, hour: number): Instant {
	const at = date.set({ hour, minute: 0, second: 0, millisecond: 0 });
	return instant(at.toDate().getTime());
}

/** The next moment of the grid, `at` included. */
export const onGrid = (at: number): Instant => instant(Math.ceil(at / GRID_MS) * GRID_MS);
