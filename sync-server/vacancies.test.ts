import { describe, expect, it } from 'vitest';
import { must } from '#schema/assert.ts';
import type { VacanciesView } from '#schema/docs/vacancies.ts';
import { vacancyContent } from '#schema/fixtures.ts';
import { changeJob, offerJob, withdrawJob } from '#schema/fixtures-intents.ts';
import type { VacancyId } from '#schema/ids.ts';
import { entityId } from '#schema/ids.ts';
import { directoryOf, envelope, rigOver, viewOf } from './testing/engine-rig.ts';
import { given } from './testing/given-engine.ts';

const COOK = vacancyContent('Cook', {
	kind: 'apprenticeship',
	place: 'Bremen',
	remote: true,
	description: 'Canary soup\nand more.',
	languages: ['Deutsch'],
	topics: ['Soup'],
	link: 'https://acme.example/jobs',
});

/** A fair in which somebody reads the company's openings and the directory, and the one opening in it. */
async function offering() {
	const rig = await given();
	const document = rig.open({ kind: 'vacancies', fair: rig.fair, company: rig.company });
	const directory = rig.open({ kind: 'directory', fair: rig.fair });
	await rig.ask(rig.fair, rig.rita, offerJob({ ...COOK, contact: rig.rita }));
	rig.clock.move(1_000);
	const cards = () => viewOf<VacanciesView>(document).vacancies;
	const titles = () => directoryOf(directory).companies[rig.company]?.vacancies;
	const [id] = Object.keys(cards());
	return { ...rig, document, directory, cards, titles, id: must(id, 'it is shown') as VacancyId };
}

describe('an opening', () => {
	it('[OP1, OP7, SY3] is in the documents that are open, as in those opened after it', async () => {
		const { fair, company, rita, clock, cards, titles, engine, open, id } = await offering();
		const card = { ...COOK, contact: rita, version: 1, publishedAt: clock.now() - 1_000 };
		expect(cards()).toEqual({ [id]: card });
		expect(titles()).toEqual(['Cook']);
		const address = { kind: 'vacancies', fair, company } as const;
		expect(viewOf<VacanciesView>(open(address)).vacancies).toEqual({ [id]: card });
		expect(engine.view(address)).toMatchObject({ vacancies: { [id]: card } });
		expect(engine.view({ kind: 'directory', fair })).toMatchObject({
			companies: { [company]: { vacancies: ['Cook'] } },
		});
	});

	it('[OP6, OP7] changes on every screen, newest first, and is gone once it is withdrawn', async () => {
		const { fair, rita, ask, clock, connection, cards, titles, id } = await offering();
		await ask(fair, rita, offerJob(vacancyContent('Baker')));
		clock.move(1_000);
		expect(titles()).toEqual(['Baker', 'Cook']);
		const chef = { ...COOK, title: 'Chef' };
		expect(await ask(fair, rita, changeJob(id, 1, chef))).toMatchObject({ code: 'ok' });
		clock.move(1_000);
		expect(titles()).toEqual(['Baker', 'Chef']);
		expect(cards()[id]).toMatchObject({ title: 'Chef', version: 2 });
		expect(await ask(fair, rita, changeJob(id, 1, COOK))).toMatchObject({
			code: 'vacancy_changed',
		});
		expect(await ask(fair, rita, withdrawJob(id))).toMatchObject({ code: 'ok' });
		clock.move(1_000);
		expect(titles()).toEqual(['Baker']);
		expect(Object.keys(cards())).not.toContain(id);
		expect(connection.serialize().includes('Canary soup')).toBe(false);
	});

	it('[OP4, ER1, ER2] goes with the last recruiter of the company, also from the database', async () => {
		const { fair, rita, company, change, clock, connection, cards, titles } = await offering();
		const others = connection
			.prepare(`SELECT id FROM participant WHERE company_id = ? AND id <> ?`)
			.all(company, rita) as { id: typeof rita }[];
		for (const { id } of others) await change(fair, id, { kind: 'participant.erase' });
		clock.move(1_000);
		expect(titles()).toEqual(['Cook']);
		expect(connection.serialize().includes('Canary soup')).toBe(true);
		await change(fair, rita, { kind: 'participant.erase' });
		clock.move(1_000);
		expect([titles(), cards()]).toEqual([undefined, {}]);
		expect(connection.serialize().includes('Canary soup')).toBe(false);
	});

	it('[OP5, SY15] counts after a restart as before it', async () => {
		const { fair, rita, ask, connection } = await offering();
		for (let number = 2; number <= 20; number += 1)
			await ask(fair, rita, offerJob(vacancyContent(`Job ${number}`)));
		const again = rigOver(connection);
		const asked = (title: string) => again.ask(fair, rita, offerJob(vacancyContent(title)));
		expect(await asked('One more')).toMatchObject({
			code: 'vacancy_limit',
			detail: { limit: 20 },
		});
		expect(await asked('Job 7')).toMatchObject({ code: 'noop' });
	});

	it('[ID2] that arrives again is published once', async () => {
		const { fair, rita, send, clock, titles } = await offering();
		const twice = envelope(offerJob(vacancyContent('Baker')), clock.now());
		const first = await send(fair, rita, twice);
		expect(await send(fair, rita, twice)).toEqual(first);
		clock.move(1_000);
		expect(titles()).toEqual(['Baker', 'Cook']);
	});
});

describe('whoever does not recruit for the company', () => {
	it('[OP1, D-18, ID7] offers, changes and withdraws nothing, whatever they send', async () => {
		const rig = await offering();
		const { fair, ada, organizer, company, send, ask, clock, titles, id } = rig;
		for (const who of [ada, organizer]) {
			for (const intent of [
				offerJob(vacancyContent('Sailor')),
				changeJob(id, 1, vacancyContent('Sailor')),
				withdrawJob(id),
				withdrawJob(entityId('none')),
			])
				expect(await ask(fair, who, intent)).toMatchObject({ code: 'forbidden' });
			for (const name of ['by', 'company', 'companyId', 'for', 'actor']) {
				const forged = envelope(offerJob(vacancyContent('Sailor')), clock.now());
				const p = { content: vacancyContent('Sailor'), [name]: company };
				expect(await send(fair, who, { ...forged, p })).toMatchObject({ code: 'invalid' });
			}
		}
		clock.move(1_000);
		expect(titles()).toEqual(['Cook']);
	});
});
