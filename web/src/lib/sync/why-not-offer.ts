/** As `why-not-here.ts`, for the pages on which a team writes what its company offers. */
import type { Refusal } from '#schema/domain/refusal.ts';
import { refusal } from '#schema/domain/refusal.ts';
import { whyNotOneMoreVacancy } from '#schema/domain/why-not-vacancy.ts';
import type { VacancyRow } from './overlay-vacancies.ts';
import type { FairView } from './view.ts';
import { meOf } from './view.ts';

/** Offering one more job, before it is written (OP1, OP5). */
export function whyNotOffer(view: FairView, rows: readonly VacancyRow[]): Refusal | null {
	if (meOf(view).role !== 'recruiter') return refusal('forbidden');
	const standing = rows.filter(({ pending }) => pending?.kind !== 'vacancy.withdraw').length;
	return whyNotOneMoreVacancy(standing);
}
