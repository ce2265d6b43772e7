/** Which announcements this person has seen on this device. */
import { createContext } from 'svelte';
import type { SeenNotices } from '../meetings/seen-notices.svelte.ts';
import type { AnnouncementRow } from '../sync/overlay-announcements.ts';

const [getSeenAnnouncements, provideSeenAnnouncements] = createContext<SeenNotices>();

export { getSeenAnnouncements, provideSeenAnnouncements };

/** What others have published; what waits on this device is no news to its person. */
export const idsOf = (announcements: readonly AnnouncementRow[]): readonly string[] =>
	announcements.flatMap(({ id }) => (id === null ? [] : [id]));
