/** What one can do with a recruiter, as cards and openings offer it. */
import { tabOf } from '#schema/domain/meeting.ts';
import type { FairId, Instant } from '#schema/ids.ts';
import { meetingBadge } from '#lib/meetings/meeting-badge.ts';
import { chatPath, chatsPath } from '#lib/paths.ts';
import { refusalSentence } from '#lib/refusal-sentence.ts';
import type { FairView, RecruiterRow } from '#lib/sync/view.ts';
import { meOf } from '#lib/sync/view.ts';
import { whyNotRequestTo } from '#lib/sync/why-not-here.ts';
import type { Viewer } from '#lib/viewer.ts';

/** Why no request can be sent to them now, as a sentence; null where one can. */
export function whyNoRequest(
	view: FairView,
	row: RecruiterRow,
	now: Instant,
	viewer: Viewer,
): string | null {
	if (meOf(view).role === 'organizer') return viewer.messages.recruiter.readOnly;
	const why = whyNotRequestTo(view, row.id, now);
	// Booking at once leaves no request open, so that limit is not in its way.
	if (why?.code === 'request_limit' && row.card.bookingMode === 'direct') return null;
	return why && refusalSentence(why, viewer, view.desk.meetings);
}

/** One's own live meeting with them, in a word, and where it is; null where there is none. */
export function ownMeetingWith(
	view: FairView,
	{ meeting, openSlots }: RecruiterRow,
	fair: FairId,
	viewer: Viewer,
) {
	if (!meeting) return null;
	const badge = meetingBadge(meeting, meOf(view), openSlots, viewer);
	const href =
		meeting.status === 'confirmed'
			? chatPath(fair, meeting.id)
			: chatsPath(fair, tabOf(meeting.status));
	return { badge, href };
}
