import type { VacancyContent } from '#schema/domain/vacancy.ts';
import { VACANCY_KINDS } from '#schema/domain/vacancy.ts';
import type { VacancyId } from '#schema/ids.ts';

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

/** Everything this product keeps in the browser begins like this, so that signing out finds it. */
const PREFIX = 'visavis:draft:';

/** An opening while it is being written, kept on this device until it is saved (OP8). */
export class VacancyDraft {
	readonly #key: string;
	#writing = $state.raw<VacancyWriting | null>(null);

	/** @param who fair and writer: whose words they are */
	constructor(who: readonly string[], vacancy: VacancyId | 'new') {
		this.#key = `${PREFIX}${who.join(':')}:opening:${vacancy}`;
		this.#writing = read(this.#key);
	}

	/** Null: nothing is being written. */
	get writing(): VacancyWriting | null {
		return this.#writing;
	}

	write(writing: VacancyWriting): void {
		this.#writing = writing;
		this.#keep(() => localStorage.setItem(this.#key, JSON.stringify(writing)));
	}

	forget(): void {
		this.#writing = null;
		this.#keep(() => localStorage.removeItem(this.#key));
	}

	#keep(store: () => void): void {
		try {
			store();
		} catch {
			// Storage may be full or forbidden; then the words live as long as the page.
		}
	}
}

function read(key: string): VacancyWriting | null {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
		return isWriting(kept) ? kept : null;
	} catch {
		return null;
	}
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
