import type { AnnouncementId, Instant, ParticipantId } from '../ids.ts';

/** So many stand in a fair at one time (AN3); more than that nobody reads. */
export const ANNOUNCEMENTS_MAX = 20;

/** What an organizer says to everybody in the fair, for as long as it stands. */
export interface Announcement {
	readonly id: AnnouncementId;
	readonly by: ParticipantId;
	/** Plain text, line breaks included. */
	readonly text: string;
	/** Later than that of every other one that stood then, so that they have one order. */
	readonly publishedAt: Instant;
}
