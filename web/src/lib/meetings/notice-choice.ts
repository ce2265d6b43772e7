/**
 * What comes up on the screen when others do something, on this device. The bell and the title of the tab
 * count it all the same, and what became of one's own acts is always said.
 */
import type { NoticeKind } from '#schema/domain/notice.ts';

export const NOTICE_CHOICES = ['all', 'needed', 'none'] as const;
export type NoticeChoice = (typeof NOTICE_CHOICES)[number];

const KEY = 'visavis:comes-up';

/** Something to do next, or a chat that begins, moves or goes. */
const NEEDED: ReadonlySet<NoticeKind> = new Set([
	'request_received',
	'request_accepted',
	'slot_opened',
	'slot_released',
	'chat_confirmed',
	'chat_moved',
	'chat_cancelled',
	'chat_extended',
	'chat_handed_over',
	'chat_received',
	'peer_joined',
	'peer_late',
	'peer_absent',
	'support_asked',
	'support_answered',
]);

export const comesUp = (kind: NoticeKind, choice: NoticeChoice): boolean =>
	choice === 'all' || (choice === 'needed' && NEEDED.has(kind));

export function noticeChoice(): NoticeChoice {
	try {
		const kept = localStorage.getItem(KEY);
		return NOTICE_CHOICES.find((choice) => choice === kept) ?? 'all';
	} catch {
		// A browser that keeps nothing has chosen nothing.
		return 'all';
	}
}

/** @returns whether this browser keeps it */
export function keepNoticeChoice(choice: NoticeChoice): boolean {
	try {
		localStorage.setItem(KEY, choice);
		return true;
	} catch {
		return false;
	}
}
