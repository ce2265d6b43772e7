import type { MeetingStatus, Tab } from '#schema/domain/meeting.ts';
import { acts, done } from './acts.en.ts';
import { announcements } from './announcements.en.ts';
import { exploring } from './explore.en.ts';
import { overview } from './overview.en.ts';
import { picker, schedule } from './calendar.en.ts';
import {
	cancelDialog,
	chatPage,
	decline,
	equipment,
	invite,
	meeting,
	requestDialog,
} from './meetings.en.ts';
import { chatTime, memo } from './chat-time.en.ts';
import { notices } from './notices.en.ts';
import { counting, numberIn } from './plurals.ts';
import { refusals } from './refusals.en.ts';

const counted = counting('en-GB');
const written = numberIn('en-GB');
/** `1 request`, `2 requests` */
const count = (number: number, one: string, many = `${one}s`): string =>
	counted(number, { one, other: many });

const tabs: Readonly<Record<Tab | 'explore', string>> = {
	explore: 'Explore',
	requests: 'Requests',
	in_scheduling: 'In Scheduling',
	confirmed: 'Confirmed',
	declined: 'Declined',
	completed: 'Completed',
	history: 'Ended',
};

const statuses: Readonly<Record<MeetingStatus, string>> = {
	requested: 'Requested',
	in_scheduling: 'In Scheduling',
	confirmed: 'Confirmed',
	declined: 'Declined',
	completed: 'Completed',
	cancelled: 'Cancelled',
	expired: 'Not answered in time',
	missed: 'Did not take place',
};

