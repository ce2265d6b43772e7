import type { RefusalCode } from '#schema/domain/refusal.ts';

/** What is known about a refusal when its sentence is written. */
export interface RefusalWords {
	/** The moment that matters, already written in the reader's zone. */
	readonly at?: string | undefined;
	/** The other person of the own chat that is in the way. */
	readonly peer?: string | undefined;
	readonly limit?: number | undefined;
}

type Sentence = (words: RefusalWords) => string;

const always =
	(sentence: string): Sentence =>
	() =>
		sentence;

/** One sentence for each way in which the server, or a button before it, says no. */
export const refusals: Readonly<Record<RefusalCode, Sentence>> = {
	forbidden: always('You cannot do this.'),
	invalid: always('This could not be understood. Please reload the page and try again.'),
	unsupported: always('This page is older than the server. Please reload it.'),
	id_reused: always('This was already sent with different content.'),
	error: always('Something went wrong on our side. Nothing was changed.'),
	busy: always('The server is busy. Please try again in a moment.'),
	unavailable: always('Bookings cannot be saved right now. Nothing was changed; please try again.'),
	expired: always('This reached us too late to be carried out.'),
	window_not_open: ({ at }) =>
		at ? `Requests and bookings open on ${at}.` : 'Requests and bookings have not opened yet.',
	window_closed: ({ at }) =>
		at ? `Requests and bookings closed on ${at}.` : 'Requests and bookings are closed.',
	direction_closed: always('The organizer has not opened requests from your side.'),
	already_active: always('You already have a request or chat with this person.'),
	already_confirmed: ({ at }) =>
		at ? `This chat is confirmed already: ${at}.` : 'This chat is confirmed already.',
	request_limit: ({ limit }) =>
		limit === undefined
			? 'You have too many open requests. Wait for an answer or cancel one.'
			: limit === 1
				? 'You may have one open request at a time. Wait for an answer or cancel it.'
				: `You have ${limit} open requests, as many as allowed. Wait for an answer or cancel one.`,
	chat_limit: ({ limit }) =>
		limit === undefined
			? 'You have used all your 1-1 Chats for this event.'
			: `You have used all ${limit} of your 1-1 Chats for this event.`,
	answer_required: always('Please answer the question to send your request.'),
	question_changed: always('The question has just changed. Please look at it again.'),
	wrong_status: always('This is no longer possible: something changed in the meantime.'),
	request_expired: always('Nobody answered this request in time, so it has ended.'),
	not_accepted: always('This request has not been accepted yet.'),
	not_direct: always('This recruiter now answers requests first. Please send a request.'),
	slot_gone: always('This time is no longer offered.'),
	slot_taken: always('Just taken by someone else.'),
	slot_passed: always('This time has already begun.'),
	time_conflict: ({ at, peer }) => {
		const who = peer ? ` with ${peer}` : '';
		return at ? `You have a chat${who} at ${at}.` : `You already have a chat${who} at that time.`;
	},
	peer_conflict: always('The other person already has a chat at that time.'),
	colleague_active: always('Has a request or chat with this person already.'),
	colleague_busy: ({ at }) =>
		at ? `Is not free at ${at}.` : 'Has a chat or offers another time then.',
	too_close: ({ at }) =>
		at
			? `This chat could be changed until ${at}. It is too close to its start now.`
			: 'It is too close to the start to change this chat.',
	too_early: ({ at }) => (at ? `Opens at ${at}` : 'It is too early to join.'),
	too_late: always('This chat is over.'),
	slot_booked: ({ at, peer }) =>
		`${at ? `${at} is booked` : 'One of these times is booked'}${peer ? ` by ${peer}` : ''}. Cancel that chat first.`,
	slots_overlap: ({ at }) =>
		at ? `The times around ${at} overlap.` : 'These times overlap each other or a booked chat.',
	outside_day: always('This lies outside the hours of that day.'),
	duration_not_allowed: always('The organizer does not allow chats of that length.'),
	already_there: always('You are in this chat already.'),
	not_begun: ({ at }) => (at ? `This chat begins at ${at}.` : 'This chat has not begun yet.'),
	not_together: always('This works once both of you are there.'),
	extension_limit: always('This chat cannot be extended any more.'),
	fair_over: always('The event closes then.'),
	correction_over: ({ at }) =>
		at ? `This could be corrected until ${at}.` : 'It is too late to correct who was there.',
	peer_chat_limit: always('The other person has used this chat for another one in the meantime.'),
	announcement_blank: always('Please write what everybody should know.'),
	announcement_limit: ({ limit }) =>
		limit === undefined
			? 'There are too many announcements. Withdraw one first.'
			: `There are ${limit} announcements, as many as allowed. Withdraw one first.`,
	support_blank: always('Please write a few words first.'),
	support_unanswered: ({ limit }) =>
		limit === undefined
			? 'You have written several messages already. Please wait for an answer.'
			: `${limit} of your messages wait for an answer. Please wait until somebody answers.`,
	support_too_fast: ({ at }) =>
		at
			? `That was very fast. You can write again at ${at}.`
			: 'That was very fast. Please wait a moment before you write again.',
	support_gone: always('There is no such conversation any more.'),
	support_closed: always('This conversation is closed. Writing opens it again.'),
	vacancy_blank: always('Please give the opening a title.'),
	vacancy_link: always('A link begins with https:// and names a site, such as acme.example.'),
	vacancy_contact: always('This person is not in your team any more. Please choose again.'),
	vacancy_limit: ({ limit }) =>
		limit === undefined
			? 'Your company has too many openings. Withdraw one first.'
			: `Your company has ${limit} openings, as many as allowed. Withdraw one first.`,
	vacancy_gone: always('This opening has been withdrawn meanwhile.'),
	vacancy_changed: always(
		'A colleague has changed this opening meanwhile. What you wrote is kept; please look at it again.',
	),
};
