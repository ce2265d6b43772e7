/**
 * One person in one fair: the documents they may read, the outbox they write, and what both together
 * mean. Plain TypeScript; `fair-session.svelte.ts` makes it reactive.
 */
import type { DeskView, Outcome, Peer } from '#schema/docs/desk.ts';
import type { DirectoryView } from '#schema/docs/directory.ts';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import type { FairId, Instant, IntentId, ParticipantId } from '#schema/ids.ts';
import type { Cancel, SyncEnvironment } from './environment.ts';
import type { CalendarSheet, PendingState } from './overlay.ts';
import type { FairView } from './view.ts';

/**
 * `connecting`: not reached yet; `online`; `offline`: lost, tries again by itself; `ended`: signed out
 * or no longer a member, tries no more; `upgrade`: this page is too old for the server: reload.
 */
export type ConnectionStatus = 'connecting' | 'online' | 'offline' | 'ended' | 'upgrade';

export interface FairSessionOptions {
	readonly environment: SyncEnvironment;
	/** Of the sync socket: `wss://…/sync`. */
	readonly url: string;
	readonly fair: FairId;
	readonly participant: ParticipantId;
	/** What the page brought along, so that the first picture needs no socket. */
	readonly initial?: {
		readonly desk: DeskView;
		readonly directory: DirectoryView;
		/** The server's clock when the page was made. */
		readonly now: Instant;
	};
}

export type Submission =
	| {
			readonly ok: true;
			readonly id: IntentId;
			/** Null: taken back, or settled in another tab before this one could see how. */
			readonly outcome: Promise<Outcome | null>;
	  }
	/** It was not even queued; the sentence says why. */
	| { readonly ok: false; readonly why: string };

export interface PendingIntent {
	readonly id: IntentId;
	readonly intent: ParticipantIntent;
	readonly state: PendingState;
	readonly revocable: boolean;
	/** When the person acted, by the device's clock. */
	readonly at: number;
}

/** For a toast. Stays until `dismiss`. */
export interface DecidedIntent {
	readonly id: IntentId;
	readonly intent: ParticipantIntent;
	readonly outcome: Outcome;
}

/** Something that a person should be told of the engine itself. */
export interface Trouble {
	/** `quarantined`: the server could not read the outbox; what it held is in `lost`, and not sent. */
	/** `not_kept`: this device keeps nothing, so what is queued does not survive closing the page. */
	readonly kind: 'quarantined' | 'not_kept';
	readonly lost: readonly ParticipantIntent[];
}

/** `stale`: shown from before, the connection is not there; `denied`: no right, or no such calendar. */
export type CalendarStatus = 'loading' | 'live' | 'stale' | 'denied';

/** A calendar that is kept up to date while somebody holds it. */
export interface CalendarHandle {
	readonly current: CalendarSheet | null;
	readonly status: CalendarStatus;
	/** Lets it go; the last ten stay open for a while, so that going back is instant. */
	release(): void;
}

export interface FairSession {
	readonly fair: FairId;
	readonly participant: ParticipantId;
	readonly connection: ConnectionStatus;
	/** Null until the first desk and directory have come. */
	readonly view: FairView | null;
	/** The server's clock when what is shown was known to be current; null while it is. */
	readonly asOf: Instant | null;
	/** Oldest first. */
	readonly pending: readonly PendingIntent[];
	/** Of this tab, newest last. */
	readonly decided: readonly DecidedIntent[];
	readonly troubles: readonly Trouble[];
	/** The server's time, as well as it can be known. */
	now(): Instant;
	calendar(recruiter: ParticipantId): CalendarHandle;
	/** Why this cannot even be queued, or null. */
	whyNotSubmit(intent: ParticipantIntent): string | null;
	/** `peer`: how to show the other side of a new request while it is pending, where the directory does not tell. */
	submit(intent: ParticipantIntent, peer?: Peer): Submission;
	/** Takes back an intent that has never left this device; false when it may have. */
	revoke(id: IntentId): boolean;
	dismiss(id: IntentId): void;
	/** Called after each change of anything above, at most once a frame. */
	subscribe(listener: () => void): Cancel;
	/** Opens the connection and what is kept on this device. Before it, only `initial` is shown. */
	start(): void;
	close(): Promise<void>;
	/** Closes, and deletes everything that this device keeps of this person in this fair. */
	forget(): Promise<void>;
}
