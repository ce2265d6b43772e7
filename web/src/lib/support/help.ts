import type { SeenNotices } from '../meetings/seen-notices.svelte.ts';
import type { FairView, NoticeRow } from '../sync/view.ts';
import { notices } from '../sync/view.ts';

const unseen = (kind: NoticeRow['kind'], view: FairView, seen: SeenNotices): readonly NoticeRow[] =>
	notices(view).filter((notice) => notice.kind === kind && !seen.has(notice.id));

/** Answers of the organizers that this device has not shown yet, newest first (SU8). */
export const unreadAnswers = (view: FairView, seen: SeenNotices): readonly NoticeRow[] =>
	unseen('support_answered', view, seen);

/** Who began to wait since an organizer last looked here. */
export const unreadCalls = (view: FairView, seen: SeenNotices): readonly NoticeRow[] =>
	unseen('support_asked', view, seen);
