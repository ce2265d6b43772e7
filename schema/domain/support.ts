import type { Instant, MeetingId, ParticipantId } from '../ids.ts';
import { MINUTE_MS, instant } from '../ids.ts';

/** SU4: so many messages of one person may wait for the team at one time … */
export const UNANSWERED_MAX = 10;
/** … and so many come within a minute, whatever was answered meanwhile. */
export const BURST_MAX = 8;
const BURST_MS = MINUTE_MS;

/** One person and the organizers of a fair (SU2). There is at most one; it is closed, and opened again. */
export interface SupportConversation {
	readonly person: ParticipantId;
	readonly isOpen: boolean;
	/** Messages and closings so far: the newest has this number. */
	readonly count: number;
	/** The person's messages since the team last answered or closed. */
	readonly unanswered: number;
	/** Since when the person waits for the team. */
	readonly waitingSince: Instant | null;
	/** The organizer who takes care of it. */
	readonly helper: ParticipantId | null;
	/** The chat it is about. */
	readonly about: MeetingId | null;
	/** The minute in which messages are counted, and how many came in it. */
	readonly burstAt: Instant;
	readonly burst: number;
}

/** What a call went through, in words of the program's own. */
export interface CallPhaseFact {
	readonly phase: string;
	readonly at: Instant;
}

export const CANDIDATE_TYPES = ['host', 'srflx', 'prflx', 'relay'] as const;
export type CandidateType = (typeof CANDIDATE_TYPES)[number];

/** The connection between the two browsers, in numbers. */
export interface LinkFacts {
	readonly state: string;
	/** By which kind of address each side is reached; never the address. */
	readonly own: CandidateType | null;
	readonly other: CandidateType | null;
	readonly protocol: 'udp' | 'tcp' | null;
	readonly roundTripMs: number | null;
	/** Of what should have come since the connection was made, 0 to 100. */
	readonly lossPercent: number | null;
	/** Room for sending per second, as the browser estimates it. */
	readonly kilobitsOut: number | null;
	/** Pictures of the other side per second. */
	readonly framesIn: number | null;
}

/**
 * What a person may send along for whoever helps (SU7). By its shape it can hold no address of a network, no
 * ticket, no credential, and no name of a device.
 */
export interface SupportFacts {
	/** As the browser calls itself. */
	readonly browser: string;
	readonly place: 'fair' | 'lobby' | 'room';
	/** Of the page to the server. */
	readonly connection: string;
	readonly call?: {
		/** Oldest first. */
		readonly phases: readonly CallPhaseFact[];
		readonly microphone: string;
		readonly camera: string;
		/** Names of errors, such as `NotAllowedError`. */
		readonly errors: readonly string[];
		readonly link: LinkFacts | null;
	};
}

/** Nothing was ever written. */
export const silent = (person: ParticipantId, now: Instant): SupportConversation => ({
	person,
	isOpen: false,
	count: 0,
	unanswered: 0,
	waitingSince: null,
	helper: null,
	about: null,
	burstAt: now,
	burst: 0,
});

/** When one more message may come; null when it may now. */
export function mayWriteAgainAt(known: SupportConversation, now: Instant): Instant | null {
	const isOver = now >= known.burstAt + BURST_MS;
	return isOver || known.burst < BURST_MAX ? null : instant(known.burstAt + BURST_MS);
}

export function asked(
	known: SupportConversation,
	now: Instant,
	about: MeetingId | null,
): SupportConversation {
	const isOver = now >= known.burstAt + BURST_MS;
	return {
		...known,
		isOpen: true,
		count: known.count + 1,
		unanswered: known.unanswered + 1,
		waitingSince: known.waitingSince ?? now,
		// What an earlier conversation was about says nothing of this one.
		about: about ?? (known.isOpen ? known.about : null),
		burstAt: isOver ? now : known.burstAt,
		burst: isOver ? 1 : known.burst + 1,
	};
}

export const answered = (
	known: SupportConversation,
	helper: ParticipantId,
): SupportConversation => ({
	...known,
	isOpen: true,
	count: known.count + 1,
	unanswered: 0,
	waitingSince: null,
	helper,
});

/** Whoever closes their own has not been answered by it: what they wrote still counts. */
export const closed = (known: SupportConversation, by: ParticipantId): SupportConversation => ({
	...known,
	isOpen: false,
	count: known.count + 1,
	unanswered: by === known.person ? known.unanswered : 0,
	waitingSince: null,
	helper: null,
});
