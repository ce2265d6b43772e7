/** What a recruiter looks for among the talents, as the address holds it. */
export interface TalentFilters {
	readonly text: string;
	readonly language: string;
	readonly topic: string;
	/** Only those one is not yet in touch with. */
	readonly isNew: boolean;
	readonly page: number;
}

/** Of a search, and of a word chosen from a list. */
const LONGEST = 200;

export function talentFiltersFrom(params: Pick<URLSearchParams, 'get'>): TalentFilters {
	const text = (name: string) => (params.get(name) ?? '').slice(0, LONGEST);
	return {
		text: text('q'),
		language: text('language'),
		topic: text('topic'),
		isNew: params.get('new') === '1',
		page: Number.parseInt(params.get('page') ?? '1', 10) || 1,
	};
}

/** Relative to the page; what is as usual is left out of it. */
export function talentsHref({ text, language, topic, isNew, page }: TalentFilters): string {
	const params = new URLSearchParams();
	if (text) params.set('q', text);
	if (language) params.set('language', language);
	if (topic) params.set('topic', topic);
	if (isNew) params.set('new', '1');
	if (page > 1) params.set('page', String(page));
	return `?${params.toString()}`;
}
