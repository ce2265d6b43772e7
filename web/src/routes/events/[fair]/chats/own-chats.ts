import type { Tab } from '#schema/domain/meeting.ts';
import type { FairId } from '#schema/ids.ts';
import type { ChatFilters } from '#lib/meetings/chat-filters.ts';
import type { MeetingRow } from '#lib/sync/overlay.ts';
import type { FairView } from '#lib/sync/view.ts';

/** What the page tells the screen behind one of its tabs, which differs by role. */
export interface OwnChatsProps {
	readonly fair: FairId;
	/** Null until it has come. */
	readonly view: FairView | null;
	readonly byTab: Readonly<Record<Tab, readonly MeetingRow[]>> | null;
	readonly tab: Tab;
	readonly filters: ChatFilters;
	readonly show: (change: Partial<ChatFilters>) => void;
}
