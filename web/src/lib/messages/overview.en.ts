import { counting, numberIn } from './plurals.ts';

const counted = counting('en-GB');
const written = numberIn('en-GB');
const count = (number: number, one: string, many = `${one}s`): string =>
	counted(number, { one, other: many });

/** The first page of an event. */
export const overview = {
	title: 'Overview',
	next: 'My next chat',
	noNext: 'No chat is confirmed yet',
	noNextText: {
		talent: 'Find a recruiter in Explore and ask for one.',
		recruiter: 'When a talent confirms a time with you, it stands here.',
	},
	toChat: 'Go to the chat',
	waits: 'Waits for you',
	nothingWaits: 'Nothing waits for you.',
	introduce: 'Be found by recruiters.',
	toAnswer: 'Asks for your answer',
	toSchedule: (slots: number) => `Accepted; ${count(slots, 'time')} to choose from`,
	noTime: 'No time is free right now',
	noTimeText: 'You are told as soon as there is one again.',
	andMore: (number: number) => `${written(number)} more`,
	offerTimes: 'You offer no times yet; talents cannot confirm a chat with you.',
	happened: 'What happened',
	nothingHappened: 'Nothing yet. What others do with your chats appears here.',
	about: 'About this event',
	when: 'When',
	where: 'Where',
	lengths: (minutes: string) => `${minutes} minutes each`,
	atMost: (chats: number) => `At most ${count(chats, 'chat')} for each talent`,
	bookingOpens: (when: string) => `Requests and times can be sent from ${when}`,
	bookingCloses: (when: string) => `Requests and times can be sent until ${when}`,
	bookingClosed: 'Requests and times are no longer decided.',
};
