/** The openings of a company, with what a recruiter of it has asked for on top. */
import type { VacanciesView, VacancyCard } from '#schema/docs/vacancies.ts';
import type { VacancyContent } from '#schema/domain/vacancy.ts';
import { isSameContent } from '#schema/domain/vacancy.ts';
import type { VacancyId } from '#schema/ids.ts';
import type { OverlayEntry, PendingMark } from './overlay.ts';
import { liesOver, markOf } from './overlay.ts';

export interface VacancyRow extends VacancyCard {
	readonly key: string;
	/** Null: only this device knows of it. */
	readonly id: VacancyId | null;
	/** Being published, changed or withdrawn, and not decided yet. */
	readonly pending?: PendingMark;
}

/** Newest first (OP7). @param isOwn of the company for which this person recruits */
export function overlayVacancies(
	view: VacanciesView,
	entries: readonly OverlayEntry[],
	isOwn: boolean,
): readonly VacancyRow[] {
	const rows = new Map<string, VacancyRow>();
	for (const [id, card] of Object.entries(view.vacancies) as [VacancyId, VacancyCard][])
		rows.set(id, { ...card, id, key: id });
	if (isOwn) for (const entry of entries) if (liesOver(entry, view)) lay(rows, entry);
	return [...rows.values()].sort((a, b) => b.publishedAt - a.publishedAt);
}

function lay(rows: Map<string, VacancyRow>, entry: OverlayEntry): void {
	const { id: key, intent, at: publishedAt, outcome } = entry;
	const mark = outcome === null ? { pending: markOf(entry) } : {};
	// The same stands only once (OP5): it is there already, ahead of its outcome.
	const isThere = (content: VacancyContent) =>
		[...rows.values()].some((row) => isSameContent(row, content));
	if (intent.kind === 'vacancy.publish' && !isThere(intent.content))
		rows.set(key, { ...intent.content, version: 1, publishedAt, id: null, key, ...mark });
	const row = 'vacancy' in intent ? rows.get(intent.vacancy) : undefined;
	if (!row) return;
	if (intent.kind === 'vacancy.change')
		rows.set(row.key, { ...row, ...intent.content, version: intent.version + 1, ...mark });
	if (intent.kind !== 'vacancy.withdraw') return;
	if (outcome === null) rows.set(row.key, { ...row, ...mark });
	else rows.delete(row.key);
}
