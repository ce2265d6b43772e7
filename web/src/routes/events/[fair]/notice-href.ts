import { tabOf } from '#schema/domain/meeting.ts';
import type { FairId } from '#schema/ids.ts';
import { noticePath } from '#lib/meetings/notice-text.ts';
import { chatsPath, pickPath } from '#lib/paths.ts';
import type { FairView, NoticeRow } from '#lib/sync/view.ts';

/** The thing a notice is about, as it is now; where a time is to be chosen, the times themselves. */
export function noticeHref(
	notice: Pick<NoticeRow, 'kind' | 'meeting' | 'person'>,
	fair: FairId,
	view: FairView | null,
): string {
	const { meeting } = notice;
	const row = meeting && view?.desk.meetings[meeting];
	if (row?.status === 'requested') return chatsPath(fair, tabOf(row.status));
	if (!meeting || row?.status !== 'in_scheduling') return noticePath(notice, fair);
	const isTalent = view?.desk.me.me.role === 'talent';
	return isTalent ? pickPath(fair, meeting) : chatsPath(fair, tabOf(row.status));
}
