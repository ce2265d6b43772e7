/** As `why-not.ts`, about the openings of a company. */
import type { CompanyId } from '../ids.ts';
import type { Member } from './team.ts';
import type { Refusal } from './refusal.ts';
import { refusal } from './refusal.ts';
import { isBlank } from './text.ts';
import type { VacancyContent } from './vacancy.ts';
import { VACANCIES_MAX, normalLink } from './vacancy.ts';

/** OP5: may the company offer one more, before it is written? */
export const whyNotOneMoreVacancy = (standing: number): Refusal | null =>
	standing >= VACANCIES_MAX ? refusal('vacancy_limit', { limit: VACANCIES_MAX }) : null;

/** OP2: an opening is called something that a reader can see. */
export const whyNotTitle = (title: string): Refusal | null =>
	isBlank(title) ? refusal('vacancy_blank') : null;

/** OP3: no link, or one in the only way in which it is written. */
export const whyNotLink = (link: string): Refusal | null =>
	link === '' || normalLink(link) === link ? null : refusal('vacancy_link');

/** OP4: whom one is told to talk to is a recruiter of this company; no contact at all is fine. */
export function whyNotContact(
	{ contact }: Pick<VacancyContent, 'contact'>,
	company: CompanyId,
	person: Member | undefined,
): Refusal | null {
	if (contact === null) return null;
	const isOurs =
		person?.role === 'recruiter' && 'companyId' in person && person.companyId === company;
	return isOurs ? null : refusal('vacancy_contact');
}

/** OP2–OP4: may this be offered as it is written? */
export const whyNotVacancy = (
	content: VacancyContent,
	company: CompanyId,
	contact: Member | undefined,
): Refusal | null =>
	whyNotTitle(content.title) ??
	whyNotLink(content.link) ??
	whyNotContact(content, company, contact);
