import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	ACME,
	ADA,
	BOREALIS,
	CARL,
	EVERYONE,
	NORA,
	NOW,
	RITA,
	given,
	jobs,
	newVacancy,
	refusedAs,
	vacancyContent,
} from '../fixtures.ts';
import { changeJob, offerJob, withdrawJob } from '../fixtures-intents.ts';
import type { VacancyId } from '../ids.ts';
import { addMinutes, entityId } from '../ids.ts';
import { VACANCY_KINDS, hostOf, normalLink } from './vacancy.ts';

const FIRST = entityId<VacancyId>('open-1');
const COOK = vacancyContent('Cook', { place: 'Bremen', contact: CARL.id });
const titles = (scene: ReturnType<typeof given>) =>
	[...scene.state.vacancies.values()].map(({ content }) => content.title);

describe('a recruiter', () => {
	it('[OP1] publishes an opening of the company, which stands from then on', () => {
		const scene = given();
		expect(scene.act(RITA, offerJob(COOK))).toEqual({
			verdict: 'ok',
			events: [
				{
					kind: 'vacancy_published',
					vacancy: newVacancy(),
					companyId: ACME,
					content: COOK,
					publishedAt: NOW,
				},
			],
		});
		expect(scene.state.vacancies.get(newVacancy())).toMatchObject({ content: COOK, version: 1 });
	});

	it('[OP1] changes and withdraws what a colleague has published', () => {
		const scene = given();
		scene.act(RITA, offerJob(COOK));
		const baker = { ...COOK, title: 'Baker' };
		expect(scene.act(CARL, changeJob(newVacancy(), 1, baker))).toEqual({
			verdict: 'ok',
			events: [
				{
					kind: 'vacancy_changed',
					vacancy: newVacancy(),
					companyId: ACME,
					content: baker,
					version: 2,
				},
			],
		});
		expect(titles(scene)).toEqual(['Baker']);
		scene.act(CARL, withdrawJob(newVacancy()));
		expect(titles(scene)).toEqual([]);
	});

	it.each(['', ' \n ', '\u200b\u2060', '\u2800'])('[OP2] gives it a title: not %j', (title) => {
		const scene = given({ vacancies: jobs(1) });
		const blank = refusedAs('vacancy_blank');
		expect(scene.act(RITA, offerJob(vacancyContent(title)))).toEqual(blank);
		expect(scene.act(RITA, changeJob(FIRST, 1, vacancyContent(title)))).toEqual(blank);
	});

	it.each(VACANCY_KINDS)('[OP2] may offer what is %s', (kind) => {
		expect(given().decide(RITA, offerJob({ ...COOK, kind })).verdict).toBe('ok');
	});

	it('[OP4] names somebody of the own company to talk to, or nobody', () => {
		const scene = given();
		for (const contact of [NORA.id, ADA.id, entityId<typeof ADA.id>('nobody')])
			expect(scene.act(RITA, offerJob({ ...COOK, contact }))).toEqual(refusedAs('vacancy_contact'));
		for (const contact of [RITA.id, CARL.id, null])
			expect(scene.act(RITA, offerJob({ ...COOK, contact })).verdict).toBe('ok');
	});

	it('[OP5] has to withdraw one where the company has twenty', () => {
		const scene = given({ vacancies: jobs(20) });
		const limit = refusedAs('vacancy_limit', { limit: 20 });
		expect(scene.act(RITA, offerJob(COOK))).toEqual(limit);
		expect(scene.act(NORA, offerJob({ ...COOK, contact: null })).verdict).toBe('ok');
		scene.act(CARL, withdrawJob(FIRST));
		expect(scene.act(RITA, offerJob(COOK)).verdict).toBe('ok');
		expect(scene.act(RITA, offerJob({ ...COOK, title: 'Baker' }))).toEqual(limit);
	});

	it('[OP5, ID3] offers nothing twice in the same words, and withdraws nothing twice', () => {
		const scene = given({ vacancies: jobs(20) });
		const noop = { verdict: 'noop' };
		expect(scene.decide(RITA, offerJob(vacancyContent('Job 7')))).toEqual(noop);
		expect(scene.decide(RITA, changeJob(FIRST, 9, vacancyContent('Job 1')))).toEqual(noop);
		expect(scene.act(RITA, withdrawJob(FIRST)).verdict).toBe('ok');
		for (const vacancy of [FIRST, newVacancy(7)])
			expect(scene.act(RITA, withdrawJob(vacancy))).toEqual(noop);
	});

	it('[OP6] does not write over what a colleague has changed since', () => {
		const scene = given({ vacancies: jobs(1) });
		scene.act(CARL, changeJob(FIRST, 1, vacancyContent('Baker')));
		const mine = changeJob(FIRST, 1, vacancyContent('Cook'));
		expect(scene.act(RITA, mine)).toEqual(refusedAs('vacancy_changed'));
		expect(titles(scene)).toEqual(['Baker']);
		expect(scene.act(RITA, { ...mine, version: 2 }).verdict).toBe('ok');
		scene.act(CARL, withdrawJob(FIRST));
		expect(scene.act(RITA, { ...mine, version: 3 })).toEqual(refusedAs('vacancy_gone'));
	});

	it('[OP7] has them in one order, also where time stands still', () => {
		const scene = given();
		for (const title of ['One', 'Two']) scene.act(RITA, offerJob(vacancyContent(title)));
		scene.now = addMinutes(NOW, -10);
		scene.act(CARL, offerJob(vacancyContent('Three')));
		const times = [...scene.state.vacancies.values()].map(({ publishedAt }) => publishedAt);
		expect(times).toEqual([NOW, NOW + 1, NOW + 2]);
	});
});

