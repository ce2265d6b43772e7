import type { TeamAct } from '#schema/domain/team.ts';
import { counting } from './plurals.ts';

const counted = counting('en-GB');
const count = (number: number, one: string): string => counted(number, { one, other: `${one}s` });

/** The team's page, and what is done in a colleague's place. */
export const team = {
	title: 'Team',
	lead: (company: string) =>
		`Everybody at ${company}: who is booked when, what waits, and what you can do for each other.`,
	figures: 'The team in numbers',
	offered: (number: number) => `${count(number, 'slot')} offered`,
	booked: (number: number) => `${number} booked`,
	waiting: (number: number) => `${count(number, 'request')} waiting`,
	days: 'Day',
	people: 'Colleagues',
	you: 'you',
	calendar: (name: string) => `Times of ${name}`,
	requests: (name: string) => `Requests to ${name}`,
	requestsTitle: 'Requests',
	scheduling: 'Choosing a time',
	times: 'Times',
	noTimes: 'No times offered on this day',
	bookedReason: (time: string, name: string) =>
		`${time} is booked by ${name}. Cancel or move that chat first; the time then can be withdrawn.`,
	noRequests: 'Nothing waits',
	passed: (number: number) => `${count(number, 'earlier time')} passed`,
	open: 'open',
	setUp: 'Set up times and settings',
	setUpMine: 'My availability',
	accept: 'Accept',
	decline: 'Decline',
	acceptFor: (talent: string, name: string) => `Accept ${talent} for ${name}`,
	declineFor: (talent: string, name: string) => `Decline ${talent} for ${name}`,
	/** The names are written as a list already. */
	looking: (names: string, number: number) =>
		`${names} ${number === 1 ? 'is' : 'are'} looking at this`,
	through: (by: string, name: string) => `${by} did this for ${name}`,
	throughForMe: (by: string) => `${by} did this for you`,
	handOver: 'Hand over',
	handOverOf: (talent: string) => `Hand over the chat with ${talent}`,
	handOverTitle: (talent: string) => `Who talks to ${talent} instead?`,
	handOverText: (when: string) =>
		`The chat stays at ${when}. The talent is told who comes, and the old time becomes free.`,
	handOverTextNoTime: 'The talent is told, and chooses a time in the new calendar.',
	handOverChoose: 'Choose a colleague first.',
	handOverFree: 'Free at that time',
	handOverCan: 'Can take this chat',
	alone: 'You are the only recruiter here',
	aloneText: 'As soon as colleagues join this event for your company, they appear here.',
	denied: 'This team cannot be shown to you.',
	setUpTitle: (name: string) => `Set up for ${name}`,
	setUpLead: (name: string) =>
		`What you change here counts for ${name}, who is told that it was you.`,
	back: 'Team',
	unknown: 'This colleague is not in your team',
	inviteFor: 'Invite on behalf of',

	/** What a team writes down about a talent. */
	note: {
		title: 'Team notes',
		onlyYours: (company: string) => `Only your team at ${company} sees this.`,
		placeholder: 'What your colleagues should know',
		saving: 'Saving…',
		saved: 'Saved',
		notSaved: 'Not saved',
		failing:
			'Not saved: nothing can be stored at the moment. It is tried again; keep this page open.',
		offline: 'Offline. Your team may have written on.',
		leave: 'A team note is not saved yet. Leave this event and lose what you wrote?',
		offlineUnsaved: 'Offline, not saved yet. Keep this page open; it is saved when you are back.',
	},

	me: 'myself',

	/** What waits to be sent. */
	acts: {
		'request.send': (peer, name) => `Invitation to ${peer} for ${name}`,
		'request.cancel': (peer, name) => `Cancel the request with ${peer} for ${name}`,
		'request.accept': (peer, name) => `Accept ${peer} for ${name}`,
		'request.decline': (peer, name) => `Decline ${peer} for ${name}`,
		'request.reopen': (peer, name) => `Take back the decline of ${peer} for ${name}`,
		'availability.set': (_peer, name) => `Change the availability of ${name}`,
		'recruiter.settings': (_peer, name) => `Change the settings of ${name}`,
	} satisfies Sentences as Sentences,

	/** After the server said yes. */
	done: {
		'request.send': (peer, name) => `${peer} is invited for ${name}`,
		'request.cancel': (peer, name) => `The request of ${name} with ${peer} is cancelled`,
		'request.accept': (peer, name) => `You accepted ${peer} for ${name}`,
		'request.decline': (peer, name) => `You declined ${peer} for ${name}`,
		'request.reopen': (peer, name) => `The request of ${peer} to ${name} waits again`,
		'availability.set': (_peer, name) => `Availability of ${name} saved`,
		'recruiter.settings': (_peer, name) => `Settings of ${name} saved`,
	} satisfies Sentences as Sentences,
};

type Sentences = Readonly<Record<TeamAct, (peer: string, name: string) => string>>;
