import { must } from '../assert.ts';
import type { BookingMode, IdealCandidate, Profile } from '../domain/participant.ts';
import type { Chance } from './chance.ts';
import type { DemoCompany } from './companies.ts';
import type { PersonName } from './names.ts';

/**
 * How much a recruiter is asked for. `full`: every open time is booked. `busy`, `half`, `calm`: more
 * or less. `untouched`: times offered, nobody asked yet. `none`: no times offered at all.
 */
export type Load = 'full' | 'busy' | 'half' | 'calm' | 'untouched' | 'none';

/** What a recruiter asks, and how talents answer it. */
export interface Question {
	readonly text: string;
	readonly answers: readonly string[];
}

export interface RecruiterTraits {
	readonly profile: Profile;
	readonly bookingMode: BookingMode;
	readonly question: Question | null;
	readonly ideal: IdealCandidate;
	readonly load: Load;
}

export const NO_IDEAL: IdealCandidate = {
	background: '',
	experience: '',
	languages: [],
	topics: [],
};

/** Goes round and round: whatever the seed, every load and both modes are there. */
const LOADS: readonly Load[] = [
	...['half', 'full', 'calm', 'busy', 'half', 'untouched'],
	...['half', 'busy', 'full', 'half', 'none', 'calm', 'full'],
] as Load[];
const DIRECT_EVERY = 3;

export const QUESTIONS: readonly Question[] = [
	{
		text: 'What did you build last that somebody else uses?',
		answers: [
			'The room plan of our student house. 48 people use it and complain daily, so it must matter.',
			'A bot that tells my grandmother which bus to take. She is a strict product owner.',
			'A small library for reading sensor logs; two other groups at my institute picked it up.',
			'The website of our football club, including the part where parents trade car seats.',
		],
	},
	{
		text: 'Which of our products have you used, and what would you change?',
		answers: [
			'Your app at my part-time job. I would make the big button the one people need most often.',
			'Honestly, none yet. I read the manual instead, and the second chapter should come first.',
			'A friend has one. I would change the sound it makes when it is finished.',
		],
	},
	{
		text: 'When could you start, and for how many hours a week?',
		answers: [
			'From March, 20 hours a week until I graduate, then full-time.',
			'In six weeks, full-time. I have to give notice first.',
			'Right away, as an intern for five months.',
			'After the summer. I would like to start with four days.',
		],
	},
	{
		text: 'Tell us about a time you changed your mind.',
		answers: [
			'I wanted to rewrite our whole simulator. A colleague asked me to measure first. We changed nine lines.',
			'I thought I disliked talking to customers. Then I spent a summer at a help desk and missed it in autumn.',
			'I was sure the sensor was broken. It was the cable, as my professor had said three times.',
		],
	},
	{
		text: 'Welche Frage sollten wir Ihnen unbedingt stellen?',
		answers: [
			'Warum ich nach zwei Jahren Studium eine Ausbildung gemacht habe. Die Antwort ist länger als dieses Feld.',
			'What I do when I am stuck. (I draw it, then I explain it to somebody, then it is solved.)',
			'Ob ich schwindelfrei bin. Ja!',
		],
	},
	{
		text: 'What would you like to learn in your first half-year with us?',
		answers: [
			'How a team decides what not to do.',
			'How it feels to run something that must not stop. At university everything may stop.',
			'Reading other people’s code quickly, and writing mine so that others can.',
		],
	},
];

const EXPERIENCE = [
	'Students from the fourth semester',
	'Graduates and first jobs',
	'One to three years',
	'All levels, also a change of career',
];

const ABOUT_STARTS = [
	'I have been here for six years and in three teams, so I can tell you what each is like.',
	'I hire for four teams at the moment, two of which are mine.',
	'I started here as an intern. My first project is still in use, which worries me a little.',
	'Engineer by training, recruiter by accident, happy with both.',
	'I moved here from another country and can tell you how that goes, visa included.',
	'I lead a team of nine. We need a tenth.',
];
const ABOUT_ENDS = [
	'Ask me anything about salaries, hours and what goes wrong.',
	'No trick questions: I would like to know what you enjoy.',
	'Bring something you made, a photo of it is enough.',
	'If we do not fit, I will try to name somebody you should meet.',
	'Fifteen minutes are short, so come as you are.',
];

/** `no` counts from 0 over the whole fair. */
export function recruiterTraits(
	no: number,
	name: PersonName,
	company: DemoCompany,
	chance: Chance,
): RecruiterTraits {
	const { sector } = company;
	const topics = chance.sample(sector.topics, 3);
	const languages = spoken(name.language, chance);
	return {
		profile: {
			headline: chance.pick(sector.roles),
			about: `${chance.pick(ABOUT_STARTS)} ${chance.pick(ABOUT_ENDS)}`,
			languages,
			topics,
		},
		bookingMode: no % DIRECT_EVERY === 1 ? 'direct' : 'selective',
		question: no % 2 === 0 ? chance.pick(QUESTIONS) : null,
		ideal: no % 4 === 3 ? NO_IDEAL : idealOf(company, topics, languages, chance),
		load: must(LOADS[no % LOADS.length], 'there are loads'),
	};
}

const idealOf = (
	{ sector }: DemoCompany,
	topics: readonly string[],
	languages: readonly string[],
	chance: Chance,
): IdealCandidate => ({
	background: chance.pick(sector.backgrounds),
	experience: chance.pick(EXPERIENCE),
	languages: chance.sample(languages, chance.between(0, 2)),
	topics: chance.sample(topics, chance.between(1, 2)),
});

/** Everyone at the fair gets along in English; many know a little more. */
export function spoken(native: string, chance: Chance): string[] {
	const more = chance.happens(0.5) ? 'German' : chance.pick(['French', 'Spanish', 'Dutch']);
	return [...new Set([native, 'English', ...(chance.happens(0.6) ? [more] : [])])];
}
