import type { VacancyKind } from '../domain/vacancy.ts';
import type { SectorKey } from './sectors.ts';

/** An opening in a line: what, of which kind, and what one would do there. */
export type Job = readonly [title: string, kind: VacancyKind, description: string];

/** What companies of each kind are looking for. */
export const JOBS: Readonly<Record<SectorKey, readonly Job[]>> = {
	robotics: [
		[
			'Firmware engineer, kitchen robots',
			'full_time',
			'You write the code between a motor and a cup of tea: control loops, sensors, and the part that stops in time.\n\nWe review everything in pairs, and every robot that ships has been repaired by its authors at least once.',
		],
		[
			'Working student, computer vision',
			'working_student',
			'Ten to twenty hours a week. You teach a camera to tell an egg from a tennis ball, and write down when it cannot.',
		],
		[
			'Thesis: how a gripper feels that something slips',
			'thesis',
			'Six months, with a desk in the workshop and two people who have time for your questions. Your data stays yours.',
		],
		[
			'Mechatronics apprenticeship',
			'apprenticeship',
			'Three and a half years, three workshops. You start with repairs, because that is how one learns what breaks.',
		],
		[
			'Safety engineer',
			'part_time',
			'You decide with us what a machine must never do, and prove that it does not. Four days a week, or three.',
		],
	],
	energy: [
		[
			'Forecasting engineer, wind',
			'full_time',
			'Tomorrow’s wind, every quarter of an hour, for sixty turbines. Python, statistics, and a view of the sea.',
		],
		[
			'Praktikum Netzplanung',
			'internship',
			'Fünf Monate zwischen Karte und Umspannwerk: Du rechnest, fährst hin und siehst nach, ob es stimmt.',
		],
		[
			'Trainee, power electronics',
			'trainee',
			'Eighteen months in four teams. You choose the last one yourself.',
		],
		[
			'Werkstudium Leitstand',
			'working_student',
			'Du schreibst kleine Werkzeuge für Leute, die nachts das Netz beobachten. Sie sagen dir sofort, was nichts taugt.',
		],
		[
			'Field technician',
			'full_time',
			'Outdoors in all weathers, always in twos. We pay for the climbing course; you should like heights.',
		],
	],
	health: [
		[
			'Product designer, nursing',
			'full_time',
			'You spend one day a week on a ward and four making its evenings shorter.',
		],
		[
			'Kotlin developer, spoken notes',
			'full_time',
			'What a nurse says at the bed becomes a record that a doctor trusts. Offline first, since cellars have no network.',
		],
		[
			'Praktikum User Research',
			'internship',
			'Drei Monate zuhören, aufschreiben, ausprobieren. Du gehst nie allein auf eine Station.',
		],
		[
			'Thesis: data that forgets',
			'thesis',
			'How long must a hospital know something, and how does software let go of it? With our data protection officer.',
		],
	],
	software: [
		[
			'Frontend engineer, accessibility',
			'full_time',
			'You make a shift plan of 400 people readable by ear. TypeScript, Svelte, and a lot of listening.',
		],
		[
			'Backend engineer, sync',
			'full_time',
			'Kitchens lose their network at the worst moment. You make sure that nobody notices, and that nothing is lost.',
		],
		[
			'Working student, testing',
			'working_student',
			'You break things kindly and write down how. 16 hours a week, Tuesdays are when we ship.',
		],
		[
			'Internship, developer experience',
			'internship',
			'Four months. The build takes nine minutes; we believe that you can find six of them.',
		],
		[
			'Technical writer',
			'freelance',
			'A manual that people read to the end. About thirty days, spread as you like.',
		],
	],
	finance: [
		[
			'Java engineer, payments',
			'full_time',
			'Eleven countries, one ledger, no surprises. We deploy in the morning, never on a Friday.',
		],
		[
			'Risk analyst',
			'full_time',
			'You say no with a reason that fits in one sentence, and yes as often as you can.',
		],
		[
			'Trainee, cooperative banking',
			'trainee',
			'Two years, four branches, one project of your own that members vote on.',
		],
		[
			'Thesis: statistics of small amounts',
			'thesis',
			'Fraud looks different when it is about four euros. Anonymous data, honest supervision.',
		],
	],
	food: [
		[
			'Supply planner',
			'full_time',
			'How much rye will the city eat on a rainy Thursday? You find out, and order it.',
		],
		[
			'Bäckerin oder Bäcker in Ausbildung',
			'apprenticeship',
			'Drei Jahre, frühe Stunden, warme Hände. Ab dem zweiten Jahr entwirfst du ein Brot, das wir backen.',
		],
		[
			'Marketing, part-time',
			'part_time',
			'Twenty hours. You tell people what is in it, and why it costs what it costs.',
		],
		[
			'Internship, food technology',
			'internship',
			'A sourdough, forty sensors and you. Four months, breakfast included.',
		],
	],
	mobility: [
		[
			'Timetable engineer',
			'full_time',
			'Night trains through five countries: you find the minute in which all of them agree.',
		],
		[
			'Rust developer, journey planner',
			'full_time',
			'The last connection must hold. You make the search fast, and the answer honest.',
		],
		[
			'Working student, maps',
			'working_student',
			'Where do people really change trains? You walk there and draw it.',
		],
		[
			'Apprenticeship, workshop',
			'apprenticeship',
			'Carriages older than you, in better shape every year. Three and a half years, with a free pass for all our trains.',
		],
	],
	media: [
		[
			'Data journalist',
			'full_time',
			'You find the story in a table that nobody has read, and the two people whom it is about.',
		],
		[
			'Audio producer',
			'freelance',
			'Twelve episodes about how things work. We have the sounds; you have the patience.',
		],
		[
			'Svelte developer, reading room',
			'part_time',
			'Twenty-five hours. Long texts on small screens, without a single pop-up.',
		],
		[
			'Internship, community',
			'internship',
			'Four thousand members write to us. You answer some of them and learn from all.',
		],
	],
	climate: [
		[
			'Research software engineer, floods',
			'full_time',
			'A town has two hours. Your model takes eleven minutes at present; we would like four.',
		],
		[
			'Doctoral thesis: forests from above',
			'thesis',
			'Three years, funded. Half of it in the field, with boots that we pay for.',
		],
		[
			'Working student, geodata',
			'working_student',
			'Ten hours a week. You tidy maps that four states have drawn in four ways.',
		],
		[
			'Field assistant, one summer',
			'internship',
			'June to September, trees, measuring tapes, ticks. Good company.',
		],
	],
	education: [
		[
			'Web developer, learning tools',
			'full_time',
			'You sit in a classroom every second week, and the children tell you what to mend.',
		],
		[
			'Curriculum designer',
			'part_time',
			'Three days a week. You write exercises that one wants to finish.',
		],
		[
			'Trainer for career changers',
			'full_time',
			'Twelve adults, nine months, one new profession. You have changed yours at least once.',
		],
		[
			'Internship, facilitation',
			'internship',
			'You learn to hold a room by asking, and how to leave it tidy.',
		],
	],
	space: [
		[
			'Flight software engineer',
			'full_time',
			'Rust on a board the size of a biscuit. Once it flies, nobody can press reset.',
		],
		[
			'Thesis: staying cool in the sun',
			'thesis',
			'Thermal models of a shoebox, compared with seven that are up there already.',
		],
		[
			'Working student, ground station',
			'working_student',
			'Evenings and some weekends: you talk to satellites, and they answer for nine minutes.',
		],
		[
			'Optics technician',
			'full_time',
			'Clean room, steady hands, long coffee breaks outside of it.',
		],
	],
	city: [
		[
			'Service designer',
			'full_time',
			'A form has four pages. You find the three questions in it, and convince the office.',
		],
		[
			'Bauingenieurin oder Bauingenieur Wassernetz',
			'full_time',
			'900 Kilometer Rohr, manche von 1908. Du weißt bald, welche.',
		],
		[
			'Traineeprogramm Verwaltung',
			'trainee',
			'Zwei Jahre in fünf Ämtern, mit einem eigenen Projekt, das bleibt.',
		],
		[
			'Working student, open data',
			'working_student',
			'Trees, buses, air: you publish what the city knows, so that others can use it.',
		],
		[
			'Ausbildung Umwelttechnik',
			'apprenticeship',
			'Drei Jahre zwischen Quelle und Klärwerk. Danach bleibst du, wenn du willst.',
		],
	],
};

/** Where companies are, beside wherever one is. */
export const TOWNS = [
	'Bremen',
	'Hamburg',
	'Leipzig',
	'Vienna',
	'Rotterdam',
	'Valencia',
	'Kraków',
	'Husum',
	'Freiburg',
];
