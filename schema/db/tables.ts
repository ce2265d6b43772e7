import type { BookingMode, Party, Role } from '../domain/participant.ts';
import type { MeetingStatus } from '../domain/meeting.ts';
import type { MemoMark } from '../domain/memo.ts';
import type { NoticeKind } from '../domain/notice.ts';
import type { VacancyKind } from '../domain/vacancy.ts';
import type {
	AccountId,
	AnnouncementId,
	CompanyId,
	FairId,
	Instant,
	IntentId,
	MeetingId,
	ParticipantId,
	PictureHash,
	VacancyId,
} from '../ids.ts';
import type { Generated } from 'kysely';

/** SQLite has no booleans. */
export type Flag = 0 | 1;
/** JSON as text, written and read in schema/db/json.ts only. */
export type JsonText = string;

export interface AccountTable {
	id: AccountId;
	/** Lower case, unique. */
	email: string;
	name: string;
	/** argon2id in PHC form; null for a demo person, who has no password. */
	password_hash: string | null;
	/** May set up fairs. */
	is_organizer: Flag;
	/** Made by the demo seed: may enter by one click, in demo mode only (AU7). */
	is_demo: Flag;
	created_at: Instant;
}

export interface AuthSessionTable {
	/** SHA-256 of the secret in the cookie, hex: the table gives nobody a session (AU2). */
	id_hash: string;
	account_id: AccountId;
	created_at: Instant;
	/** Sliding. */
	expires_at: Instant;
	/** Never later than this. */
	absolute_expires_at: Instant;
	/** When the password was last given. */
	authenticated_at: Instant;
	/** To about ten minutes; null: not since it began. */
	last_used_at: Instant | null;
	user_agent: string;
}

export interface FairTable {
	id: FairId;
	name: string;
	place: string;
	summary: string;
	time_zone: string;
	published: Flag;
	/** FairDay[] */
	days: JsonText;
	/** FairRules */
	rules: JsonText;
	starts_at: Instant;
	ends_at: Instant;
	/** The last commit. Grows by one with each decided intent. */
	seq: number;
	/** The clock of the last commit: a rewound machine does not turn the fair back (CL5). */
	decided_at: Instant;
}

export interface CompanyTable {
	id: CompanyId;
	fair_id: FairId;
	name: string;
	tagline: string;
	about: string;
	sector: string;
	picture: PictureHash | null;
}

export interface ParticipantTable {
	id: ParticipantId;
	fair_id: FairId;
	account_id: AccountId;
	role: Role;
	company_id: CompanyId | null;
	name: string;
	headline: string;
	about: string;
	/** string[] */
	languages: JsonText;
	/** string[] */
	topics: JsonText;
	booking_mode: BookingMode;
	question: string;
	/** IdealCandidate */
	ideal: JsonText;
	picture: PictureHash | null;
	/** Set once the person has erased themselves: then nothing else here says who it was (ER2). */
	erased_at: Instant | null;
}

/** The bytes behind the address of a picture, one row a person or company; replaced with it. */
export interface PictureTable {
	participant_id: ParticipantId | null;
	company_id: CompanyId | null;
	hash: PictureHash;
	type: string;
	bytes: Uint8Array;
}

/** What the recruiters of a company wrote down about a talent; no row where there is nothing. */
export interface TeamNoteTable {
	company_id: CompanyId;
	talent_id: ParticipantId;
	text: string;
	changed_at: Instant;
}

/** What one of the two keeps about a chat for themselves; no row where there is nothing. */
export interface MemoTable {
	meeting_id: MeetingId;
	participant_id: ParticipantId;
	text: string;
	mark: MemoMark | null;
	changed_at: Instant;
}

export interface SlotTable {
	recruiter_id: ParticipantId;
	starts_at: Instant;
	ends_at: Instant;
	fair_id: FairId;
	passed: Flag;
}

