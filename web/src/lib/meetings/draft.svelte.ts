/**
 * What somebody was writing to somebody, kept on this device until it is sent: closing the window,
 * reloading or losing the network costs no words (S15).
 */
export interface RequestDraft {
	readonly message: string;
	readonly answer: string;
}

const EMPTY: RequestDraft = { message: '', answer: '' };

/** Everything this product keeps in the browser begins like this, so that signing out finds it. */
const PREFIX = 'visavis:draft:';

export class KeptDraft {
	readonly #key: string;
	#message = $state('');
	#answer = $state('');

	/** @param who fair, writer and addressee: whose words they are, and to whom */
	constructor(...who: readonly string[]) {
		this.#key = PREFIX + who.join(':');
		const { message, answer } = read(this.#key);
		this.#message = message;
		this.#answer = answer;
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

	forget(): void {
		this.#message = '';
		this.#answer = '';
		this.#write();
	}

	#write(): void {
		try {
			if (this.#message === '' && this.#answer === '') localStorage.removeItem(this.#key);
			else
				localStorage.setItem(
					this.#key,
					JSON.stringify({ message: this.#message, answer: this.#answer }),
				);
		} catch {
			// Storage may be full or forbidden; then the words live as long as the window.
		}
	}
}

function read(key: string): RequestDraft {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
		return isDraft(kept) ? kept : EMPTY;
	} catch {
		return EMPTY;
	}
}

const isDraft = (value: unknown): value is RequestDraft =>
	typeof value === 'object' &&
	value !== null &&
	'message' in value &&
	typeof value.message === 'string' &&
	'answer' in value &&
	typeof value.answer === 'string';
