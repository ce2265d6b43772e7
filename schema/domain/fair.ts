import type { FairId, Instant, LocalDate } from '../ids.ts';
import type { Interval } from './interval.ts';

export type WhoMayRequest = 'talents' | 'recruiters' | 'both';

/** One day of the fair: its date in the fair's zone, and the hours in which slots may lie. */
export interface FairDay extends Interval {
	readonly date: LocalDate;
}

/** What the organizer decides about 1-1 Chats. Every number here is enforced by the server. */
export interface FairRules {
	readonly whoMayRequest: WhoMayRequest;
	/** Lengths of a chat that a recruiter may choose for a day, in minutes. */
	readonly allowedMinutes: readonly number[];
	/** Unanswered requests a talent may have out at one time (QU1). */
	readonly maxOpenRequests: number;
	/** Chats a talent may have in this fair, requests under way included (QU2). */
	readonly maxChats: number;
	/** Whether a chat that a recruiter asked for takes one of the talent's chats (QU3). */
	readonly invitationsCount: boolean;
	/** Requests and claims are decided from `bookingOpensAt` until just before `bookingClosesAt`. */
	readonly bookingOpensAt: Instant;
	readonly bookingClosesAt: Instant;
	/** A confirmed chat can be changed until this many minutes before it starts. */
	readonly changeCutoffMinutes: number;
	/** Free minutes a talent must have between two chats. */
	readonly bufferMinutes: number;
	/** A request that nobody answers ends after this many minutes. */
	readonly requestExpiryMinutes: number;
	/** "Join" opens this many minutes before the start. */
	readonly joinOpensMinutes: number;
	/** The room of a chat closes this many minutes after its end (RM1). */
	readonly roomClosesMinutes: number;
	/** How often a chat may be extended (EX3); 0: never. */
	readonly maxExtensions: number;
	/** Whoever has not come so many minutes after the start is noted as not there (NS1). */
	readonly graceMinutes: number;
	/** Who was there can be corrected until so many minutes after the end (NS4). */
	readonly correctionMinutes: number;
}

export interface Fair {
	readonly id: FairId;
	readonly name: string;
	/** IANA name of the zone the fair takes place in. */
	readonly timeZone: string;
	readonly days: readonly FairDay[];
	readonly rules: FairRules;
}

export type WindowState = 'not_open' | 'open' | 'closed';

export function bookingWindow(rules: FairRules, now: Instant): WindowState {
	if (now < rules.bookingOpensAt) return 'not_open';
	return now < rules.bookingClosesAt ? 'open' : 'closed';
}
