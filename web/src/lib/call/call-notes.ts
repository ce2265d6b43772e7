import * as Y from 'yjs';
import { TEXT_LIMITS } from '#schema/call-text.ts';
import { isStorable } from '#schema/domain/text.ts';
import { changesOf, mergeTexts } from '../text-change.ts';
import { changeText } from '../y-text.ts';

/** Notes that both write in a call. What is too long to be shared stays before its writer alone until it fits. */
export class CallNotes {
	readonly #written: Y.Text;
	/** Of this page's own edits; a field's own undo knows nothing of what the other wrote. */
	readonly #history: Y.UndoManager;
	readonly #onChange: (byOther: boolean) => void;
	/** What its person sees. */
	#text = '';
	/** The document's text of which that was made. */
	#base = '';

	constructor(written: Y.Text, onChange: (byOther: boolean) => void) {
		this.#written = written;
		this.#onChange = onChange;
		this.#history = new Y.UndoManager(written);
		written.observe(({ transaction }) => {
			if (!transaction.local) this.#rebase();
		});
	}

	get text(): string {
		return this.#text;
	}

	/** `before` is the text that its person had before their eyes; it may have changed meanwhile. */
	edit(before: string, after: string): void {
		const clean = isStorable(after) ? after : after.toWellFormed().replaceAll('\0', '');
		this.#text = mergeTexts(before, this.#text, clean);
		this.#push();
		this.#onChange(false);
	}

	/** Takes back the last own edit and leaves what the other wrote; false when there is none. */
	undo(): boolean {
		return this.#goThrough(() => this.#history.undo());
	}

	redo(): boolean {
		return this.#goThrough(() => this.#history.redo());
	}

	#goThrough(step: () => unknown): boolean {
		if (this.#text !== this.#base) return false;
		step();
		this.#base = this.#written.toJSON();
		this.#text = this.#base;
		this.#onChange(false);
		return true;
	}

	/** The document has changed under what its person sees. */
	#rebase(): void {
		const theirs = this.#written.toJSON();
		this.#text = mergeTexts(this.#base, theirs, this.#text);
		this.#base = theirs;
		this.#push();
		this.#onChange(true);
	}

	#push(): void {
		if (this.#text === this.#base || this.#text.length > TEXT_LIMITS.notes) return;
		const changes = changesOf(this.#base, this.#text);
		this.#base = this.#text;
		changeText(this.#written, changes);
	}
}
