import { must } from '../assert.ts';
import type { Profile } from '../domain/participant.ts';
import type { RecruiterTraits } from './recruiters.ts';
import { QUESTIONS } from './recruiters.ts';
import type { TalentTraits } from './talents.ts';

/** The main people as they present themselves. */
export const ADA: TalentTraits = {
	field: 'computer science',
	project: 'a laundry plan for 300 flats that nobody has managed to double-book yet',
	profile: {
		headline: 'Computer science, final year',
		about:
			'I like systems in which two people cannot have the same thing at once. Last year I built a laundry plan for 300 flats that nobody has managed to double-book yet. I am looking for a team that explains its decisions.',
		languages: ['Swedish', 'English', 'German'],
		topics: ['Distributed systems', 'Robotics', 'Testing', 'TypeScript'],
	},
};

export const BEN: TalentTraits = {
	field: 'mechanical engineering',
	project: 'a bicycle trailer that folds into a chair',
	profile: {
		headline: 'Mechanical engineering student, looking for an internship',
		about:
			'With three friends I made a bicycle trailer that folds into a chair. I would like to work where the result can be touched.',
		languages: ['English', 'Igbo', 'German'],
		topics: ['CAD', 'Robotics', 'Manufacturing'],
	},
};

export const RITA: RecruiterTraits = {
	profile: {
		headline: 'Engineering Manager, Motion',
		about:
			'I lead the team that makes our robots move gently. We are nine people and would like to be twelve. No trick questions: I would like to know what you enjoy, and I will tell you what goes wrong here.',
		languages: ['English', 'German', 'French'],
		topics: ['Robotics', 'Control', 'Distributed systems'],
	},
	bookingMode: 'selective',
	question: must(QUESTIONS[0], 'there are questions'),
	ideal: {
		background: 'Computer science, mechanical or electrical engineering',
		experience: 'From the fourth semester to three years of practice',
		languages: ['English'],
		topics: ['Robotics', 'Distributed systems', 'Testing'],
	},
	load: 'half',
};

export const CARL: RecruiterTraits = {
	profile: {
		headline: 'Lead Firmware Engineer',
		about:
			'I write the part of the robot that must never crash, and I like to talk about how we test it. I started here as an intern, so ask me about that too.',
		languages: ['German', 'English'],
		topics: ['Embedded systems', 'C++', 'Safety'],
	},
	bookingMode: 'selective',
	question: null,
	ideal: {
		background: 'Anyone who likes small computers',
		experience: '',
		languages: [],
		topics: ['Embedded systems'],
	},
	load: 'calm',
};

export const OLGA: { readonly profile: Profile } = {
	profile: {
		headline: 'Organizer',
		about: 'I keep the doors open and the clocks right. Write to me when something does not work.',
		languages: ['German', 'English'],
		topics: [],
	},
};
