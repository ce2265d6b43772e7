/**
 * Instants as people read them. A time is always shown in the reader's own zone, with the fair's zone
 * beside it where the two differ (I10); nothing here asks what time it is.
 */
import type { Instant } from '#schema/ids.ts';

/** The reader's zone and the fair's, IANA names, and the language that words are in (BCP 47). */
export interface Zones {
	readonly own: string;
	readonly fair: string;
	readonly locale: string;
}

type Style =
	'time' | 'day' | 'dayShort' | 'weekday' | 'dayNumber' | 'month' | 'span' | 'offset' | 'date';

const STYLES: Readonly<Record<Style, Intl.DateTimeFormatOptions>> = {
	time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
	day: { weekday: 'long', day: 'numeric', month: 'long' },
	dayShort: { weekday: 'short', day: 'numeric', month: 'short' },
	weekday: { weekday: 'short' },
	dayNumber: { day: 'numeric' },
	month: { month: 'short' },
	span: { day: 'numeric', month: 'long', year: 'numeric' },
	offset: { timeZoneName: 'shortOffset' },
	date: { year: 'numeric', month: '2-digit', day: '2-digit' },
};

// Making a formatter costs a hundred times as much as using one.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(style: Style, zone: string, locale: string): Intl.DateTimeFormat {
	const key = `${style} ${zone} ${locale}`;
	let made = formatters.get(key);
	if (!made) {
		made = new Intl.DateTimeFormat(locale, { ...STYLES[style], timeZone: zone });
		formatters.set(key, made);
	}
	return made;
}

const format = (style: Style, at: Instant, zone: string, locale: string): string =>
	formatter(style, zone, locale).format(at);

/** `10:25`; in the night when clocks go back, an hour that comes twice says which one it is: `02:30 GMT+1`. */
export function timeIn(zone: string, locale: string, at: Instant): string {
	const time = format('time', at, zone, locale);
	return comesTwice(zone, at) ? `${time} ${offsetText(zone, at)}` : time;
}

/** The fair's clock beside one's own, with its weekday where it is another day there; null where both say the same. */
export function besideIn({ own, fair, locale }: Zones, at: Instant): string | null {
	if (sameClock(own, fair, at)) return null;
	const time = timeIn(fair, locale, at);
	return dateIn(own, at) === dateIn(fair, at) ? time : `${weekdayIn(fair, locale, at)} ${time}`;
}
/** `Thursday 20 November` */
export const dayIn = (zone: string, locale: string, at: Instant) => format('day', at, zone, locale);
/** `Thu 20 Nov` */
export const shortDayIn = (zone: string, locale: string, at: Instant) =>
	format('dayShort', at, zone, locale);
export const weekdayIn = (zone: string, locale: string, at: Instant) =>
	format('weekday', at, zone, locale);
export const dayNumberIn = (zone: string, locale: string, at: Instant) =>
	format('dayNumber', at, zone, locale);
export const monthIn = (zone: string, locale: string, at: Instant) =>
	format('month', at, zone, locale);

/** `19–20 November 2026`: the days of a fair, by its own calendar. */
export function daySpan(zone: string, locale: string, from: Instant, until: Instant): string {
	// A fair that ends at midnight does not take place on the day that begins then.
	const last = Math.max(from, until - 1);
	return formatter('span', zone, locale).formatRange(from, last);
}

/** `2026-11-20`, to group by: the calendar day on which an instant falls in a zone. */
export function dateIn(zone: string, at: Instant): string {
	const parts = formatter('date', zone, 'en').formatToParts(at);
	const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
	return `${part('year')}-${part('month')}-${part('day')}`;
}

/** `Berlin` of `Europe/Berlin`: shorter than an offset and not wrong in summer. */
export const cityOf = (zone: string): string =>
	(zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/** Whether two zones show the same clock at this instant, so that one of them is enough. */
export const sameClock = (a: string, b: string, at: Instant): boolean =>
	a === b || offsetOf(a, at) === offsetOf(b, at);

const offsetOf = (zone: string, at: Instant): string =>
	formatter('offset', zone, 'en')
		.formatToParts(at)
		.find(({ type }) => type === 'timeZoneName')?.value ?? '';

const HOUR_MS = 3_600_000;
/** No clock has ever been put back by more at once, politics apart. */
const CHANGE_MS = 3 * HOUR_MS;

/** Minutes ahead of UTC: 330 of `GMT+5:30`. */
function minutesAhead(zone: string, at: Instant): number {
	const [, sign = '+', hours = '0', minutes = '0'] =
		/GMT(?:([+−-])(\d+)(?::(\d+))?)?/.exec(offsetOf(zone, at)) ?? [];
	return (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes));
}

/** Written here, since a server and a browser write it differently: `GMT`, `GMT+0`. */
function offsetText(zone: string, at: Instant): string {
	const ahead = minutesAhead(zone, at);
	if (ahead === 0) return 'GMT';
	const [hours, minutes] = [Math.floor(Math.abs(ahead) / 60), Math.abs(ahead) % 60];
	const rest = minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`;
	return `GMT${ahead < 0 ? '−' : '+'}${hours}${rest}`;
}

// Asked for every time on screen, and true on two nights a year at most.
const changes = new Map<string, boolean>();

function isNearChange(zone: string, at: Instant): boolean {
	const hour = Math.floor(at / HOUR_MS);
	const key = `${zone} ${hour}`;
	let isNear = changes.get(key);
	if (isNear === undefined) {
		const [before, after] = [hour * HOUR_MS - CHANGE_MS, (hour + 1) * HOUR_MS + CHANGE_MS];
		isNear = minutesAhead(zone, before as Instant) !== minutesAhead(zone, after as Instant);
		changes.set(key, isNear);
	}
	return isNear;
}

/** Whether another moment has the same date and time in this zone, since its clocks go back. */
function comesTwice(zone: string, at: Instant): boolean {
	if (!isNearChange(zone, at)) return false;
	const ahead = minutesAhead(zone, at);
	const before = minutesAhead(zone, (at - CHANGE_MS) as Instant);
	const after = minutesAhead(zone, (at + CHANGE_MS) as Instant);
	const back = (before - after) * 60_000;
	if (back <= 0) return false;
	return ahead === before
		? minutesAhead(zone, (at + back) as Instant) === after
		: minutesAhead(zone, (at - back) as Instant) === before;
}

export const isZone = (zone: string): boolean => {
	try {
		return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
	} catch {
		return false;
	}
};
