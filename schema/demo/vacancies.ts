import { must } from '../assert.ts';
import { addMinutes } from '../ids.ts';
import type { VacancyContent } from '../domain/vacancy.ts';
import type { Cast, DemoRecruiter } from './cast.ts';
import type { Chance } from './chance.ts';
import type { DemoCompany } from './companies.ts';
import type { Job } from './jobs.ts';
import { JOBS, TOWNS } from './jobs.ts';
import type { SectorKey } from './sectors.ts';
import { SECTORS } from './sectors.ts';
import { GRID_MINUTES } from './setting.ts';
import type { Setting } from './setting.ts';
import type { Story } from './story.ts';

/** What companies offer, published on the days before. Now and then one has nothing to offer. */
export function vacanciesStory(
	story: Story,
	{ companies, recruiters }: Cast,
	{ preparedFrom }: Setting,
	chance: Chance,
): void {
	for (const [no, company] of companies.entries()) {
		const own = chance.fork(company.id);
		const team = recruiters.filter((one) => one.company === company);
		const jobs = JOBS[sectorOf(company)];
		const isEmpty = no > 0 && own.happens(0.12);
		const offered = isEmpty ? [] : own.sample(jobs, own.between(2, jobs.length));
		const home = own.pick(TOWNS);
		for (const job of offered) {
			const at = addMinutes(preparedFrom, GRID_MINUTES * own.between(1, 200));
			const writer = own.pick(team);
			const content = contentOf(job, company, { team, home, chance: own });
			story.at(at, () => story.does(writer.id, { kind: 'vacancy.publish', content }));
		}
	}
}

interface Surroundings {
	readonly team: readonly DemoRecruiter[];
	readonly home: string;
	readonly chance: Chance;
}

function contentOf(
	[title, kind, description]: Job,
	{ name, sector }: DemoCompany,
	{ team, home, chance }: Surroundings,
): VacancyContent {
	const isGerman = /\b(und|du|mit|der|die)\b/i.test(description);
	const site = `https://${slugOf(name)}.example/jobs`;
	return {
		title,
		kind,
		place: chance.happens(0.85) ? home : '',
		remote: kind !== 'apprenticeship' && chance.happens(0.45),
		description,
		languages: isGerman ? ['German'] : chance.happens(0.3) ? ['English', 'German'] : ['English'],
		topics: chance.sample(sector.topics, chance.between(1, 3)),
		link: chance.happens(0.5) ? site : '',
		contact: chance.happens(0.7) ? chance.pick(team).id : null,
	};
}

const slugOf = (name: string): string =>
	name
		.normalize('NFD')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');

function sectorOf({ sector }: DemoCompany): SectorKey {
	const keys = Object.keys(SECTORS) as SectorKey[];
	return must(
		keys.find((key) => SECTORS[key].name === sector.name),
		'every company has a sector',
	);
}
