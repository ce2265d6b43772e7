import type { CallNotes } from './call-notes.ts';

/** The notes of a call for the field they are written in; empty before one may come in. */
export class LiveNotes {
	text = $state('');
	#notes: CallNotes | null = null;

	follow(notes: CallNotes): void {
		this.#notes = notes;
		this.text = notes.text;
	}

	edit(before: string, after: string): void {
		this.#notes?.edit(before, after);
	}

	undo(): boolean {
		return this.#notes?.undo() ?? false;
	}

	redo(): boolean {
		return this.#notes?.redo() ?? false;
	}
}
