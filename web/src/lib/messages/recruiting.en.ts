/** Settings, profiles and times, and the talents to look through. */
import { counting } from './plurals.ts';

const counted = counting('en-GB');
const count = (number: number, one: string, many = `${one}s`): string =>
	counted(number, { one, other: many });

/** A talent’s own profile, written in the same form as a recruiter’s. */
export const ownProfile = {
	title: 'My profile',
	lead: 'Recruiters read it when you ask for a chat, and find you by it.',
	account: 'Name and picture',
	form: 'About me',
	formHint: 'Languages and topics bring you up where they fit what a recruiter looks for.',
	preview: 'What recruiters see',
	previewHint: 'They see it once you have saved. Other talents never do.',
};

export const settings = {
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
};

export const talents = {
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
};

export const availability = {
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
};
