import type { VacancyContent } from '#schema/domain/vacancy.ts';
import { VACANCY_KINDS } from '#schema/domain/vacancy.ts';
import type { KeptWords } from '../kept-words.ts';

/** What is being written of an opening, and the version on which it builds (OP6). */
export interface VacancyWriting {
	readonly content: VacancyContent;
	readonly version: number;
}

export const NOTHING_WRITTEN: VacancyContent = {
	title: '',
	kind: 'full_time',
	place: '',
	remote: false,
	description: '',
	languages: [],
	topics: [],
	link: '',
	contact: null,
};

/** An opening while it is being written, kept on this device until it is saved (OP8). */
export type VacancyDraft = KeptWords<VacancyWriting>;

/** What is to be written on, or null. What was left before it comes up when that is done. */
export function writingIn(draft: VacancyDraft): VacancyWriting | null {
	const all = draft.take(isWriting);
	const writing = all.pop() ?? null;
	draft.leave(all);
	draft.write(writing);
	return writing;
}

function isWriting(value: unknown): value is VacancyWriting {
	const { content, version } = (value ?? {}) as Partial<VacancyWriting>;
	if (typeof version !== 'number' || typeof content !== 'object') return false;
	const hasAll = (Object.keys(NOTHING_WRITTEN) as (keyof VacancyContent)[]).every((field) => {
		const [mine, usual] = [content[field], NOTHING_WRITTEN[field]];
		if (field === 'contact') return mine === null || typeof mine === 'string';
		return typeof mine === typeof usual && Array.isArray(mine) === Array.isArray(usual);
	});
	return hasAll && VACANCY_KINDS.includes(content.kind);
}
