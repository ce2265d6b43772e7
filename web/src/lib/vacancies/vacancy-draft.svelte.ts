import type { VacancyContent } from '#schema/domain/vacancy.ts';
import { VACANCY_KINDS } from '#schema/domain/vacancy.ts';
import type { VacancyId } from '#schema/ids.ts';
import { KeptWords } from '../kept-words.ts';

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
export class VacancyDraft {
	readonly #kept: KeptWords<VacancyWriting>;
	#writing = $state.raw<VacancyWriting | null>(null);

	/** @param who fair and writer: whose words they are */
	constructor(who: readonly string[], vacancy: VacancyId | 'new') {
		this.#kept = new KeptWords([...who, 'opening', vacancy]);
		const all = this.#kept.news(isWriting) ?? [];
		// The newest is written on; those before it come up when it is done, each with another page.
		this.#kept.lay(all.slice(0, -1));
		this.#writing = all.at(-1) ?? null;
		this.#kept.write(this.#writing);
	}

	/** Null: nothing is being written. */
	get writing(): VacancyWriting | null {
		return this.#writing;
	}

	write(writing: VacancyWriting): void {
		this.#writing = writing;
		this.#kept.write(writing);
	}

	/** It went out with what somebody asked for, and is forgotten once it cannot be lost there. */
	handOver(isKept: Promise<boolean>): void {
		this.#writing = null;
		this.#kept.handOver(isKept, (writing) => this.giveBack(writing));
	}

	/** What did not arrive, unless something newer is being written there by now. */
	giveBack(writing: VacancyWriting): void {
		if (this.#writing === null) this.write(writing);
	}

	forget(): void {
		this.#writing = null;
		this.#kept.write(null);
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
