import type { Profile } from '../domain/participant.ts';
import type { Chance } from './chance.ts';
import type { PersonName } from './names.ts';
import { spoken } from './recruiters.ts';

export interface TalentTraits {
	readonly profile: Profile;
	/** What they studied or learned, as one says it in a sentence. */
	readonly field: string;
	readonly project: string;
}

interface Field {
	readonly name: string;
	readonly topics: readonly string[];
	/** "I built …" */
	readonly projects: readonly string[];
}

const FIELDS: readonly Field[] = [
	{
		name: 'computer science',
		topics: ['TypeScript', 'Databases', 'Distributed systems', 'Testing', 'Rust', 'Open source'],
		projects: [
			'a laundry plan for 300 flats that nobody has managed to double-book yet',
			'a text editor for two people on one train connection',
			'a search engine for my mother’s recipes',
		],
	},
	{
		name: 'mechanical engineering',
		topics: ['Robotics', 'CAD', 'Control', 'Manufacturing', 'Maintenance'],
		projects: [
			'a gripper that picks up raw eggs, after forty lessons about raw eggs',
			'a bicycle trailer that folds into a chair',
			'a test bench for hinges that has opened and closed one door 90,000 times',
		],
	},
	{
		name: 'electrical engineering',
		topics: ['Embedded systems', 'Power electronics', 'C++', 'Optics', 'Measurement'],
		projects: [
			'a solar charger for our student radio',
			'a current sensor the size of a fingernail',
			'the electronics of a rowing machine that rows back',
		],
	},
	{
		name: 'data science',
		topics: ['Statistics', 'Python', 'Forecasting', 'Data visualisation', 'Plain language'],
		projects: [
			'a forecast of how full the canteen will be, wrong only on pancake days',
			'a map of every drinking fountain in the city and when it works',
			'a model that finds broken sensors before they lie too much',
		],
	},
	{
		name: 'business administration',
		topics: ['Supply chains', 'Marketing', 'Operations', 'Negotiation', 'Accounting'],
		projects: [
			'a second-hand shop for lab equipment, run by students',
			'a budget tool for clubs that treasurers actually open',
			'a plan that saved our festival 30 percent of its plastic',
		],
	},
	{
		name: 'design',
		topics: ['User research', 'Accessibility', 'Service design', 'Type', 'Prototyping'],
		projects: [
			'signs for a hospital where people used to get lost',
			'a ticket machine that can be used with one hand and no glasses',
			'a card game that explains taxes',
		],
	},
	{
		name: 'nursing',
		topics: ['Care', 'User research', 'Training', 'Medical devices', 'Shift planning'],
		projects: [
			'a hand-over sheet that three wards now use',
			'a short course on listening, for people who are always in a hurry',
		],
	},
	{
		name: 'physics',
		topics: ['Modelling', 'Optics', 'Measurement', 'Python', 'Remote sensing'],
		projects: [
			'a telescope out of a rain pipe',
			'a simulation of sand that finally behaves like sand',
			'a detector that counted muons on a ferry',
		],
	},
	{
		name: 'geography',
		topics: ['Geodata', 'Remote sensing', 'Field work', 'Urban planning', 'Maps'],
		projects: [
			'a map of shade for people who walk in summer',
			'a count of every tree in our district, done with school classes',
		],
	},
	{
		name: 'journalism',
		topics: ['Journalism', 'Audio', 'Community', 'Data visualisation', 'Languages'],
		projects: [
			'a podcast about people who repair things',
			'a newsletter on the city council that 900 people read to the end',
		],
	},
	{
		name: 'law',
		topics: ['Law', 'Data protection', 'Plain language', 'Negotiation', 'Open data'],
		projects: [
			'a rental contract on one page',
			'a clinic where students explain letters from the authorities',
		],
	},
	{
		name: 'food technology',
		topics: ['Food technology', 'Quality', 'Sustainability', 'Measurement', 'Supply chains'],
		projects: [
			'a bread that stays fresh for a week without anything added',
			'a sensor that smells when milk is about to turn',
		],
	},
];

const STAGES = [
	'{field}, final year',
	'{field}, graduating this summer',
	'MSc in {field}, looking for a first job',
	'{field} student, looking for an internship',
	'{field}, three years of practice',
	'Back from parental leave, {field}',
	'From the kitchen to {field}',
	'Working student, {field}',
	'Apprentice turned student of {field}',
	'PhD in {field}, leaving the tower',
];

const OPENINGS = [
	'Last year I built {project}.',
	'The project I like to talk about: {project}.',
	'In my free time I made {project}.',
	'With three friends I made {project}.',
	'For my thesis I built {project}.',
];

const SEEKING = [
	'I would like to be the least experienced person in the room for a while.',
	'Small team, large questions: that would be my place.',
	'I am looking for work that somebody would miss if it were not done.',
	'I am looking for a team that explains its decisions.',
	'I would like to work where the result can be touched.',
	'I learn fast and ask a lot; a patient team would be perfect.',
	'Part-time until summer, then everything.',
	'I like boring technology and interesting problems.',
	'I would move for the right people, and stay for them too.',
	'I am happiest with a whiteboard and somebody who disagrees.',
	'Remote three days, together two: that is how I work best.',
	'I have changed careers once and would not mind doing so again.',
];

export function talentTraits(name: PersonName, chance: Chance): TalentTraits {
	const field = chance.pick(FIELDS);
	const project = chance.pick(field.projects);
	const stage = chance.pick(STAGES).replace('{field}', field.name);
	const opening = chance.pick(OPENINGS).replace('{project}', project);
	return {
		field: field.name,
		project,
		profile: {
			headline: stage.charAt(0).toUpperCase() + stage.slice(1),
			about: `${opening} ${chance.pick(SEEKING)}`,
			languages: spoken(name.language, chance),
			topics: chance.sample(field.topics, chance.between(2, 4)),
		},
	};
}
