/** A recruiter's inbox. */
import type { Attendance } from '#schema/domain/meeting.ts';
import { counting, numberIn } from './plurals.ts';
import { singleKeys } from './single-keys.en.ts';

const counted = counting('en-GB');
const written = numberIn('en-GB');
const count = (number: number, one: string, many = `${one}s`): string =>
	counted(number, { one, other: many });

export const inbox = {
	search: 'Search in this list',
	placeholder: 'Name, topic, words…',
	found: (shown: number, all: number) =>
		shown === all ? count(all, 'person', 'people') : `${written(shown)} of ${written(all)}`,
	order: 'Order',
	orders: { time: 'Newest first', fit: 'Best fit first' },
	nothingToCompare:
		'Name languages and topics you would like to meet, and the best fit comes first.',
	toSettings: 'Say whom you would like to meet',
	fit: {
		speaks: (languages: string) => `speaks ${languages}`,
		shares: (topics: string) => `shares ${topics}`,
		none: 'Nothing in common with what you look for',
	},
	nothingFound: 'Nobody in this list matches',
	back: 'Back to the list',
	choose: (name: string) => `Choose ${name}`,
	chooseAll: 'Choose all',
	chosen: (number: number) => `${written(number)} chosen`,
	clearChosen: 'Clear',
	declineChosen: (number: number) => `Decline ${written(number)}…`,
	declineTitle: (number: number) => `Decline ${count(number, 'request')}?`,
	declineText: 'Everybody gets the same note. You can take it back afterwards.',
	gone: (name: string) => `The request of ${name} is no longer here.`,
	goneText: (state: string) => `What has become of it: ${state}.`,
	next: 'Next one',
	openChat: 'Open this chat',
	history: (name: string) => `You and ${name}`,
	historyEmpty: 'Nothing between you yet.',
	keysButton: 'Keys',
	keys: {
		...singleKeys,
		next: 'Next one',
		previous: 'Previous one',
		accept: 'Accept',
		decline: 'Decline, with room for a note',
		undo: 'Take my last decline back',
		choose: 'Choose for declining several at once',
		search: 'Search',
		help: 'This list',
	},
	noRequestHere: 'There is no request here to answer.',
	nothingToUndo: 'You have declined nothing here that could be taken back.',
	progress: {
		title: (done: number, total: number) => `Declining: ${done} of ${total} decided`,
		finished: (declined: number) => `${count(declined, 'request')} declined`,
		refused: (refused: number) => `${refused} could not be declined`,
		undo: 'Take them all back',
		undone: (number: number) =>
			`${count(number, 'request')} ${number === 1 ? 'waits' : 'wait'} for an answer again`,
		dismiss: 'Close this list',
		waiting: 'not sent yet',
		queued: 'queued until you are online',
		sending: 'being sent',
		sent: 'sent',
		declined: 'declined',
	},
	ratio: (accepted: number, slots: number) => `${accepted} accepted, ${count(slots, 'slot')} left`,
	ratioHint: 'Accepting reserves nothing: who confirms first gets the time.',
	offerMore: 'Offer more times',
	/** Behind a tab without anything, where it is not what talents read there. */
	empty: {
		requests: {
			title: 'No open requests',
			text: 'Requests from talents arrive here. You can also invite someone.',
		},
		in_scheduling: {
			title: 'Nobody is choosing a time',
			text: 'Talents you accept appear here until they have chosen a time.',
		},
		confirmed: {
			title: 'No confirmed chats yet',
			text: 'When a talent confirms a time, the chat stands here.',
		},
	},
};

type PerAttendance = Readonly<Record<Attendance, (name: string) => string>>;
const options: PerAttendance = {
	both: () => 'It took place',
	talent: (name) => `Only ${name} came`,
	recruiter: () => 'Only I came',
	nobody: () => 'It did not take place',
};
const texts: PerAttendance = {
	both: () => 'Both of you were there.',
	talent: (name) => `${name} waited for you; the chat does not count for them.`,
	recruiter: (name) => `You waited for ${name}.`,
	nobody: () => 'Neither of you was there.',
};

/** Who was at a chat, where it was seen wrong (NS4). */
export const correct = {
	open: 'Who was there?',
	title: 'Who was there?',
	text: (name: string) => `If this was seen wrong, say how it was. ${name} is told.`,
	options,
	texts,
	save: 'Save',
};
