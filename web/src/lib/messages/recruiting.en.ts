/** A recruiter's settings, and the talents to look through. */
import { counting } from './plurals.ts';

const counted = counting('en-GB');
const count = (number: number, one: string, many = `${one}s`): string =>
	counted(number, { one, other: many });

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
