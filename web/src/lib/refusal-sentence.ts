import type { DeskMeeting, Outcome } from '#schema/docs/desk.ts';
import type { RefusalCode, RefusalDetail } from '#schema/domain/refusal.ts';
import type { Instant, MeetingId } from '#schema/ids.ts';
import { shortDayIn, timeIn } from './time.ts';
import type { Speech } from './viewer.ts';

/** A refusal, or the outcome that carries one. */
export interface Refused {
	readonly code: RefusalCode;
	readonly detail?: RefusalDetail;
}

/** What an outcome refuses, or nothing where it did what was asked. */
export function refusedOf({ code, detail }: Outcome): Refused | null {
	if (code === 'ok' || code === 'noop') return null;
	return detail ? { code, detail } : { code };
}

/** Those whose moment may lie on any day; of the others the day is plain from where they stand. */
const WITH_DAY: ReadonlySet<RefusalCode> = new Set([
	'window_not_open',
	'window_closed',
	'request_expired',
	'too_close',
	'already_confirmed',
]);

/** A refusal in words, with its moment in the reader's zone and the person of the chat in the way. */
export function refusalSentence(
	{ code, detail }: Refused,
	{ messages, zones }: Speech,
	meetings: Readonly<Record<MeetingId, DeskMeeting>>,
): string {
	const at = detail?.at === undefined ? undefined : moment(code, detail.at, zones);
	const peer = detail?.meeting && meetings[detail.meeting]?.peer.name;
	return messages.refusals[isKnown(code, messages) ? code : 'unsupported']({
		...{ at, peer, limit: detail?.limit },
	});
}

/** One of a later version is none: that this page is older is all that it can say then. */
export const isKnown = (code: string, { refusals }: Speech['messages']): code is RefusalCode =>
	Object.hasOwn(refusals, code);

function moment(code: RefusalCode, at: Instant, { own, locale }: Speech['zones']): string {
	const time = timeIn(own, locale, at);
	return WITH_DAY.has(code) ? `${shortDayIn(own, locale, at)}, ${time}` : time;
}
