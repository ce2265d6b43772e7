import type { MeetingStatus, Tab } from '#schema/domain/meeting.ts';
import type { NoticeKind } from '#schema/domain/notice.ts';
import { exploring } from './explore.en.ts';
import { companies, overview } from './overview.en.ts';
import { account } from './account.en.ts';
import { inbox } from './inbox.en.ts';
import { counting } from './plurals.ts';
import { refusals } from './refusals.en.ts';
import { team } from './team.en.ts';

const counted = counting('en-GB');
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

interface NoticeWords {
	readonly peer: string;
	/** The time it is about, written out, or nothing. */
	readonly when: string;
	/** The colleague who did it, or nothing. */
	readonly by: string;
}

const at = (when: string) => (when ? ` (${when})` : '');

const notices: Readonly<Record<NoticeKind, (words: NoticeWords) => string>> = {
	request_received: ({ peer }) => `${peer} sent you a request`,
	request_withdrawn: ({ peer }) => `${peer} withdrew the request`,
	request_accepted: ({ peer }) => `Your request to ${peer} was accepted`,
	request_declined: ({ peer }) => `${peer} declined your request`,
	decline_undone: ({ peer }) => `${peer} took the decline back; your request waits again`,
	request_expired: ({ peer }) => `The request with ${peer} ended without an answer`,
	chat_confirmed: ({ peer, when }) => `${peer} confirmed a 1-1 Chat${at(when)}`,
	chat_moved: ({ peer, when }) => `${peer} moved your 1-1 Chat${when ? ` to ${when}` : ''}`,
	slot_released: ({ peer, when }) =>
		`${peer} gave your time back${at(when)}; a new one can be chosen`,
	chat_cancelled: ({ peer, when }) => `${peer} cancelled your 1-1 Chat${at(when)}`,
	peer_joined: ({ peer }) => `${peer} has joined your 1-1 Chat`,
	slot_opened: ({ peer }) => `${peer} has a free slot again`,
	chat_handed_over: ({ peer, when }) => `${peer} takes over your 1-1 Chat${at(when)}`,
	chat_received: ({ peer, by, when }) => `${by} handed you the 1-1 Chat with ${peer}${at(when)}`,
	chat_handed_on: ({ peer, by, when }) =>
		`${by} handed your 1-1 Chat with ${peer}${at(when)} to a colleague`,
	colleague_invited: ({ peer, by }) => `${by} invited ${peer} for you`,
	colleague_withdrew: ({ peer, by }) => `${by} cancelled the request with ${peer} for you`,
	colleague_accepted: ({ peer, by }) => `${by} accepted ${peer} for you`,
	colleague_declined: ({ peer, by }) => `${by} declined ${peer} for you`,
	colleague_reopened: ({ peer, by }) => `${by} took the decline of ${peer} back for you`,
	colleague_offered: ({ by }) => `${by} changed your availability`,
	colleague_set: ({ by }) => `${by} changed your settings`,
};

