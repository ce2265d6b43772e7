/**
 * A fair session as Svelte reads it: every getter is reactive inside a component. Components never see
 * a Yjs document or a socket.
 */
import { createContext } from 'svelte';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import type { Peer } from '#schema/docs/desk.ts';
import type { FairId, Instant, IntentId, ParticipantId } from '#schema/ids.ts';
import type {
	CalendarStatus,
	ConnectionStatus,
	DecidedIntent,
	FairSession,
	PendingIntent,
	Submission,
	Trouble,
} from './fair-session.ts';
import type { CalendarSheet } from './overlay.ts';
import type { FairView } from './view.ts';

/** A calendar that is followed for as long as a component reads it; nothing needs to be released. */
export interface LiveCalendar {
	readonly current: CalendarSheet | null;
	readonly status: CalendarStatus;
}

export interface LiveFairSession {
	readonly fair: FairId;
	readonly participant: ParticipantId;
	readonly connection: ConnectionStatus;
	/** Null until the first desk and directory have come. */
	readonly view: FairView | null;
	/** Null while what is shown is current, else when it was. */
	readonly asOf: Instant | null;
	readonly pending: readonly PendingIntent[];
	readonly decided: readonly DecidedIntent[];
	readonly troubles: readonly Trouble[];
	/** The server's time; moves once a second while a component reads it. */
	readonly now: Instant;
	/** The same object for the same recruiter. */
	calendar(recruiter: ParticipantId): LiveCalendar;
	whyNotSubmit(intent: ParticipantIntent): string | null;
	submit(intent: ParticipantIntent, peer?: Peer): Submission;
	revoke(id: IntentId): boolean;
	dismiss(id: IntentId): void;
}

const [getFairSession, setFairSession] = createContext<LiveFairSession>();

/** `setFairSession` in the layout of a fair, `getFairSession` in what it holds. */
export { getFairSession, setFairSession };

/** Wraps a session. On the server, give it one that is never started: it shows `initial`. */
export declare function liveFairSession(session: FairSession): LiveFairSession;
