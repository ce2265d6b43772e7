/** Times: to choose, to offer, and one’s own day. */
import { counting } from './plurals.ts';

const counted = counting('en-GB');
const count = (number: number, one: string, many = `${one}s`): string =>
	counted(number, { one, other: many });

export const picker = {
	title: 'Pick a time',
	moveTitle: 'Move this chat',
	with: (name: string) => `1-1 Chat with ${name}`,
	slots: (name: string) => `Times of ${name}`,
	confirm: 'Confirm 1-1 Chat',
	choose: 'Choose a time first.',
	nothingYet: 'Choosing a time reserves nothing. It is yours once it is confirmed.',
	instead: (when: string) =>
		`Instead of ${when}. You keep the old time until the new one is granted.`,
	asking: 'Asking…',
	offline: 'You are offline. Your choice is tried when you are back; nothing is reserved.',
	waiting: 'Waiting for the connection. Nothing is reserved yet.',
	justTaken: (time: string) => `${time} was just taken by someone else.`,
	gone: (time: string) => `${time} is no longer offered.`,
	nearest: 'Nearest free times:',
	none: 'No free slot right now',
	noneText: 'All times are taken. They open again when others reschedule or cancel.',
	noneOffered: 'No times offered yet',
	noneOfferedText: 'As soon as times are offered they appear here.',
	tellMe: 'Tell me when one opens',
	willTell: (name: string) => `You are told when ${name} has a free time.`,
	tellMeHint: 'Accepted at once; you choose a time when one opens.',
	free: (number: number) => `${number} free`,
	passedCount: (number: number) =>
		`${count(number, 'earlier time')} ${number === 1 ? 'has' : 'have'} passed.`,
	dayOver: 'Over',
	dayFull: 'All taken',
	state: {
		open: 'open',
		taken: 'taken',
		passed: 'passed',
		mine: 'your chat',
		asking: 'asking',
		clash: 'clash',
		current: 'now',
	},
	until: (time: string) => `–${time}, `,
	inCity: (city: string) => `in ${city}`,
	atFair: (time: string, city: string) => `${time} in ${city}`,
	loading: 'Loading times…',
	denied: 'These times cannot be shown to you.',
};

export const schedule = {
	title: 'My Schedule',
	empty: 'Nothing scheduled yet',
	emptyText: {
		talent: 'Confirmed 1-1 Chats appear here by time.',
		recruiter: 'When talents confirm times with you, they appear here.',
	},
	showPast: (number: number) => `Show ${count(number, 'earlier chat')}`,
	hidePast: 'Hide earlier chats',
	gap: (text: string) => `${text} free`,
	prepare: 'Prepare',
	nothingToPrepare: 'Nothing was written with the request.',
	aboutCompany: (company: string) => `About ${company}`,
};
