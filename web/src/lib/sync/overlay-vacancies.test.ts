import { describe, expect, it } from 'vitest';
import type { Outcome } from '#schema/docs/desk.ts';
import type { VacanciesView } from '#schema/docs/vacancies.ts';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import { NOW, vacancyContent } from '#schema/fixtures.ts';
import { changeJob, offerJob, withdrawJob } from '#schema/fixtures-intents.ts';
import type { VacancyId } from '#schema/ids.ts';
import { addMinutes, entityId, intentId } from '#schema/ids.ts';
import type { OverlayEntry } from './overlay.ts';
import { overlayVacancies } from './overlay-vacancies.ts';

const OLD = entityId<VacancyId>('old');
const NEW = entityId<VacancyId>('new');
const ID = intentId('A'.repeat(22));
const OK: Outcome = { code: 'ok', seq: 8 };

const view: VacanciesView = {
	seq: 7,
	t: NOW,
	vacancies: {
		[OLD]: { ...vacancyContent('Cook'), version: 3, publishedAt: addMinutes(NOW, -60) },
		[NEW]: { ...vacancyContent('Baker'), version: 1, publishedAt: addMinutes(NOW, -5) },
	},
};

const entry = (intent: ParticipantIntent, outcome: Outcome | null = null): OverlayEntry => ({
	...{ id: ID, intent, state: 'queued', revocable: true, at: NOW, outcome },
});
const shown = (entries: readonly OverlayEntry[], isOwn = true, of = view) =>
	overlayVacancies(of, entries, isOwn).map(({ title, pending }) => [title, pending?.kind]);

describe('the openings of a company', () => {
	it('[OP7] are shown newest first', () => {
		expect(shown([])).toEqual([
			['Baker', undefined],
			['Cook', undefined],
		]);
	});

	it('[OP1, SY9] one that is published shows at once and waits visibly, in the own company alone', () => {
		const sailor = offerJob(vacancyContent('Sailor'));
		expect(shown([entry(sailor)])[0]).toEqual(['Sailor', 'vacancy.publish']);
		expect(shown([entry(sailor)], false)).toHaveLength(2);
		expect(shown([entry(sailor, OK)])[0]).toEqual(['Sailor', undefined]);
		expect(shown([entry(sailor, OK)], true, { ...view, seq: 8 })).toHaveLength(2);
		const [row] = overlayVacancies(view, [entry(sailor)], true);
		expect(row).toMatchObject({ id: null, key: ID });
	});

	it('[OP5, SY9] one that stands already is not shown twice until its outcome comes', () => {
		expect(shown([entry(offerJob(vacancyContent('Cook')))])).toHaveLength(2);
	});

	it('[OP6, SY9] one that is changed shows the change, and waits until it is decided', () => {
		const chef = changeJob(OLD, 3, vacancyContent('Chef'));
		expect(shown([entry(chef)])[1]).toEqual(['Chef', 'vacancy.change']);
		expect(shown([entry(chef, OK)])[1]).toEqual(['Chef', undefined]);
		expect(shown([entry(chef, { code: 'vacancy_changed', seq: 8 })])[1]).toEqual([
			'Cook',
			undefined,
		]);
	});

	it('[OP7, SY9] one that is withdrawn stays until that is decided, and then goes', () => {
		const gone = withdrawJob(NEW);
		expect(shown([entry(gone)])[0]).toEqual(['Baker', 'vacancy.withdraw']);
		expect(shown([entry(gone, OK)])).toEqual([['Cook', undefined]]);
		expect(shown([entry(withdrawJob(entityId('none')))])).toHaveLength(2);
	});
});
