import type { Allowance } from '../domain/allowance.ts';
import type { MeetingStatus } from '../domain/meeting.ts';
import type { KeptMemo } from '../domain/memo.ts';
import type { NoticeKind } from '../domain/notice.ts';
import type { BookingMode, IdealCandidate, Party, Profile, Role } from '../domain/participant.ts';
import type { RefusalCode, RefusalDetail } from '../domain/refusal.ts';
import type { Instant, IntentId, MeetingId, ParticipantId, PictureHash } from '../ids.ts';
import type { ProjectionHead } from './projection.ts';

/** The other side of a meeting, as far as this reader may know them. */
export interface Peer {
	readonly id: ParticipantId;
	/** Empty when they have erased themselves (ER3). */
	readonly name: string;
	readonly picture?: PictureHash;
	readonly headline: string;
	/** Company of a recruiter; empty for a talent. */
	readonly company: string;
	/** Only of a talent, shown to the recruiter who must answer. */
	readonly about?: string;
	readonly languages?: readonly string[];
	readonly topics?: readonly string[];
}

/** One meeting on its participant's desk. Fields exist where they mean something. */
export interface DeskMeeting {
	readonly id: MeetingId;
	readonly status: MeetingStatus;
	readonly requestedBy: Party;
	readonly peer: Peer;
	readonly message: string;
	readonly question: string;
	readonly answer: string;
	readonly requestedAt: Instant;
	readonly changedAt: Instant;
	/** requested: when it ends unanswered. */
	readonly expiresAt?: Instant;
	/** confirmed, completed, missed; the last time of a cancelled or released chat. */
	readonly startsAt?: Instant;
	readonly endsAt?: Instant;
	/** declined, cancelled, released: by whom, and the words that went with it. */
	readonly by?: Party;
	readonly note?: string;
	/** For the recruiter's side: the colleague who did the last thing in the recruiter's place (TE2). */
	readonly through?: string;
	/** confirmed: who has joined. missed: who was there. */
	readonly joined?: readonly Party[];
	/** confirmed: who said to be late, and until when (LT1). */
	readonly late?: Readonly<Partial<Record<Party, Instant>>>;
	/** confirmed: who had not come when the grace time was over (NS1). */
	readonly absent?: Party;
	/** confirmed: how often, and by whom the last time (EX5). */
	readonly extensions?: number;
	readonly extendedBy?: Party;
	/** confirmed, while both have joined: until when it could last if it were extended (EX2). */
	readonly extendsTo?: Instant;
	/** confirmed: the other is in another room that may last into this chat: until then at most (LT3). */
	readonly elsewhereUntil?: Instant;
	/** completed, missed: by whom it was corrected who was there (NS4). */
	readonly correctedBy?: 'recruiter' | 'organizer';
}

/** The outcome of an intent: `ok`, `noop` or a refusal, and the commit it was recorded in. */
export interface Outcome {
	readonly code: 'ok' | 'noop' | RefusalCode;
	readonly seq: number;
	/** The meeting that an accepted request or booking began. */
	readonly meeting?: MeetingId;
	readonly detail?: RefusalDetail;
}

export interface DeskNotice {
	readonly kind: NoticeKind;
	/** Nothing where it is about one's calendar or settings. */
	readonly meeting?: MeetingId;
	readonly peer: string;
	/** The colleague who did it. */
	readonly by?: string;
	/** Who needs help (SU8). */
	readonly person?: ParticipantId;
	readonly at: Instant;
	readonly startsAt?: Instant;
}

export interface Me {
	readonly id: ParticipantId;
	readonly role: Role;
	readonly name: string;
	readonly picture?: PictureHash;
	readonly company: string;
	readonly profile: Profile;
	/** Of recruiters. */
	readonly bookingMode?: BookingMode;
	readonly question?: string;
	readonly ideal?: IdealCandidate;
}

/** A recruiter's own slot, with what an open calendar must not show: whose it is. */
export interface OwnSlot {
	readonly startsAt: Instant;
	readonly endsAt: Instant;
	readonly passed: boolean;
	readonly meeting?: MeetingId;
}

/** Everything about one person in one fair that only they may read. */
export interface DeskView extends ProjectionHead {
	/** `storage` while the server cannot save anything; missing or null otherwise (SY13). */
	readonly fault?: 'storage' | null;
	/** One key, `me`: replaced as a whole, since it is read as a whole. */
	readonly me: { readonly me: Me };
	readonly meetings: Readonly<Record<MeetingId, DeskMeeting>>;
	/** One key, `chats`. Of talents; empty for others. */
	readonly quota: { readonly chats?: Allowance };
	/** Of recruiters, keyed as in the calendar; empty for others. */
	readonly slots: Readonly<Record<string, OwnSlot>>;
	/** Of exactly those intents that stand in the owner's outbox (SY7). */
	readonly outcomes: Readonly<Record<IntentId, Outcome>>;
	/** What one keeps about one's chats, by meeting, for oneself alone (AF1). */
	readonly memos: Readonly<Record<MeetingId, KeptMemo>>;
	/** The newest ones, by ascending number. */
	readonly notices: Readonly<Record<string, DeskNotice>>;
}

export const DESK_SECTIONS = [
	'me',
	'meetings',
	'quota',
	'slots',
	'memos',
	'outcomes',
	'notices',
] as const;
export type DeskSection = (typeof DESK_SECTIONS)[number];
