import type { Instant, MeetingId } from '../ids.ts';

/** Every way in which an intent can be refused: a stable code, and the sentence a person reads. */
export const REFUSALS = {
	forbidden: 'You cannot do this.',
	invalid: 'This could not be understood.',
	unsupported: 'This version of the page is too old or too new for the server. Please reload.',
	id_reused: 'This was already sent with different content.',
	error: 'Something went wrong on our side. Nothing was changed.',
	busy: 'The server is busy. Please try again in a moment.',
	unavailable: 'Bookings cannot be saved right now. Nothing was changed; please try again.',
	expired: 'This came too late to be carried out.',
	window_not_open: 'Requests and bookings have not opened yet.',
	window_closed: 'Requests and bookings are closed.',
	direction_closed: 'The organizer has not opened requests from your side.',
	already_active: 'You already have a request or chat with this person.',
	request_limit: 'You have reached the number of open requests. Wait for an answer or cancel one.',
	chat_limit: 'You have used all your 1-1 chats for this event.',
	answer_required: 'Please answer the question to send your request.',
	question_changed: 'The recruiter has changed the question. Please look at it again.',
	wrong_status: 'This is no longer possible: the request has changed in the meantime.',
	request_expired: 'Nobody answered this request in time, so it has ended.',
	not_accepted: 'This request has not been accepted yet.',
	not_direct: 'This recruiter answers requests first. Please send a request.',
	slot_gone: 'This time is no longer offered.',
	slot_taken: 'Just taken by someone else.',
	slot_passed: 'This time has already begun.',
	time_conflict: 'You already have a chat at that time.',
	peer_conflict: 'The other person already has a chat at that time.',
	colleague_active: 'Your colleague already has a request or chat with this person.',
	colleague_busy: 'Your colleague has a chat or offers another time then.',
	too_close: 'It is too close to the start to change this chat.',
	too_early: 'It is too early to join.',
	too_late: 'This chat is over.',
	slot_booked: 'One of these times is booked. Cancel that chat first.',
	slots_overlap: 'These times overlap each other or a booked chat.',
	outside_day: 'These times lie outside the hours of that day.',
	duration_not_allowed: 'The organizer does not allow chats of that length.',
	already_there: 'You are in this chat already.',
	not_begun: 'This chat has not begun yet.',
	not_together: 'This works once both of you are there.',
	extension_limit: 'This chat cannot be extended any more.',
	fair_over: 'The event closes then.',
	correction_over: 'It is too late to correct who was there.',
	peer_chat_limit: 'The other person has used this chat for another one in the meantime.',
	announcement_blank: 'Please write what everybody should know.',
	announcement_limit: 'There are too many announcements. Withdraw one first.',
} as const;

export type RefusalCode = keyof typeof REFUSALS;

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

export const sentenceOf = (code: RefusalCode): string => REFUSALS[code];

export const isRefusalCode = (code: string): code is RefusalCode => Object.hasOwn(REFUSALS, code);
