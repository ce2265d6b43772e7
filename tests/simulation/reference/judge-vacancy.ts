import { toJson } from '#schema/db/json.ts';
import type { IntentOf } from '#schema/domain/intent.ts';
import type { CompanyId, Instant, VacancyId } from '#schema/ids.ts';
import type { Case } from './case.ts';
import type { Facts, Vacancy } from './facts.ts';
import type { Ruling } from './ruling.ts';
import { ALREADY_SO, refusedFor, unless } from './ruling.ts';

const MOST = 20;
type Content = IntentOf<'vacancy.publish'>['content'];

/** OP1–OP5 */
export function offerJob(given: Case, { content }: IntentOf<'vacancy.publish'>): Ruling {
	const { facts, now } = given;
	const company = companyOf(given);
	if (company === null) return refusedFor('forbidden');
	const ours = [...facts.vacancies.values()].filter((other) => other.company_id === company);
	if (ours.some((other) => saysTheSame(other, content))) return ALREADY_SO;
	const reasons = { vacancy_limit: ours.length >= MOST, ...flaws(facts, company, content) };
	return unless(reasons, (id) => {
		const last = Math.max(0, ...ours.map(({ published_at }) => published_at));
		facts.vacancies.set(id, {
			id: id as VacancyId,
			fair_id: facts.people.get(given.actor)!.fair_id,
			company_id: company as CompanyId,
			...asRow(content),
			version: 1,
			published_at: Math.max(now, last + 1) as Instant,
		});
		return [];
	});
}

/** OP1–OP6 */
export function changeJob(given: Case, intent: IntentOf<'vacancy.change'>): Ruling {
	const { vacancies } = given.facts;
	const company = companyOf(given);
	const standing = vacancies.get(intent.vacancy);
	if (company === null) return refusedFor('forbidden');
	if (!standing) return refusedFor('vacancy_gone');
	if (standing.company_id !== company) return refusedFor('forbidden');
	if (saysTheSame(standing, intent.content)) return ALREADY_SO;
	const reasons = {
		...flaws(given.facts, company, intent.content),
		vacancy_changed: standing.version !== intent.version,
	};
	return unless(reasons, () => {
		const version = standing.version + 1;
		vacancies.set(standing.id, { ...standing, ...asRow(intent.content), version });
		return [];
	});
}

/** OP1, OP5 */
export function withdrawJob(given: Case, { vacancy }: IntentOf<'vacancy.withdraw'>): Ruling {
	const { vacancies } = given.facts;
	const company = companyOf(given);
	const standing = vacancies.get(vacancy);
	if (company === null) return refusedFor('forbidden');
	if (!standing) return ALREADY_SO;
	if (standing.company_id !== company) return refusedFor('forbidden');
	return unless({}, () => {
		vacancies.delete(vacancy);
		return [];
	});
}

/** OP1: of recruiters; nobody else offers anything. */
const companyOf = ({ facts, actor }: Case): string | null =>
	facts.people.get(actor)?.company_id ?? null;

function flaws({ people }: Facts, company: string, { title, link, contact }: Content) {
	return {
		vacancy_blank: !/[\p{L}\p{N}]/u.test(title),
		vacancy_link: link !== '' && !/^https:\/\/[a-z]+(\.[a-z]+)+\//.test(link),
		vacancy_contact: contact !== null && people.get(contact)?.company_id !== company,
	};
}

const asRow = (content: Content) => ({
	title: content.title,
	kind: content.kind,
	place: content.place,
	remote: content.remote ? (1 as const) : (0 as const),
	description: content.description,
	languages: toJson(content.languages),
	topics: toJson(content.topics),
	link: content.link,
	contact_id: content.contact,
});

const saysTheSame = (row: Vacancy, content: Content): boolean =>
	Object.entries(asRow(content)).every(([key, value]) => row[key as keyof Vacancy] === value);
