import type { BookingMode, IdealCandidate } from '../domain/participant.ts';
import type { Instant, MeetingId, ParticipantId, PictureHash } from '../ids.ts';
import type { DeskMeeting, OwnSlot } from './desk.ts';
import { slotKey } from './calendar.ts';
import type { ProjectionHead } from './projection.ts';

/** A recruiter as colleagues know them: what they need to set things up for each other. */
export interface TeamMember {
	readonly name: string;
	readonly headline: string;
	readonly picture?: PictureHash;
	readonly bookingMode: BookingMode;
	readonly question: string;
	readonly ideal: IdealCandidate;
	readonly online: 0 | 1;
}

/** A live meeting as its recruiter sees it, and whose it is. */
export interface TeamMeeting extends DeskMeeting {
	readonly recruiter: ParticipantId;
}

export interface TeamSlot extends OwnSlot {
	readonly recruiter: ParticipantId;
}

/** Everything that the recruiters of one company may know of each other's work (TE3). */
export interface TeamView extends ProjectionHead {
	readonly people: Readonly<Record<ParticipantId, TeamMember>>;
	/** Requested, in scheduling and confirmed. */
	readonly meetings: Readonly<Record<MeetingId, TeamMeeting>>;
	/** Keyed by recruiter and start, see `teamSlotKey`. */
	readonly slots: Readonly<Record<string, TeamSlot>>;
	/** Who has a meeting before their eyes at this moment; nowhere stored (TE4). */
	readonly looking: Readonly<Record<MeetingId, readonly ParticipantId[]>>;
}

export const TEAM_SECTIONS = ['people', 'meetings', 'slots', 'looking'] as const;
export type TeamSection = (typeof TEAM_SECTIONS)[number];

/** A slot within the calendars of a whole company. No id has a dot. */
export const teamSlotKey = (recruiter: ParticipantId, startsAt: Instant): string =>
	teamKeyOf(recruiter, slotKey(startsAt));

export const teamKeyOf = (recruiter: ParticipantId, key: string): string => `${recruiter}.${key}`;

/** The recruiter and the key in the recruiter's own calendar. */
export function partsOfTeamKey(teamKey: string): readonly [ParticipantId, string] {
	const dot = teamKey.indexOf('.');
	return [teamKey.slice(0, dot) as ParticipantId, teamKey.slice(dot + 1)];
}
