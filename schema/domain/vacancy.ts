import type { CompanyId, Instant, ParticipantId, VacancyId } from '../ids.ts';

/** What kind of work is offered. The order is that of the lists in which one chooses. */
export const VACANCY_KINDS = [
	'full_time',
	'part_time',
	'trainee',
	'internship',
	'working_student',
	'thesis',
	'apprenticeship',
	'freelance',
] as const;
export type VacancyKind = (typeof VACANCY_KINDS)[number];

/** So many a company has at one time (OP5). */
export const VACANCIES_MAX = 20;

/** An opening as the team writes it (OP2–OP4). */
export interface VacancyContent {
	readonly title: string;
	readonly kind: VacancyKind;
	/** Where one works, in the team's words; may be empty. */
	readonly place: string;
	/** Whether the work can be done from elsewhere. */
	readonly remote: boolean;
	/** Plain text, line breaks included; may be empty. */
	readonly description: string;
	readonly languages: readonly string[];
	readonly topics: readonly string[];
	/** As `normalLink` makes it, or empty. */
	readonly link: string;
	/** The recruiter of the company to talk to. */
	readonly contact: ParticipantId | null;
}

/** A job that a company of the fair offers. It is the company's; who of the team wrote it is kept nowhere. */
export interface Vacancy {
	readonly id: VacancyId;
	readonly companyId: CompanyId;
	readonly content: VacancyContent;
	/** From 1, one more with each change: what a change must name, so that none is overwritten unseen (OP6). */
	readonly version: number;
	/** Later than that of every other one of the company that stood then, so that they have one order. */
	readonly publishedAt: Instant;
}

/** A name of the open internet: no address in numbers, no machine next door. */
const HOST = /^(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*$/;

/**
 * OP3: the one way to write a link down, or nothing where it leads to no https site. What is typed may lack the
 * scheme. The host comes out in ASCII, so that no letter looks like another one.
 */
export function normalLink(typed: string): string | null {
	const text = typed.trim();
	const url = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`);
	if (url?.protocol !== 'https:' || !HOST.test(url.hostname)) return null;
	return url.username || url.password || url.port ? null : url.href;
}

/** Where a link leads, as people are told before they follow it. */
export const hostOf = (link: string): string => URL.parse(link)?.hostname ?? '';

const TAGS = (tags: readonly string[]) => tags.join('\n');

/** OP5: whether two say the same in every field. */
export const isSameContent = (a: VacancyContent, b: VacancyContent): boolean =>
	a.title === b.title &&
	a.kind === b.kind &&
	a.place === b.place &&
	a.remote === b.remote &&
	a.description === b.description &&
	TAGS(a.languages) === TAGS(b.languages) &&
	TAGS(a.topics) === TAGS(b.topics) &&
	a.link === b.link &&
	a.contact === b.contact;
