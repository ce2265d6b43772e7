import { isShown } from '../is-shown.ts';
import type { SeenNotices } from '../meetings/seen-notices.svelte.ts';
import { getSeenNotices } from '../meetings/seen-notices.svelte.ts';
import { getFairSession } from '../sync/fair-session.svelte.ts';
import type { FairView, NoticeRow } from '../sync/view.ts';
import { notices } from '../sync/view.ts';
import { getToasts } from '../ui/toasts.svelte.ts';
import { getViewer } from '../viewer.ts';
import { loadSupportWords } from './support-words.svelte.ts';

/**
 * For a component before one's eyes that shows conversations: it gets their words, and what it shows is no
 * news any more.
 *
 * @param unreadIn the notices that are about what is shown
 */
export function supportIsLookedAt(
	unreadIn: (view: FairView, seen: SeenNotices) => readonly NoticeRow[],
): void {
	const viewer = getViewer();
	const session = getFairSession();
	const seen = getSeenNotices();
	const toasts = getToasts();

	// Fetching is an act and no value; the component draws what comes of it.
	$effect(() => {
		loadSupportWords(viewer.language).catch(() =>
			toasts.show(viewer.messages.connection.partMissing, { tone: 'bad' }),
		);
	});

	// So is remembering.
	$effect(() => {
		const { view } = session;
		if (!isShown()) return;
		const unread = view ? unreadIn(view, seen).map(({ id }) => id) : [];
		if (view && unread.length > 0)
			seen.add(
				unread,
				notices(view).map(({ id }) => id),
			);
	});
}