/** English. The words of the product's help article are kept to the letter: tabs, buttons, labels. */
export const en = {
	locale: 'en-GB',
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
		myAccount: 'My account',
		more: 'More',
		signOut: 'Sign out',
		account: (name: string) => `Account of ${name}`,
	},

	signIn: {
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
	companies,
	account,
	team,
	inbox,

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
		tooLate: 'It is already on its way and can no longer be taken back.',
		lost: 'Something that was waiting to be sent could not be read and was not sent. Please do it again:',
		notKept: 'This browser keeps nothing. What is not sent yet is lost when you close this page.',
		unknownAct: 'A change made by another version of this page',
		stale: 'These times may have changed since.',
	},

	/** What is waiting to be sent, in words. */
	acts: {
		'request.send': (peer: string) => `Request to ${peer}`,
		'request.cancel': (peer: string) => `Cancel request to ${peer}`,
		'request.accept': (peer: string) => `Accept ${peer}`,
		'request.decline': (peer: string) => `Decline ${peer}`,
		'request.reopen': (peer: string) => `Take back decline of ${peer}`,
		'slot.book': (peer: string) => `Book a time with ${peer}`,
		'slot.claim': (peer: string) => `Confirm a time with ${peer}`,
		'slot.release': (peer: string) => `Give the time with ${peer} back`,
		'slot.reschedule': (peer: string) => `Move the chat with ${peer}`,
		'chat.cancel': (peer: string) => `Cancel the chat with ${peer}`,
		'chat.join': (peer: string) => `Join the chat with ${peer}`,
		'chat.handover': (peer: string) => `Hand over the chat with ${peer}`,
		'availability.set': () => 'Change your availability',
		'recruiter.settings': () => 'Change your settings',
		'profile.update': () => 'Change your profile',
	},

	/** After the server said yes. */
	done: {
		'request.send': (peer: string) => `Request sent to ${peer}`,
		'request.cancel': (peer: string) => `Request to ${peer} cancelled`,
		'request.accept': (peer: string) => `You accepted ${peer}`,
		'request.decline': (peer: string) => `You declined ${peer}`,
		'request.reopen': (peer: string) => `The request with ${peer} waits for an answer again`,
		'slot.book': (peer: string) => `Your 1-1 Chat with ${peer} is confirmed`,
		'slot.claim': (peer: string) => `Your 1-1 Chat with ${peer} is confirmed`,
		'slot.release': (peer: string) => `${peer} can choose a new time`,
		'slot.reschedule': (peer: string) => `Your 1-1 Chat with ${peer} has moved`,
		'chat.cancel': (peer: string) => `Your 1-1 Chat with ${peer} is cancelled`,
		'chat.join': () => 'You have joined',
		'chat.handover': (peer: string) => `The 1-1 Chat with ${peer} is handed over`,
		'availability.set': () => 'Availability saved',
		'recruiter.settings': () => 'Settings saved',
		'profile.update': () => 'Profile saved',
	},
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
		unread: (number: number) => `${number} new`,
		title: 'Notices',
		empty: 'Nothing new',
		emptyText: 'What happens to your chats while you are elsewhere appears here.',
		newHere: 'new',
	},

	nextChat: { next: 'Your next chat', now: 'On now' },

	chats: {
		title: '1-1 Chats',
		tabs: '1-1 Chats by state',
		left: (number: number) => `${count(number, 'chat')} left`,
		leftHint: (number: number, limit: number) =>
			`You can still begin ${number} of the ${limit} 1-1 Chats this event allows you.`,
		leftOpenHint: (open: number, limit: number) =>
			`${open} of ${limit} requests are waiting for an answer.`,
		ratio: (accepted: number, slots: number) =>
			`${accepted} accepted, ${count(slots, 'slot')} left`,
		ratioHint: 'Accepting reserves nothing: who confirms first gets the time.',
		offerMore: 'Offer more times',
		filter: 'Show',
		all: 'All',
		sent: 'Sent by me',
		received: 'Received',
		company: 'Company',
		allCompanies: 'All companies',
		clear: 'Clear filters',
		search: 'Search',
		searchRecruiters: 'Name, company, topic…',
		found: (number: number) => count(number, 'recruiter'),
		nothingFound: 'Nobody matches',
		noRecruiters: 'No recruiters yet',
		noRecruitersText: 'As soon as recruiters join this event, they appear here.',
		empty: {
			requests: {
				talent: {
					title: 'No open requests',
					text: 'Find a recruiter in Explore and ask for a chat.',
				},
				recruiter: {
					title: 'No open requests',
					text: 'Requests from talents arrive here. You can also invite someone.',
				},
			},
			in_scheduling: {
				talent: {
					title: 'Nothing to schedule',
					text: 'When a recruiter accepts, you choose a time here.',
				},
				recruiter: {
					title: 'Nobody is choosing a time',
					text: 'Talents you accept appear here until they have chosen a time.',
				},
			},
			confirmed: {
				talent: {
					title: 'No confirmed chats yet',
					text: 'After you have chosen a time, the chat stands here.',
				},
				recruiter: {
					title: 'No confirmed chats yet',
					text: 'When a talent confirms a time, the chat stands here.',
				},
			},
			declined: {
				talent: { title: 'Nothing was declined', text: 'Declined requests are kept here.' },
				recruiter: { title: 'Nothing was declined', text: 'Declined requests are kept here.' },
			},
			completed: {
				talent: {
					title: 'No chats have taken place yet',
					text: 'Afterwards you see here whom you have spoken to.',
				},
				recruiter: {
					title: 'No chats have taken place yet',
					text: 'Afterwards you see here whom you have spoken to.',
				},
			},
			history: {
				talent: { title: 'Nothing here', text: 'Cancelled and expired requests are kept here.' },
				recruiter: { title: 'Nothing here', text: 'Cancelled and expired requests are kept here.' },
			},
		},
		explore: 'Explore recruiters',
		invite: 'Invite talents',
		ended: (number: number) => `Cancelled and ended (${number})`,
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

	meeting: {
		waiting: 'Waiting for feedback',
		invited: 'Invited you',
		askedYou: 'Asks for a chat',
		yourTurn: 'Accepted',
		theirTurn: 'Choosing a time',
		noFreeSlot: 'No free slot right now',
		sending: 'Sending…',
		queued: 'Will be sent when you are back online',
		asking: 'Asking…',
		askingFor: (time: string) => `Asking for ${time}…`,
		waitingFor: (time: string) => `${time} will be tried when you are back. It is not reserved.`,
		accept: 'Accept',
		decline: 'Decline',
		undoDecline: 'Take decline back',
		cancelRequest: 'Cancel request',
		cancelChat: 'Cancel chat',
		reschedule: 'Reschedule',
		release: 'Let them choose another time',
		pickTime: 'Pick a time',
		join: 'Join',
		more: (name: string) => `More for the chat with ${name}`,
		message: 'Message',
		yourMessage: 'Your message',
		question: 'Question',
		answer: 'Answer',
		yourAnswer: 'Your answer',
		note: 'Note',
		showMore: 'Show more',
		showLess: 'Show less',
		expires: (when: string) => `Ends ${when} if nobody answers`,
		declinedByYou: 'You declined',
		declinedBy: (name: string) => `Declined by ${name}`,
		cancelledByYou: 'You cancelled',
		cancelledBy: (name: string) => `Cancelled by ${name}`,
		releasedByYou: 'You gave this time back',
		releasedBy: (name: string) => `${name} gave this time back`,
		missedNobody: 'Nobody joined',
		missedYou: 'You did not join',
		missedThem: (name: string) => `${name} did not join`,
		opensAt: (time: string) => `Opens at ${time}`,
		sentOn: (when: string) => `Sent ${when}`,
		about: 'About',
		joinedThem: (name: string) => `${name} is here`,
	},

	requestDialog: {
		title: 'Request a 1-1 Chat',
		ideal: (name: string) => `${name} would like to meet`,
		idealHint: 'This informs you. Everybody may send a request.',
		background: 'Background',
		experience: 'Level of experience',
		languages: 'Languages',
		topics: 'Topics',
		message: 'Message',
		messageHint: 'A few words about you and what you would like to talk about.',
		question: (name: string) => `${name} asks · required`,
		send: 'Send request',
		quota: (left: number, limit: number) =>
			`This uses one of your ${left} remaining chats (of ${limit}).`,
		offline: 'You are offline. The request is sent when you are back.',
		questionChanged: 'The question has just changed. Your answer is still here; please check it.',
		about: 'About',
	},

	invite: {
		title: (name: string) => `Invite ${name}`,
		button: 'Invite',
		send: 'Send invitation',
		message: 'Message',
		messageHint: 'Say why you would like to talk. It is shown with the invitation.',
	},

	picker: {
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
		noneText:
			'All times are taken at the moment. Times open again when others reschedule or cancel; you are told as soon as one does.',
		noneOffered: 'No times offered yet',
		noneOfferedText: 'As soon as times are offered they appear here, and you are told.',
		stayWaiting: 'Keep waiting',
		askAnyway: 'Request anyway',
		askAnywayHint: 'Your request is accepted at once, and you choose a time as soon as one opens.',
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
	},

	decline: {
		title: (name: string) => `Decline ${name}?`,
		note: 'Short note',
		noteHint: 'It is shown with the decline. You can point to a colleague or to your booth.',
		confirm: 'Decline',
	},

	cancelDialog: {
		requestTitle: (name: string) => `Cancel your request to ${name}?`,
		requestText: 'It leaves their list at once, and you get the chat back.',
		requestTextRecruiter: 'It leaves their list at once.',
		schedulingTitle: (name: string) => `Cancel the request with ${name}?`,
		chatTitle: (name: string) => `Cancel the chat with ${name}?`,
		chatText: 'The time becomes free for others at once.',
		releaseTitle: (name: string) => `Let ${name} choose another time?`,
		releaseText:
			'The present time becomes free for others at once, and the chat goes back to In Scheduling.',
		note: 'Short note',
		noteHint: 'It is shown to the other person.',
		confirmRequest: 'Cancel request',
		confirmChat: 'Cancel chat',
		confirmRelease: 'Give time back',
	},

	schedule: {
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
	},

	chatPage: {
		back: '1-1 Chats',
		with: (name: string) => `1-1 Chat with ${name}`,
		who: 'Who is here',
		you: 'you',
		here: 'is here',
		notHere: 'not here yet',
		bothHere: 'You are both here.',
		youAreHere: (name: string) =>
			`You have joined. ${name} is not here yet; you are told when that changes.`,
		theyAreHere: (name: string) => `${name} is here and waits for you.`,
		unknown: 'This chat does not exist',
		unknownText: 'It may have been withdrawn, or the address is wrong.',
		takenPlace: 'This chat took place.',
	},

	talents: {
		title: 'Talents',
		lead: 'Look for people you would like to meet and invite them.',
		language: 'Language',
		anyLanguage: 'Any language',
		topic: 'Topic',
		anyTopic: 'Any topic',
		notInTouch: 'Not yet in touch',
		back: 'All talents',
		search: 'Search talents',
		placeholder: 'Name, topic, language…',
		found: (number: number) => count(number, 'talent'),
		none: 'Nobody matches',
		noneText: 'Try another word.',
		noneYet: 'No talents yet',
		noneYetText: 'As soon as talents join this event, they appear here.',
		page: (page: number, pages: number) => `Page ${page} of ${pages}`,
		next: 'Next',
		previous: 'Previous',
		pages: 'Pages of talents',
	},

	availability: {
		title: 'Availability',
		lead: 'Click or drag over the times you offer. Changes are saved at once.',
		duration: 'Length of a chat',
		minutes: (number: number) => `${number} min`,
		selectAll: 'Select all',
		clearAll: 'Clear',
		offered: (number: number) => `${number} offered`,
		booked: (number: number) => `${number} booked`,
		state: { offered: 'offered', blank: 'not offered', booked: 'booked', passed: 'passed' },
		slotLabel: (from: string, to: string, state: string) => `${from} to ${to}, ${state}`,
		bookedBy: (name: string) => `booked by ${name}`,
		withdrawTitle: (time: string, name: string) => `${time} is booked by ${name}`,
		withdrawText: (name: string) =>
			`You can keep it, or cancel the chat with ${name} and no longer offer this time. To move the chat, open it in My Schedule.`,
		withdraw: 'Cancel chat, withdraw time',
		keep: 'Keep it',
		copy: 'Copy to…',
		copyTo: (day: string) => `Copy to ${day}`,
		copied: (day: string, number: number) => `${count(number, 'time')} offered on ${day}`,
		copiedSome: (day: string, number: number, left: number) =>
			`${count(number, 'time')} offered on ${day}; ${left} found no place there`,
		nothingToCopy: 'Nothing could be copied: none of these times exists on the other day.',
		lengthTitle: (minutes: number) => `Change to ${minutes} minutes?`,
		lengthStays: (number: number) =>
			`${number === 1 ? 'One booked chat stays' : `${number} booked chats stay`} as agreed, with the old length:`,
		lengthOffers: (before: number, after: number) =>
			`The rest of the day is offered anew: ${count(before, 'open time')} ${before === 1 ? 'becomes' : 'become'} ${after}.`,
		lengthConfirm: 'Change the length',
		notSaved: 'not saved',
		notSavedYet: 'not saved yet',
		refused: (sentence: string) => `Not saved: ${sentence}`,
		days: 'Days',
		dayOver: 'This day is over.',
		passedCount: (number: number) =>
			`${count(number, 'time')} ${number === 1 ? 'has' : 'have'} passed.`,
		day: (name: string) => `Times on ${name}`,
		keys: 'Arrow keys move, Space offers or withdraws, with Shift several at once.',
		legend: { offered: 'Offered', blank: 'Not offered', booked: 'Booked' },
		notReachable: 'Changes are sent when you are back online.',
		nothing: 'You offer no times yet. Talents can only choose times that you offer.',
	},

	settings: {
		title: 'Settings',
		booking: 'How talents book',
		selective: 'Selective',
		selectiveText: 'Talents send a request. You accept or decline, then they choose a time.',
		direct: 'Direct',
		directText: 'Talents choose one of your open times and the chat is confirmed at once.',
		question: 'My question',
		questionHint: 'Talents have to answer it to send a request. Leave it empty to ask nothing.',
		ideal: 'Who I would like to meet',
		idealHint: 'Shown to talents before they send a request. It informs and filters nobody.',
		background: 'Background',
		backgroundPlaceholder: 'Computer science, design, physics…',
		experience: 'Level of experience',
		experiencePlaceholder: 'Students, first job, several years…',
		languages: 'Languages',
		topics: 'Topics',
		profile: 'My profile',
		profileHint: 'What others at this event see of you.',
		headline: 'Headline',
		headlineHint: 'One line under your name.',
		about: 'About',
		save: 'Save',
		unsaved: 'Not saved yet',
		discard: 'Discard changes',
		nothingToSave: 'Nothing has changed.',
		blocked: 'Something above is too long.',
		preview: {
			title: 'What talents see',
			hint: 'It follows what you write. Talents see it once you have saved.',
			direct: 'With direct booking talents choose one of your open times in this window.',
		},
		leave: 'Your changes are not saved. Leave this page all the same?',
	},

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
