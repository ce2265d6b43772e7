/** The documents of support conversations: one for each, and the list of those that are open. */
import type { Role } from '../domain/participant.ts';
import type { SupportFacts } from '../domain/support.ts';
import type { Instant, MeetingId, ParticipantId, PictureHash } from '../ids.ts';
import type { ProjectionHead } from './projection.ts';

/** The chat that a conversation is about. */
export interface SupportChat {
	readonly meeting: MeetingId;
	/** The other side; empty when they have erased themselves. */
	readonly peer: string;
	readonly startsAt?: Instant;
	readonly endsAt?: Instant;
}

/** Who takes care of it. */
export interface SupportHelper {
	readonly id: ParticipantId;
	readonly name: string;
}

/** How a conversation stands, and whose it is. */
export interface SupportCard {
	readonly name: string;
	readonly role: Role;
	/** Of a recruiter; empty for a talent. */
	readonly company: string;
	readonly picture?: PictureHash;
	readonly isOpen: boolean;
	/** The newest line has this number; those before the oldest that is there are gone. */
	readonly count: number;
	readonly unanswered: number;
	/** Since when the person waits for the team; missing where nobody does. */
	readonly waitingSince?: Instant;
	readonly changedAt: Instant;
	readonly helper?: SupportHelper;
	readonly chat?: SupportChat;
}

/** An open conversation as organizers find it in their list. */
export interface HelpdeskCard extends SupportCard {
	/** The beginning of what was said last, and by which side. */
	readonly words: string;
	readonly from: SupportSide;
}

export type SupportSide = 'person' | 'team';

export interface SupportLine {
	readonly kind: 'asked' | 'answered' | 'closed';
	readonly from: SupportSide;
	/** Empty when they have erased themselves. */
	readonly by: string;
	/** Plain text, line breaks included; empty where it was closed. */
	readonly text: string;
	readonly at: Instant;
}

/** The technical facts that were sent last, and with which line. */
export interface AttachedFacts {
	readonly facts: SupportFacts;
	readonly with: number;
}

/** One conversation, for its person and the organizers (SU2). */
export interface SupportView extends ProjectionHead {
	/** One key, `card`; none where nothing was ever written. */
	readonly conversation: { readonly card?: SupportCard };
	/** The newest ones, by number. */
	readonly lines: Readonly<Record<string, SupportLine>>;
	/** One key, `last`; none where nothing was ever attached. */
	readonly facts: { readonly last?: AttachedFacts };
}

export const SUPPORT_SECTIONS = ['conversation', 'lines', 'facts'] as const;
export type SupportSection = (typeof SUPPORT_SECTIONS)[number];

/** The open conversations of a fair, for its organizers. */
export interface HelpdeskView extends ProjectionHead {
	readonly open: Readonly<Record<ParticipantId, HelpdeskCard>>;
}

export const HELPDESK_SECTIONS = ['open'] as const;
export type HelpdeskSection = (typeof HELPDESK_SECTIONS)[number];

/** Characters of the last words in the list. */
export const HELPDESK_WORDS = 140;

/** A page of those that are closed, the last closed first; `next` asks for what is older. */
export interface ClosedSupport {
	readonly closed: readonly (HelpdeskCard & { readonly person: ParticipantId })[];
	readonly next: string | null;
}
