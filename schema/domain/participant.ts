import type { CompanyId, ParticipantId, PictureHash } from '../ids.ts';

export type Role = 'talent' | 'recruiter' | 'organizer';
/** The two sides of a meeting. */
export type Party = 'talent' | 'recruiter';
/** Selective: the recruiter answers each request. Direct: a talent takes a slot at once. */
export type BookingMode = 'selective' | 'direct';

export interface Talent {
	readonly role: 'talent';
	readonly id: ParticipantId;
	readonly name: string;
}

export interface Recruiter {
	readonly role: 'recruiter';
	readonly id: ParticipantId;
	readonly name: string;
	readonly companyId: CompanyId;
	readonly bookingMode: BookingMode;
	/** Empty when the recruiter asks nothing. */
	readonly question: string;
}

export interface Organizer {
	readonly role: 'organizer';
	readonly id: ParticipantId;
	readonly name: string;
}

/** What the rules need to know of a person; the rest of the profile is only shown, never judged. */
export type Participant = Talent | Recruiter | Organizer;

/** "Who I would like to meet": it informs talents and filters nobody (S16). */
export interface IdealCandidate {
	readonly background: string;
	readonly experience: string;
	readonly languages: readonly string[];
	readonly topics: readonly string[];
}

export interface Profile {
	readonly headline: string;
	readonly about: string;
	readonly languages: readonly string[];
	readonly topics: readonly string[];
}

/** A face or a mark. Only its address is shown; nothing is decided by it. */
export interface Picture {
	readonly hash: PictureHash;
	/** `image/png` and the like. */
	readonly type: string;
	readonly bytes: Uint8Array;
}

export const otherParty = (party: Party): Party => (party === 'talent' ? 'recruiter' : 'talent');