/** English. The words of the product's help article are kept to the letter: tabs, buttons, labels. */
export const en = {
	locale: 'en-GB',
	/** A number that stands by itself. */
	number: written,
	product: 'Visavis',
	close: 'Close',
	cancel: 'Cancel',
	undo: 'Undo',
	askAgain: 'Request again',
	save: 'Save',
	saving: 'Saving…',
	saved: 'Saved',
	view: 'View',
	keep: 'Keep it',
	optional: 'optional',
	skipToContent: 'Skip to content',
	loading: 'Loading…',
	language: 'Language',
	pageTitle: (...parts: readonly string[]) => [...parts, 'Visavis'].join(' · '),

	nav: {
		main: 'Main',
		events: 'Events',
		fair: 'This event',
		overview: 'Overview',
		companies: 'Companies',
		chats: '1-1 Chats',
		schedule: 'My Schedule',
		talents: 'Talents',
		team: 'Team',
		availability: 'Availability',
		settings: 'Settings',
		help: 'Help',
		support: 'Support',
		myAccount: 'My account',
		myProfile: 'My profile',
		more: 'More',
		signOut: 'Sign out',
		account: (name: string) => `Account of ${name}`,
	},

	deletedParticipant: 'Deleted participant',

	/** Signing out while the server cannot be reached. */
	leaving: {
		title: 'Sign out without a connection?',
		text: 'The server cannot be told right now. This device can forget you at once all the same:',
		what: [
			'Everything it has kept of you goes, also what still waits to be sent.',
			'Your session on the server ends as soon as this device reaches it again. Until then it opens nothing here.',
			'If this device may stay without a connection, end the session from another one, under “My account”.',
		],
		now: 'Forget me on this device',
		stay: 'Stay signed in',
		left: 'You have left',
		leftText: 'Nothing of you is kept on this device any more.',
		waiting:
			'Your session on the server ends as soon as there is a connection again. This page tells it, and so does any other one that is opened here.',
		ended: 'Your session on the server has ended as well.',
		signIn: 'Sign in',
	},

	signIn: {
		erased: 'You are erased. Thank you for having been here.',
		title: 'Sign in',
		email: 'E-mail',
		password: 'Password',
		submit: 'Sign in',
		incomplete: 'Please enter your e-mail address and your password.',
		wrong: 'The e-mail address or the password is wrong.',
		slowDown: (seconds: number) =>
			`Too many attempts. Please try again in ${
				seconds < 120 ? count(seconds, 'second') : count(Math.ceil(seconds / 60), 'minute')
			}.`,
		demo: 'Look around',
		demoText: 'This is a demo. Enter as one of these people; no password is needed.',
		withPassword: 'With an account of your own',
		enterAs: (name: string) => `Enter as ${name}`,
		role: {
			talent: () => 'Talent',
			recruiter: (company: string) => `Recruiter at ${company}`,
			organizer: () => 'Organizer',
		},
	},

	events: {
		title: 'Events',
		empty: 'No events yet',
		emptyText: 'Events appear here once an organizer has registered you for them.',
		now: 'On now',
		past: 'Over',
		startsIn: (days: number) => (days <= 1 ? 'Starts tomorrow' : `Starts in ${days} days`),
		startsToday: 'Starts today',
		companies: (number: number) => count(number, 'company', 'companies'),
		role: {
			talent: 'You take part as a talent',
			recruiter: 'You recruit here',
			organizer: 'You organize this',
		},
		upcoming: 'Now and coming up',
		earlier: 'Earlier',
	},

	tabs,
	statuses,
	notices,
	refusals,
	exploring,
	overview,
	announcements,

	time: {
		inCity: (time: string, city: string) => `${time} in ${city}`,
		yourZone: (city: string) => `Times are in your time zone (${city})`,
		bothZones: (own: string, fair: string) =>
			`Your time (${own}), with event time (${fair}) beside it`,
		ago: (text: string) => `${text} ago`,
		justNow: 'just now',
		seconds: (number: number) => `${number} s`,
		minutes: (number: number) => `${number} min`,
		hours: (number: number) => `${number} h`,
		days: (number: number) => count(number, 'day'),
		startsIn: (text: string) => `Starts in ${text}`,
		endsIn: (text: string) => `${text} left`,
		over: 'Over',
	},

	connection: {
		offline: 'You are offline.',
		partMissing: 'This part of the page could not be fetched. Try again, or reload the page.',
		asOf: (time: string) => `Showing what was known at ${time}.`,
		reconnecting: 'Trying to reconnect…',
		ended: 'Your session has ended. Please sign in again.',
		signIn: 'Sign in',
		upgrade: 'This page is older than the server.',
		reload: 'Reload',
		newVersion: 'A new version is ready.',
		later: 'Later',
		waiting: (number: number) => `${count(number, 'change')} will be sent when you are back.`,
		takeBack: 'Take back',
		tookBack: 'Taken back. It was never sent.',
		tooLate: 'It may be on its way already and can no longer be taken back.',
		lost: 'Something that was waiting to be sent could not be read and was not sent. Please do it again:',
		notKept: 'This browser keeps nothing. What is not sent yet is lost when you close this page.',
		unknownAct: 'A change made by another version of this page',
		stale: 'These times may have changed since.',
	},

	acts,

	done,
	/** Before a refusal's own sentence. */
	refusedAct: (act: string, sentence: string) => `${act}: ${sentence}`,

	toasts: { label: 'Messages' },

	field: {
		counter: (used: number, limit: number) => `${used} / ${limit}`,
		left: (left: number) => `${count(left, 'character')} left`,
		tooLong: (over: number) => `${count(over, 'character')} too many`,
		removeTag: (tag: string) => `Remove ${tag}`,
		tagHint: 'Press Enter after each one',
	},

	noticeMenu: {
		label: 'Notices',
		unread: (number: number) => `${written(number)} new`,
		title: 'Notices',
		empty: 'Nothing new',
		emptyText: 'What happens to your chats while you are elsewhere appears here.',
		newHere: 'new',
	},

	nextChat: { next: 'Your next chat', now: 'On now' },

	chats: {
		toConfirmed: (count: number) =>
			`See ${count === 1 ? 'your confirmed chat' : `your ${count} confirmed chats`}`,
		title: '1-1 Chats',
		tabs: '1-1 Chats by state',
		left: (number: number) => `${count(number, 'chat')} left`,
		leftHint: (number: number, limit: number) =>
			`You can still begin ${number} of the ${limit} 1-1 Chats this event allows you.`,
		leftOpenHint: (open: number, limit: number) =>
			`${open} of ${limit} requests are waiting for an answer.`,
		filter: 'Show',
		all: 'All',
		sent: 'Sent by me',
		received: 'Received',
		company: 'Company',
		allCompanies: 'All companies',
		clear: 'Clear filters',
		search: 'Search',
		searchRecruiters: 'Name, topic…',
		found: (number: number) => count(number, 'recruiter'),
		nothingFound: 'Nobody matches',
		noRecruiters: 'No recruiters yet',
		noRecruitersText: 'As soon as recruiters join this event, they appear here.',
		/** What only recruiters read there stands with their inbox. */
		empty: {
			requests: {
				title: 'No open requests',
				text: 'Find a recruiter in Explore and ask for a chat.',
			},
			in_scheduling: {
				title: 'Nothing to schedule',
				text: 'When a recruiter accepts, you choose a time here.',
			},
			confirmed: {
				title: 'No confirmed chats yet',
				text: 'After you have chosen a time, the chat stands here.',
			},
			declined: { title: 'Nothing was declined', text: 'Declined requests are kept here.' },
			completed: {
				title: 'No chats have taken place yet',
				text: 'Afterwards you see here whom you have spoken to.',
			},
			history: { title: 'Nothing here', text: 'Cancelled and expired requests are kept here.' },
		},
		explore: 'Explore recruiters',
		invite: 'Invite talents',
		ended: (number: number) => `Cancelled and ended (${written(number)})`,
	},

	recruiter: {
		openSlots: (number: number) => count(number, 'open slot'),
		requests: (number: number) => count(number, 'request'),
		online: 'Online now',
		languages: 'Languages',
		topics: 'Topics',
		lookingFor: 'Would like to meet',
		request: 'Request',
		pickTime: 'Pick a time',
		direct: 'Direct booking',
		directHint: 'Choose a time and the chat is confirmed at once.',
		more: (name: string) => `More for ${name}`,
		readOnly: 'Only talents request chats with recruiters.',
	},

	meeting,

	requestDialog,

	invite,

	picker,

	decline,

	cancelDialog,

	schedule,

	chatPage,
	equipment,
	chatTime,
	memo,

	error: {
		notFound: 'This page does not exist',
		notFoundText: 'Or it is not for you: an event is only shown to people who take part in it.',
		broken: 'Something went wrong on our side',
		brokenText: 'Nothing was changed. Please try again in a moment.',
		notSaved: 'Nothing can be saved right now. Please try again in a moment.',
		offlineText:
			'This page needs a connection. Your schedule and your chats can be read without one.',
		home: 'To my events',
		reference: (id: string) => `Reference: ${id}`,
	},
};
