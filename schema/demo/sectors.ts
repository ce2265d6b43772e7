/** What companies of one kind do, whom they send to the fair and whom they look for. */
export interface Sector {
	readonly name: string;
	/** What a company of this kind may be called after its first word. */
	readonly suffixes: readonly string[];
	readonly taglines: readonly string[];
	/** One sentence each, after the company's name. */
	readonly work: readonly string[];
	readonly topics: readonly string[];
	readonly roles: readonly string[];
	readonly backgrounds: readonly string[];
}

export const SECTORS = {
	robotics: {
		name: 'Robotics',
		suffixes: ['Robotics', 'Machines', 'Motion'],
		taglines: ['Machines that lend a hand', 'Robots with good manners'],
		work: [
			'builds robots that lift, carry and fetch, so that people do not have to',
			'teaches robot arms to handle things that break easily',
		],
		topics: ['Robotics', 'Control', 'Embedded systems', 'Computer vision', 'Safety', 'C++'],
		roles: ['Engineering Manager, Motion', 'Lead Firmware Engineer', 'Head of Perception'],
		backgrounds: ['Mechanical or electrical engineering', 'Computer science with a soldering iron'],
	},
	energy: {
		name: 'Energy',
		suffixes: ['Energy', 'Grid', 'Power'],
		taglines: ['Sun, wind and a steady grid', 'Warm homes without smoke'],
		work: [
			'runs wind farms and the software that keeps the grid steady',
			'stores the sun of the afternoon for the kettle of the evening',
		],
		topics: ['Power electronics', 'Forecasting', 'Grid planning', 'Python', 'Field work'],
		roles: ['Grid Planning Lead', 'Talent Partner', 'Head of Forecasting'],
		backgrounds: ['Electrical engineering or physics', 'Anyone who likes numbers and weather'],
	},
	health: {
		name: 'Health',
		suffixes: ['Health', 'Medical', 'Care'],
		taglines: ['Care that finds the time', 'Medicine, minus the paperwork'],
		work: [
			'takes paperwork off nurses and doctors',
			'makes small devices that watch over patients at home',
		],
		topics: ['Medical devices', 'Data protection', 'User research', 'Kotlin', 'Clinical trials'],
		roles: ['Product Lead, Nursing', 'Clinical Data Manager', 'People Partner'],
		backgrounds: ['Nursing, medicine or computer science', 'Biomedical engineering'],
	},
	software: {
		name: 'Software',
		suffixes: ['Software', 'Systems', 'Works'],
		taglines: ['Tools that get out of the way', 'Quiet software for loud days'],
		work: [
			'makes planning software for places that never close',
			'writes the software behind small libraries and large archives',
		],
		topics: ['TypeScript', 'Databases', 'Accessibility', 'Testing', 'Distributed systems'],
		roles: ['Engineering Manager, Sync', 'Staff Engineer', 'Developer Experience Lead'],
		backgrounds: [
			'Computer science, or self-taught with things to show',
			'Any, if you like to build',
		],
	},
	finance: {
		name: 'Banking',
		suffixes: ['Bank', 'Savings', 'Payments'],
		taglines: ['Money, plainly explained', 'The bank around the corner, online'],
		work: [
			'is a cooperative bank that explains every fee in one sentence',
			'moves small payments between countries for almost nothing',
		],
		topics: ['Payments', 'Risk', 'Security', 'Java', 'Plain language', 'Statistics'],
		roles: ['Head of Payments', 'Risk Modelling Lead', 'Campus Recruiter'],
		backgrounds: ['Mathematics, economics or computer science', 'Law with an eye for systems'],
	},
	food: {
		name: 'Food',
		suffixes: ['Foods', 'Kitchen', 'Mill'],
		taglines: ['Good bread, short ways', 'Dinner without the waste'],
		work: [
			'bakes for half the city and gives the other half the recipes',
			'brings what farms have too much of to kitchens that have too little',
		],
		topics: ['Food technology', 'Supply chains', 'Quality', 'Marketing', 'Sustainability'],
		roles: ['Head Baker and Trainer', 'Supply Planning Lead', 'Marketing Manager'],
		backgrounds: ['Food technology or business', 'Logistics, trained or studied'],
	},
	mobility: {
		name: 'Mobility',
		suffixes: ['Mobility', 'Rail', 'Cycles'],
		taglines: ['The next train is the right one', 'Two wheels are enough'],
		work: [
			'keeps night trains running, and on time where the tracks allow',
			'plans bus lines together with the people who wait for them',
		],
		topics: ['Timetabling', 'Operations research', 'Maintenance', 'Maps', 'Rust'],
		roles: ['Timetable Engineer', 'Head of Workshops', 'Data Lead, Passenger Flow'],
		backgrounds: ['Transport, mathematics or computer science', 'Mechatronics, trained or studied'],
	},
	media: {
		name: 'Media',
		suffixes: ['Media', 'Press', 'Studio'],
		taglines: ['Stories that check out', 'Radio for the long road'],
		work: [
			'publishes reporting that takes weeks and is read for years',
			'makes podcasts for people who like to know how things work',
		],
		topics: ['Journalism', 'Audio', 'Data visualisation', 'Community', 'Svelte'],
		roles: ['Editor, Data Desk', 'Audio Producer', 'Head of Community'],
		backgrounds: ['Any subject, and a text or a sound you are proud of', 'Journalism or design'],
	},
	climate: {
		name: 'Climate science',
		suffixes: ['Climate', 'Earth', 'Forests'],
		taglines: ['Measuring what matters', 'Forests, counted tree by tree'],
		work: [
			'measures forests from the air and from the ground',
			'models floods so that towns can act before the rain',
		],
		topics: ['Remote sensing', 'Modelling', 'Statistics', 'Geodata', 'Python', 'Field work'],
		roles: ['Senior Scientist, Floods', 'Remote Sensing Lead', 'Programme Manager'],
		backgrounds: ['Geography, physics or ecology', 'Computer science with muddy boots'],
	},
	education: {
		name: 'Education',
		suffixes: ['Learning', 'Schools', 'Academy'],
		taglines: ['Curiosity, supported', 'Nobody learns alone'],
		work: [
			'builds learning software together with teachers, one classroom at a time',
			'trains people for a second career, with pay from the first day',
		],
		topics: ['Didactics', 'Accessibility', 'Facilitation', 'Web', 'Languages'],
		roles: ['Curriculum Lead', 'Product Designer', 'Head of Training'],
		backgrounds: ['Teaching, psychology or design', 'Web development with patience'],
	},
	space: {
		name: 'Space',
		suffixes: ['Orbital', 'Space', 'Satellites'],
		taglines: ['Small satellites, clear pictures', 'Weather from above'],
		work: [
			'builds shoebox-sized satellites that see where the rain goes',
			'flies instruments for universities that cannot afford a rocket',
		],
		topics: ['Embedded systems', 'Orbits', 'Optics', 'Testing', 'Rust', 'Operations'],
		roles: ['Flight Software Lead', 'Mission Operations Manager', 'Optics Engineer'],
		backgrounds: ['Aerospace, physics or embedded software', 'Precision engineering'],
	},
	city: {
		name: 'Public service',
		suffixes: ['City Works', 'Public Labs', 'Water'],
		taglines: ['Work that your street notices', 'Clean water, every morning'],
		work: [
			'looks after the water, the trees and the streets of a city of 600,000',
			'turns forms of four pages into three questions',
		],
		topics: ['Urban planning', 'Civil engineering', 'Service design', 'Open data', 'Law'],
		roles: ['Head of Digital Services', 'Water Network Engineer', 'Training Officer'],
		backgrounds: ['Civil engineering or planning', 'Public administration, law or design'],
	},
} as const satisfies Record<string, Sector>;

export type SectorKey = keyof typeof SECTORS;
