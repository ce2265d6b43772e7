import { KeptWords } from '../kept-words.ts';

/**
 * What somebody was writing to somebody, kept on this device until it is sent: closing the window,
 * reloading or losing the network costs no words (S15).
 */
export interface RequestDraft {
	readonly message: string;
	readonly answer: string;
}

export class KeptDraft {
	readonly #kept: KeptWords<RequestDraft>;
	#message = $state('');
	#answer = $state('');

	/** @param who fair, writer and addressee: whose words they are, and to whom */
	constructor(...who: readonly string[]) {
		this.#kept = new KeptWords(who);
		this.catchUp();
	}

	/** Another page may have been written on meanwhile. */
	catchUp(): void {
		const all = this.#kept.take(isDraft);
		const message = together(all.map((words) => words.message));
		const answer = together(all.map((words) => words.answer));
		this.#message = message;
		this.#answer = answer;
		this.#kept.write(wordsOrNull(message, answer));
	}

	get message(): string {
		return this.#message;
	}

	set message(text: string) {
		this.#message = text;
		this.#write();
	}

	get answer(): string {
		return this.#answer;
	}

	set answer(text: string) {
		this.#answer = text;
		this.#write();
	}

	/** The words went out with what somebody asked for, and are forgotten once they cannot be lost there. */
	handOver(isKept: Promise<boolean>): void {
		this.#kept.handOver(isKept, (words) => this.giveBack(words));
		this.#message = '';
		this.#answer = '';
	}

	/** Words that did not arrive, before what is being written by now. */
	giveBack({ message, answer }: RequestDraft): void {
		this.#message = together([message, this.#message]);
		this.#answer = together([answer, this.#answer]);
		this.#write();
	}

	/** Whoever is refused while they still see their words needs them once. */
	keep({ message, answer }: RequestDraft): void {
		this.#message ||= message;
		this.#answer ||= answer;
		this.#write();
	}

	forget(): void {
		this.#message = '';
		this.#answer = '';
		this.#write();
	}

	#write(): void {
		this.#kept.write(wordsOrNull(this.#message, this.#answer));
	}
}

const wordsOrNull = (message: string, answer: string): RequestDraft | null =>
	message === '' && answer === '' ? null : { message, answer };

const together = (texts: readonly string[]): string => texts.filter(Boolean).join('\n\n');

function isDraft(value: unknown): value is RequestDraft {
	const { message, answer } = (value ?? {}) as Partial<RequestDraft>;
	return typeof message === 'string' && typeof answer === 'string';
}
