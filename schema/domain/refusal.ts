import type { Instant, MeetingId } from '../ids.ts';

/** Every way in which an intent can be refused. The sentences of them: `refusal-sentences.ts`. */
export const REFUSAL_CODES = [
	'forbidden',
	'invalid',
	'unsupported',
	'id_reused',
	'error',
	'busy',
	'unavailable',
	'expired',
	'window_not_open',
	'window_closed',
	'direction_closed',
	'already_active',
	'already_confirmed',
	'request_limit',
	'chat_limit',
	'answer_required',
	'question_changed',
	'wrong_status',
	'request_expired',
	'not_accepted',
	'not_direct',
	'slot_gone',
	'slot_taken',
	'slot_passed',
	'time_conflict',
	'peer_conflict',
	'colleague_active',
	'colleague_busy',
	'too_close',
	'too_early',
	'too_late',
	'slot_booked',
	'slots_overlap',
	'outside_day',
	'duration_not_allowed',
	'already_there',
	'not_begun',
	'not_together',
	'extension_limit',
	'fair_over',
	'correction_over',
	'peer_chat_limit',
	'announcement_blank',
	'announcement_limit',
	'support_blank',
	'support_unanswered',
	'support_too_fast',
	'support_gone',
	'support_closed',
	'vacancy_blank',
	'vacancy_link',
	'vacancy_contact',
	'vacancy_limit',
	'vacancy_gone',
	'vacancy_changed',
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Facts that make a refusal useful; only what its reader may know. */
export interface RefusalDetail {
	/** The meeting in the way (one of the reader's own). */
	readonly meeting?: MeetingId;
	/** The moment that matters: when a window opens, when a clash starts. */
	readonly at?: Instant;
	/** The limit that was reached. */
	readonly limit?: number;
	/** The question as it reads now. */
	readonly question?: string;
}

export interface Refusal {
	readonly code: RefusalCode;
	readonly detail?: RefusalDetail;
}

export const refusal = (code: RefusalCode, detail?: RefusalDetail): Refusal =>
	detail ? { code, detail } : { code };

const CODES: ReadonlySet<string> = new Set(REFUSAL_CODES);

export const isRefusalCode = (code: string): code is RefusalCode => CODES.has(code);
