import type { FairDay, FairRules } from '../domain/fair.ts';
import type { BookingMode, IdealCandidate } from '../domain/participant.ts';
import type { AnnouncementId, CompanyId, Instant, ParticipantId, PictureHash } from '../ids.ts';
import type { ProjectionHead } from './projection.ts';

/** What every member of a fair may know of it. */
export interface FairCard {
	readonly name: string;
	readonly place: string;
	readonly summary: string;
	readonly timeZone: string;
	readonly days: readonly FairDay[];
	readonly rules: FairRules;
}

export interface CompanyCard {
	readonly name: string;
	readonly picture?: PictureHash;
	readonly tagline: string;
	readonly about: string;
	readonly sector: string;
	/** Titles of its openings, newest first (OP7); missing where it has none. */
	readonly vacancies?: readonly string[];
}

export interface RecruiterCard {
	readonly name: string;
	readonly picture?: PictureHash;
	readonly headline: string;
	readonly about: string;
	readonly company: CompanyId;
	readonly languages: readonly string[];
	readonly topics: readonly string[];
	readonly bookingMode: BookingMode;
	readonly question: string;
	readonly ideal: IdealCandidate;
}

/**
 * What changes all the time, apart from the cards: open slots, requests received, online (0 or 1), and
 * how many talents wait for one of the slots now: asked and not answered yet, or accepted without a time.
 */
export type RecruiterLive = readonly [
	openSlots: number,
	requestsReceived: number,
	online: 0 | 1,
	waiting: number,
];

/** What the organizers say to everybody (AN4). Who of them wrote it is nobody's business. */
export interface AnnouncementCard {
	readonly text: string;
	/** No two of a fair have the same. */
	readonly publishedAt: Instant;
}

/** A fair as all its members see it. */
export interface DirectoryView extends ProjectionHead {
	/** One key, `fair`. */
	readonly fair: { readonly fair: FairCard };
	readonly companies: Readonly<Record<CompanyId, CompanyCard>>;
	readonly cards: Readonly<Record<ParticipantId, RecruiterCard>>;
	readonly live: Readonly<Record<ParticipantId, RecruiterLive>>;
	readonly announcements: Readonly<Record<AnnouncementId, AnnouncementCard>>;
}

export const DIRECTORY_SECTIONS = ['fair', 'companies', 'cards', 'live', 'announcements'] as const;
export type DirectorySection = (typeof DIRECTORY_SECTIONS)[number];
