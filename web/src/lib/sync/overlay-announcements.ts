/** What stands in a fair, with one's own publishing and withdrawing on top. */
import type { AnnouncementCard, DirectoryView } from '#schema/docs/directory.ts';
import type { AnnouncementId } from '#schema/ids.ts';
import type { OverlayEntry, PendingMark } from './overlay.ts';
import { liesOver, markOf } from './overlay.ts';

export interface AnnouncementRow extends AnnouncementCard {
	readonly key: string;
	/** Null: only this device knows of it. */
	readonly id: AnnouncementId | null;
	/** Being published, or being withdrawn, and not decided yet. */
	readonly pending?: PendingMark;
}

/** Newest first (AN4). */
export function overlayAnnouncements(
	directory: DirectoryView,
	entries: readonly OverlayEntry[],
): readonly AnnouncementRow[] {
	// A directory that an older version of the page has kept on this device has no such section.
	const standing = directory.announcements as DirectoryView['announcements'] | undefined;
	const rows = new Map<string, AnnouncementRow>();
	for (const [id, card] of Object.entries(standing ?? {}) as [AnnouncementId, AnnouncementCard][])
		rows.set(id, { ...card, id, key: id });
	for (const entry of entries) if (liesOver(entry, directory)) lay(rows, entry);
	return [...rows.values()].sort((a, b) => b.publishedAt - a.publishedAt);
}

function lay(rows: Map<string, AnnouncementRow>, entry: OverlayEntry): void {
	const { id: key, intent, at: publishedAt, outcome } = entry;
	const isGranted = outcome !== null;
	// The same words stand only once (AN3): they are there already, ahead of their outcome.
	const isThere = (text: string) => [...rows.values()].some((row) => row.text === text);
	if (intent.kind === 'announcement.publish' && !isThere(intent.text)) {
		const row = { key, id: null, text: intent.text, publishedAt };
		rows.set(key, isGranted ? row : { ...row, pending: markOf(entry) });
	}
	if (intent.kind !== 'announcement.withdraw') return;
	const row = rows.get(intent.announcement);
	if (row && isGranted) rows.delete(intent.announcement);
	else if (row) rows.set(intent.announcement, { ...row, pending: markOf(entry) });
}
