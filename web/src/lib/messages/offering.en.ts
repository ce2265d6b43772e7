/** Who is at the event, and what they offer. */
import type { VacancyKind } from '#schema/domain/vacancy.ts';
import { counting } from './plurals.ts';

const counted = counting('en-GB');
const count = (number: number, one: string, many = `${one}s`): string =>
	counted(number, { one, other: many });

/** Who is at the event. */
export const companies = {
	title: 'Companies',
	search: 'Search companies',
	placeholder: 'Name, sector, opening…',
	sector: 'Sector',
	allSectors: 'All sectors',
	found: (number: number) => count(number, 'company', 'companies'),
	none: 'No company matches',
	noneText: 'Try another word, or look at all sectors.',
	noneYet: 'No companies yet',
	noneYetText: 'As soon as companies join this event, they appear here.',
	recruiters: (number: number) => count(number, 'recruiter'),
	nobody: 'Nobody of this company is here yet.',
	people: 'Who you can talk to',
	inExplore: 'Show in Explore',
	back: 'Companies',
	unknown: 'This company is not at this event',
	unknownText: 'It may have left, or the address is wrong.',
	profile: (name: string) => `About ${name}`,
};

const kinds: Readonly<Record<VacancyKind, string>> = {
	full_time: 'Full-time',
	part_time: 'Part-time',
	trainee: 'Trainee programme',
	internship: 'Internship',
	working_student: 'Working student',
	thesis: 'Thesis',
	apprenticeship: 'Apprenticeship',
	freelance: 'Freelance',
};

/** What companies offer. */
export const vacancies = {
	title: 'Openings',
	kinds,
	number: (number: number) => count(number, 'opening', 'openings'),
	hit: (title: string) => `Opening: ${title}`,
	none: 'No openings are listed at the moment. Ask one of the people below what is coming.',
	noneInCall: 'No openings are listed at the moment.',
	remote: 'Remote possible',
	languages: 'Languages',
	topics: 'Topics',
	more: (host: string) => `More at ${host}`,
	moreHint: 'opens another site in a new tab',
	talkTo: (name: string) => `Talk to ${name} about it`,
	talkToAnybody: 'See who you can talk to about it',

	edit: 'Edit openings',
	lead: (company: string) =>
		`What ${company} offers. Everybody at this event finds it on your company’s page.`,
	asOthersSee: 'See your company’s page',
	add: 'New opening',
	change: 'Edit opening',
	changeIt: 'Edit',
	changeThis: (title: string) => `Edit: ${title}`,
	withdraw: 'Withdraw',
	withdrawThis: (title: string) => `Withdraw: ${title}`,
	withdrawing: 'Being withdrawn…',
	confirmTitle: 'Withdraw this opening?',
	confirmText: (title: string) =>
		`“${title}” disappears from everybody’s screen. To offer it again, you write it anew.`,
	noneOwn: 'No openings yet',
	noneOwnText: 'Tell talents what you are looking for: it helps them to ask the right person.',
	back: 'Openings',
	name: 'Title',
	namePlaceholder: 'Firmware engineer, robotics',
	kind: 'Kind',
	place: 'Place',
	placePlaceholder: 'Bremen',
	description: 'Description',
	descriptionHint: 'Plain text. What one would do, with whom, and what you hope for.',
	link: 'Link',
	linkHint: 'Where one reads more or applies. It begins with https://.',
	contact: 'Who to talk to',
	anybody: 'Anybody of the team',
	publish: 'Publish',
	kept: 'Kept on this device until it is published.',
	keptChange: 'Not saved yet. Your changes are kept on this device.',
	changed:
		'A colleague has changed this opening meanwhile. What you wrote is still here; if you save it, it replaces theirs.',
	takeTheirs: 'Take theirs',
	gone: 'This opening has been withdrawn',
	goneText: 'It is not shown to anybody any more.',
};