describe('everyone else', () => {
	it.each(EVERYONE.filter(({ role }) => role !== 'recruiter'))(
		'[OP1] is refused: $name, $role',
		(person) => {
			const scene = given({ vacancies: jobs(1) });
			for (const intent of [
				offerJob(COOK),
				offerJob(vacancyContent('Job 1')),
				changeJob(FIRST, 1, COOK),
				withdrawJob(FIRST),
				withdrawJob(newVacancy()),
			])
				expect(scene.act(person, intent)).toEqual(refusedAs('forbidden'));
			expect(titles(scene)).toEqual(['Job 1']);
		},
	);

	it('[OP1] among them the recruiters of other companies', () => {
		const scene = given({ vacancies: jobs(1) });
		for (const intent of [changeJob(FIRST, 1, vacancyContent('Cook')), withdrawJob(FIRST)])
			expect(scene.act(NORA, intent)).toEqual(refusedAs('forbidden'));
		expect(titles(scene)).toEqual(['Job 1']);
	});
});

describe('whoever leaves', () => {
	it('[OP4, ER1] is nobody’s contact any more; the opening stays with the company', () => {
		const scene = given({ vacancies: jobs(1) });
		scene.act(RITA, offerJob(COOK));
		scene.act(RITA, offerJob({ ...COOK, title: 'Baker', contact: RITA.id }));
		scene.act(CARL, { kind: 'participant.erase' });
		const contacts = [...scene.state.vacancies.values()].map(({ content, version }) => [
			content.title,
			content.contact,
			version,
		]);
		expect(contacts).toEqual([
			['Job 1', null, 1],
			['Cook', null, 2],
			['Baker', RITA.id, 1],
		]);
	});

	it('[OP4, ER1] as the last recruiter of a company takes its openings along, and no other', () => {
		const scene = given({ vacancies: jobs(1) });
		scene.act(NORA, offerJob(vacancyContent('Sailor')));
		expect([...scene.state.vacancies.values()].map(({ companyId }) => companyId)).toEqual([
			ACME,
			BOREALIS,
		]);
		scene.act(NORA, { kind: 'participant.erase' });
		expect(titles(scene)).toEqual(['Job 1']);
		scene.act(ADA, { kind: 'participant.erase' });
		expect(titles(scene)).toEqual(['Job 1']);
	});
});

describe('a link', () => {
	it.each([
		['acme.example', 'https://acme.example/'],
		[' https://acme.example/jobs?id=7#apply ', 'https://acme.example/jobs?id=7#apply'],
		['HTTPS://Acme.Example/Jobs', 'https://acme.example/Jobs'],
		['https://bücher.example', 'https://xn--bcher-kva.example/'],
		// A Cyrillic letter in the middle: what is shown tells it apart.
		['https://аcme.example', 'https://xn--cme-5cd.example/'],
	])('[OP3] typed as %j is kept as %j', (typed, link) => {
		expect(normalLink(typed)).toBe(link);
		expect(given().decide(RITA, offerJob({ ...COOK, link })).verdict).toBe('ok');
	});

	it.each([
		'http://acme.example/',
		'javascript:alert(1)',
		'JavaScript:alert(1)//.example',
		'data:text/html,hi',
		'//acme.example',
		'https:acme',
		'https://user@acme.example/',
		'https://acme.example:8443/',
		'https://localhost/',
		'https://127.0.0.1/',
		'https://0x7f.1/',
		'https://[::1]/',
		'https://acme/',
		'mailto:jobs@acme.example',
		'not a link',
	])('[OP3, D-18] is refused as %j', (link) => {
		expect(given().decide(RITA, offerJob({ ...COOK, link }))).toEqual(refusedAs('vacancy_link'));
	});

	it('[OP3] is refused in any other way of writing than its own', () => {
		for (const link of ['acme.example', 'https://acme.example', ' https://acme.example/'])
			expect(given().decide(RITA, offerJob({ ...COOK, link }))).toEqual(refusedAs('vacancy_link'));
	});

	it('[OP3, D-18] always leads to https and the host that is shown', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.domain()), (typed) => {
				const link = normalLink(typed);
				if (link === null) return;
				expect(link.startsWith(`https://${hostOf(link)}/`)).toBe(true);
				expect(hostOf(link)).toMatch(/^[a-z0-9.-]+$/);
				expect(normalLink(link)).toBe(link);
			}),
		);
	});
});
