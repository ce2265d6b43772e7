/** Openings through the second door: intents by POST, the documents by GET, and what is left on the disk. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { must } from '#schema/assert.ts';
import type { DirectoryView } from '#schema/docs/directory.ts';
import type { VacanciesView } from '#schema/docs/vacancies.ts';
import { vacancyContent } from '#schema/fixtures.ts';
import { changeJob, offerJob, withdrawJob } from '#schema/fixtures-intents.ts';
import type { CompanyId, VacancyId } from '#schema/ids.ts';
import { startFairServer, type FairServer } from './fair-server.ts';
import { PASSWORD, type Visitor } from './http-server.ts';

const COOK = vacancyContent('Cook', { description: 'Canary soup' });
let server: FairServer;

beforeEach(async () => {
	server = await startFairServer();
});
afterEach(() => server.close());

const ask = (...intent: Parameters<FairServer['ask']>) => server.ask(...intent);

async function people() {
	const [ada, rita, olga] = await Promise.all((['ada', 'rita', 'olga'] as const).map(server.enter));
	return { ada: must(ada, 'Ada'), rita: must(rita, 'Rita'), olga: must(olga, 'Olga') };
}

async function directoryOf(who: Visitor): Promise<DirectoryView> {
	const { text } = await who.get(`/api/fairs/${server.fair}/directory`);
	return JSON.parse(text) as DirectoryView;
}

const companyOf = ({ cards }: DirectoryView): CompanyId =>
	must(cards[server.ids.rita], 'Rita’s card').company;

async function offeredBy(company: CompanyId, who: Visitor) {
	const { text } = await who.get(`/api/fairs/${server.fair}/vacancies/${company}`);
	const { vacancies } = JSON.parse(text) as VacanciesView;
	return Object.entries(vacancies) as [VacancyId, VacanciesView['vacancies'][never]][];
}

it('[OP1, OP7] a recruiter offers, changes and withdraws; every member reads it, and nobody else', async () => {
	const { ada, rita, olga } = await people();
	expect((await ask(rita, offerJob(COOK))).status).toBe(200);
	const company = companyOf(await directoryOf(ada));
	for (const who of [ada, rita, olga]) {
		const [[, card] = [], ...others] = await offeredBy(company, who);
		expect(others).toEqual([]);
		expect(card).toEqual({
			...COOK,
			version: 1,
			publishedAt: expect.any(Number) as number,
		});
		expect((await directoryOf(who)).companies[company]?.vacancies).toEqual(['Cook']);
	}
	const [[id] = []] = await offeredBy(company, ada);
	const vacancy = must(id, 'it has an id');
	expect((await ask(rita, changeJob(vacancy, 1, { ...COOK, title: 'Chef' }))).status).toBe(200);
	expect(await offeredBy(company, ada)).toMatchObject([[id, { title: 'Chef', version: 2 }]]);
	expect((await ask(rita, withdrawJob(vacancy))).status).toBe(200);
	expect(await offeredBy(company, ada)).toEqual([]);
	const elsewhere = `/api/fairs/${server.fair}/vacancies`;
	for (const path of [
		`${elsewhere}/none`,
		`${elsewhere}/..%2f`,
		`/api/fairs/none/vacancies/${company}`,
	])
		expect((await ada.get(path)).status).toBe(404);
});

it('[OP1, OP3, D-18] others are refused, also in the company’s name, and no link leads to anything but https', async () => {
	const { ada, rita, olga } = await people();
	await ask(rita, offerJob(COOK));
	const company = companyOf(await directoryOf(rita));
	const [[id] = []] = await offeredBy(company, rita);
	const vacancy = must(id, 'it has an id');
	const sailor = vacancyContent('Sailor');
	for (const who of [ada, olga]) {
		const answers = await Promise.all([
			ask(who, offerJob(sailor)),
			ask(who, offerJob(sailor), { company }),
			ask(who, changeJob(vacancy, 1, sailor)),
			ask(who, withdrawJob(vacancy)),
		]);
		expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422]);
	}
	for (const link of ['javascript:alert(1)', 'http://acme.example/', 'https://a@acme.example/'])
		expect((await ask(rita, offerJob({ ...sailor, link }))).text).toContain('vacancy_link');
	expect((await offeredBy(company, ada)).map(([, { title }]) => title)).toEqual(['Cook']);
});

it('[OP4, ER2, ER4] what names somebody is in their export, and goes with the last of the team, also from the disk', async () => {
	const { ada, rita } = await people();
	await ask(rita, offerJob({ ...COOK, contact: server.ids.rita }));
	await ask(rita, offerJob(vacancyContent('Baker')));
	const company = companyOf(await directoryOf(rita));
	const exported = JSON.parse((await rita.get('/account/export')).text) as object;
	expect(exported).toMatchObject({ events: [{ openings: [{ title: 'Cook' }] }] });
	expect((await ada.get('/account/export')).text).not.toContain('Cook');
	expect(await server.filesHolding('Canary')).not.toEqual([]);
	expect((await rita.post('/account?/erase', { password: PASSWORD })).status).toBe(303);
	expect(await offeredBy(company, ada)).toEqual([]);
	expect(await server.filesHolding('Canary')).toEqual([]);
});
