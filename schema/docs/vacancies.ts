import type { VacancyContent } from '../domain/vacancy.ts';
import type { Instant, VacancyId } from '../ids.ts';
import type { ProjectionHead } from './projection.ts';

/** An opening as every member of the fair may know it; not who of the team wrote it (OP7). */
export interface VacancyCard extends VacancyContent {
	/** Grows with each change; what a change must name (OP6). */
	readonly version: number;
	/** No two of a company have the same. */
	readonly publishedAt: Instant;
}

/** The openings of one company. Their titles stand in the directory as well. */
export interface VacanciesView extends ProjectionHead {
	readonly vacancies: Readonly<Record<VacancyId, VacancyCard>>;
}

export const VACANCIES_SECTIONS = ['vacancies'] as const;
