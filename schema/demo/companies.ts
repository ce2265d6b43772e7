import { must } from '../assert.ts';
import type { CompanyId } from '../ids.ts';
import { entityId } from '../ids.ts';
import type { Chance } from './chance.ts';
import { companyMark } from './company-mark.ts';
import type { Sector, SectorKey } from './sectors.ts';
import { SECTORS } from './sectors.ts';

export interface DemoCompany {
	readonly id: CompanyId;
	readonly name: string;
	readonly tagline: string;
	readonly about: string;
	readonly sector: Sector;
	/** SVG. */
	readonly mark: string;
}

type Portrait = Pick<DemoCompany, 'name' | 'tagline' | 'about'> & { readonly sector: SectorKey };

/** The first twelve have a face of their own; the first one is Rita's and Carl's. */
const PORTRAITS: readonly Portrait[] = [
	{
		name: 'Acme & Daughters',
		tagline: 'Useful machines with a sense of humour',
		sector: 'robotics',
		about:
			'We build kitchen robots, cargo bikes and a vacuum cleaner that apologises. 140 people in three workshops, run by the third generation of the family. Everyone who designs a machine also spends a week a year repairing them, which is why ours can be repaired.\n\nWe are looking for people who like to finish things.',
	},
	{
		name: 'Nordlicht Energie',
		tagline: 'Strom aus Wind, Ruhe im Netz',
		sector: 'energy',
		about:
			'Wir betreiben 61 Windräder zwischen Husum und Rügen und schreiben die Software, die das Netz ruhig hält, wenn der Wind es nicht ist. Bei uns arbeiten Elektrotechnikerinnen, Meteorologen und ein Leuchtturmwärter.\n\nOur working languages are German and English; nobody has to be perfect in either.',
	},
	{
		name: 'Kettle & Crane',
		tagline: 'Quiet software for busy kitchens',
		sector: 'software',
		about:
			'Four hundred restaurants plan their shifts, orders and holidays with us. Our whole engineering team once worked in a kitchen, at least for a week: it is part of how you start here.\n\nWe ship every Tuesday, write things down and go home on time.',
	},
	{
		name: 'Pflegewerk',
		tagline: 'Mehr Zeit am Bett, weniger am Schreibtisch',
		sector: 'health',
		about:
			'Pflegewerk nimmt Pflegekräften die Dokumentation ab: gesprochen, geprüft, fertig. 80 Kliniken arbeiten damit, und jede Änderung probieren wir zuerst auf einer echten Station aus.\n\nHalf of us are nurses, half are engineers, and we share one kitchen.',
	},
	{
		name: 'Banco Mano a Mano',
		tagline: 'Money between people, plainly explained',
		sector: 'finance',
		about:
			'A cooperative bank with 220,000 members. We send small payments between eleven countries, and every fee fits in one sentence. Our members vote on where the profit goes; last year it was swimming lessons.\n\nTeams in Valencia, Vienna and wherever you are.',
	},
	{
		name: 'Mühle & Söhne & Töchter',
		tagline: 'Good bread, short ways',
		sector: 'food',
		about:
			'Eine Mühle von 1788, eine Backstube von 2019 und 34 Läden dazwischen. Wir suchen Menschen, die Getreide, Maschinen oder Kundinnen verstehen, am liebsten zwei davon.\n\nThere is fresh bread at every interview, even at those by video: we send it.',
	},
	{
		name: 'Nachtzug',
		tagline: 'Fall asleep here, wake up there',
		sector: 'mobility',
		about:
			'We run 18 night trains across Europe and plan them with software of our own, because nobody else had a timetable problem quite like this. Rolling stock, rostering, sleeping cars and one very patient customer service.\n\nYou will travel. Slowly.',
	},
	{
		name: 'The Long Read Cooperative',
		tagline: 'Reporting that takes its time',
		sector: 'media',
		about:
			'Thirty journalists, nine developers and 51,000 readers who own the place. We publish one investigation a week with the data behind it, so that anyone can check us.\n\nOur data desk and our web team sit at the same table.',
	},
	{
		name: 'Moorland Institute',
		tagline: 'Measuring what keeps the climate',
		sector: 'climate',
		about:
			'We measure how much carbon moors hold and help to bring the water back. Our instruments stand in nine countries, usually knee-deep. Models, drones, statistics and rubber boots: everyone learns a bit of each.\n\nFunded by foundations, published in the open.',
	},
	{
		name: 'Second Bell',
		tagline: 'A new profession, with pay from day one',
		sector: 'education',
		about:
			'Second Bell trains people for a second career in web development, care and electrical work. We hire our own graduates when we can: a third of our trainers once sat in the other chair.\n\nWe look for people who explain things kindly.',
	},
	{
		name: 'Tern Orbital',
		tagline: 'Small satellites, clear pictures',
		sector: 'space',
		about:
			'Named after the bird that sees more daylight than any other. We build satellites the size of a shoebox that watch rivers and ice, and we fly them from an old post office in Bremen.\n\nSeven in orbit, four on the bench, one in the lobby because a student dropped it.',
	},
	{
		name: 'Stadtwerke Lindenfurt',
		tagline: 'Work that your street notices',
		sector: 'city',
		about:
			'Wasser, Bäume, Busse und Bibliotheken für 600.000 Menschen. Seit drei Jahren bauen wir unsere digitalen Dienste selbst, mit einem Team, das Formulare so lange kürzt, bis sie wehtun.\n\nSafe contracts, real responsibility, and the best view from any water tower.',
	},
];

const FIRST_WORDS =
	'Amber, Birch, Cobalt, Delta, Elm, Fjord, Granite, Harbour, Iris, Juniper, Kestrel, Lantern, Meadow, North, Olive, Pine, Quarry, River, Saffron, Tide, Umber, Valley, Willow, Yarrow, Zephyr'.split(
		', ',
	);

const SIZES = ['A team of 25', 'Some 90 people', '240 people in two cities', '1,100 people'];
const ENDINGS = [
	'We answer every application, and we say why.',
	'You will have a mentor, a desk by the window and real work in the first week.',
	'Part-time works here at every level; ask us how.',
	'We hire for curiosity and teach the rest.',
	'Bring questions. We like the difficult ones.',
];

export function demoCompanies(count: number, seed: number, chance: Chance): DemoCompany[] {
	const taken = new Set<string>(PORTRAITS.map(({ name }) => name));
	return Array.from({ length: count }, (_, no) => {
		const id = entityId<CompanyId>(`c${seed}-${no + 1}`);
		const mark = companyMark(no, chance.fork(`mark ${no}`));
		const portrait = PORTRAITS[no];
		if (portrait) return { ...portrait, id, mark, sector: SECTORS[portrait.sector] };
		return { id, mark, ...invented(no, taken, chance) };
	});
}

function invented(
	no: number,
	taken: Set<string>,
	chance: Chance,
): Omit<DemoCompany, 'id' | 'mark'> {
	const sectors: readonly Sector[] = Object.values(SECTORS);
	const sector = must(sectors[no % sectors.length], 'there are sectors');
	const draw = () => `${chance.pick(FIRST_WORDS)} ${chance.pick(sector.suffixes)}`;
	let name = draw();
	for (let tries = 0; taken.has(name) && tries < 40; tries++) name = draw();
	if (taken.has(name)) name = `${name} ${no + 1}`;
	taken.add(name);
	const about = `${name} ${chance.pick(sector.work)}. ${chance.pick(SIZES)}.\n\n${chance.pick(ENDINGS)}`;
	return { name, tagline: chance.pick(sector.taglines), about, sector };
}