export interface MeetingTable {
	id: MeetingId;
	fair_id: FairId;
	talent_id: ParticipantId;
	recruiter_id: ParticipantId;
	requested_by: Party;
	status: MeetingStatus;
	message: string;
	question: string;
	answer: string;
	requested_at: Instant;
	changed_at: Instant;
	expires_at: Instant | null;
	/** The slot: set in confirmed, completed and missed, kept for reading in cancelled and released. */
	starts_at: Instant | null;
	ends_at: Instant | null;
	/** Who declined, cancelled or released, with which words. */
	closed_by: Party | null;
	note: string;
	talent_joined: Flag;
	recruiter_joined: Flag;
	/** When who said to be late will be there at last. */
	talent_late_until: Instant | null;
	recruiter_late_until: Instant | null;
	/** Who had not come when the grace time was over. */
	absent: Party | null;
	extensions: number;
	extended_by: Party | null;
	/** Who said afterwards who was there. */
	corrected_by: 'recruiter' | 'organizer' | null;
	/** The colleague who did the last thing in the recruiter's place (TE2). */
	acted_by: ParticipantId | null;
}

/** What organizers said to everybody, as long as it stands; no row is ever changed. */
export interface AnnouncementTable {
	id: AnnouncementId;
	fair_id: FairId;
	published_by: ParticipantId;
	text: string;
	/** Unique in a fair. */
	published_at: Instant;
}

/** A person's conversation with the organizers, at most one in a fair. */
export interface SupportTable {
	person_id: ParticipantId;
	fair_id: FairId;
	is_open: Flag;
	/** Lines so far. */
	count: number;
	unanswered: number;
	waiting_since: Instant | null;
	helper_id: ParticipantId | null;
	/** The chat it is about. */
	about: MeetingId | null;
	burst_at: Instant;
	burst: number;
	/** Of the last line. */
	changed_at: Instant;
	/** SupportFacts that were sent last, and the number of their line. */
	facts: JsonText | null;
	facts_with: number | null;
}

/** The newest lines of each; no row is ever changed. */
export interface SupportLineTable {
	person_id: ParticipantId;
	number: number;
	kind: 'asked' | 'answered' | 'closed';
	by_id: ParticipantId;
	/** Empty where it was closed. */
	text: string;
	at: Instant;
}

/** A job that a company offers; no row is left of one that was withdrawn. */
export interface VacancyTable {
	id: VacancyId;
	fair_id: FairId;
	company_id: CompanyId;
	title: string;
	kind: VacancyKind;
	place: string;
	remote: Flag;
	description: string;
	/** string[] */
	languages: JsonText;
	/** string[] */
	topics: JsonText;
	/** An https address, or empty. */
	link: string;
	/** A recruiter of the company. */
	contact_id: ParticipantId | null;
	/** From 1, one more with each change. */
	version: number;
	/** Unique in a company. */
	published_at: Instant;
}

/** Each intent that was ever decided, with its outcome: the audit trail, and the guard against repeats. */
export interface IntentTable {
	participant_id: ParticipantId;
	id: IntentId;
	fair_id: FairId;
	kind: string;
	/** SHA-256 of kind, version and payload, to tell a repeat from a re-used id. */
	payload_hash: string;
	code: string;
	/** The meeting it began, or null. */
	meeting_id: MeetingId | null;
	/** RefusalDetail or null. */
	detail: JsonText | null;
	seq: number;
	decided_at: Instant;
}

export interface NoticeTable {
	id: Generated<number>;
	fair_id: FairId;
	participant_id: ParticipantId;
	kind: NoticeKind;
	/** Null where it is about a calendar or settings. */
	meeting_id: MeetingId | null;
	/** The person it is about. */
	peer_id: ParticipantId;
	/** The colleague who did it. */
	by_id: ParticipantId | null;
	starts_at: Instant | null;
	at: Instant;
	seq: number;
}

/** Lets a wallboard or tool follow one fair's open documents, reading only. */
export interface BoardTokenTable {
	/** SHA-256 of the token, hex. */
	token_hash: string;
	fair_id: FairId;
	label: string;
	expires_at: Instant;
}

export interface CounterTable {
	name: string;
	value: number;
}

export interface Tables {
	account: AccountTable;
	auth_session: AuthSessionTable;
	fair: FairTable;
	company: CompanyTable;
	participant: ParticipantTable;
	picture: PictureTable;
	team_note: TeamNoteTable;
	memo: MemoTable;
	slot: SlotTable;
	meeting: MeetingTable;
	announcement: AnnouncementTable;
	support: SupportTable;
	support_line: SupportLineTable;
	vacancy: VacancyTable;
	intent: IntentTable;
	notice: NoticeTable;
	board_token: BoardTokenTable;
	counter: CounterTable;
}
