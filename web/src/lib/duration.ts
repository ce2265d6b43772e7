import type { Messages } from './messages.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A span in the words of a waiting person: `45 s`, `12 min`, `2 h 5 min`, `3 days`. In ms, not negative. */
export function durationText(span: number, { time }: Messages): string {
	if (span < MINUTE) return time.seconds(Math.floor(span / 1_000));
	if (span < HOUR) return time.minutes(Math.floor(span / MINUTE));
	if (span < DAY) {
		const minutes = Math.floor((span % HOUR) / MINUTE);
		const hours = time.hours(Math.floor(span / HOUR));
		return minutes === 0 ? hours : `${hours} ${time.minutes(minutes)}`;
	}
	return time.days(Math.round(span / DAY));
}
