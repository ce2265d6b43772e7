import * as Y from 'yjs';
import { NOTE_ROOT, isNote } from '#schema/docs/note.ts';
import { changesOf, mergeTexts } from '../text-change.ts';
import { changeText } from '../y-text.ts';
import type { Channel, ChannelListener } from './channel.ts';
import type { Connection } from './connection.ts';
import type { SyncEnvironment } from './environment.ts';
import { Reopening } from './reopening.ts';

/**
 * `loading`: nothing is known yet; `saved`: what is shown is stored; `saving`; `failing`: the server says
 * that it cannot store anything at present, and tries again; `offline`: nothing goes out or comes in;
 * `long`: more characters than a note may have; `denied`: no right, or nobody to write about.
 */
export type NoteState = 'loading' | 'saved' | 'saving' | 'failing' | 'offline' | 'long' | 'denied';

export interface NoteOptions {
	readonly environment: Pick<SyncEnvironment, 'clock' | 'random'>;
	readonly connection: Connection;
	readonly name: string;
	readonly onChange: () => void;
}

/**
 * A text that a team writes together (record 0010). While there is a connection each edit goes into the
 * document at once. What cannot go there (no connection, or too long) is laid over it, and is brought in
 * when it can. An acknowledgement means that it is stored.
 */
export class Note {
	readonly #options: NoteOptions;
	readonly #reopening: Reopening;
	#doc!: Y.Doc;
	/** The document as the server has stored it: without what is not acknowledged. */
	#stored!: Y.Doc;
	/** Own changes that are not acknowledged, oldest first; those in one group are acknowledged as one. */
	#own: Uint8Array[][] = [];
	/** Of this page's own edits; a field's own undo knows nothing of what others wrote. */
	#history!: Y.UndoManager;
	#channel: Channel | null = null;
	#status: 'loading' | 'live' | 'away' | 'denied' = 'loading';
	/** What its person sees. */
	#text = '';
	/** The document's text of which that was made; the two differ by what is laid over. */
	#base = '';
	/** After a new beginning: the texts that the server may have stored, one of which is the base. */
	#bases: readonly string[] = [];
	#unacknowledged = 0;
	#isFailing = false;
	#isClosed = false;

	constructor(options: NoteOptions) {
		this.#options = options;
		this.#reopening = new Reopening(options.environment);
		this.#begin();
	}

	get text(): string {
		return this.#text;
	}

	get state(): NoteState {
		if (this.#status === 'denied' || this.#status === 'loading') return this.#status;
		if (!isNote(this.#text)) return 'long';
		const isOffline = this.#options.connection.status !== 'online';
		if (this.#status === 'away' && isOffline) return 'offline';
		if (this.#status === 'live' && !this.hasUnsaved) return 'saved';
		return this.#isFailing ? 'failing' : 'saving';
	}

	/** Whether words would be lost with this page. */
	get hasUnsaved(): boolean {
		return this.#status !== 'denied' && (this.#text !== this.#base || this.#own.length > 0);
	}

	/** `before` is the text that its person had before their eyes; it may have changed meanwhile. */
	edit(before: string, after: string): void {
		if (this.#status === 'loading' || this.#status === 'denied') return;
		this.#text = mergeTexts(before, this.#text, after);
		this.#push();
		this.#options.onChange();
	}

	/** Takes back the last own edit and leaves what others wrote; false when that is not possible now. */
	undo(): boolean {
		return this.#goThrough((history) => history.undo());
	}

	redo(): boolean {
		return this.#goThrough((history) => history.redo());
	}

	open(): void {
		const { connection, name } = this.#options;
		this.#channel ??= connection.join(name, this.#doc, this.#listener());
	}

	close(): void {
		this.#isClosed = true;
		this.#reopening.cancel();
		this.#channel?.leave();
		this.#channel = null;
		this.#doc.destroy();
		this.#stored.destroy();
	}

	#goThrough(step: (history: Y.UndoManager) => unknown): boolean {
		if (this.#status !== 'live' || !this.#channel?.reaches || this.#text !== this.#base)
			return false;
		step(this.#history);
		this.#base = textOf(this.#doc);
		this.#text = this.#base;
		this.#options.onChange();
		return true;
	}

	/** Brings what is laid over into the document, when it may go there. */
	#push(): void {
		if (this.#status !== 'live' || !this.#channel?.reaches) return;
		if (this.#text === this.#base || !isNote(this.#text)) return;
		const changes = changesOf(this.#base, this.#text);
		this.#base = this.#text;
		changeText(this.#doc.getText(NOTE_ROOT), changes);
	}

	#begin(): void {
		const doc = new Y.Doc();
		this.#doc = doc;
		this.#stored = new Y.Doc();
		this.#history = new Y.UndoManager(doc.getText(NOTE_ROOT));
		this.#own = [];
		doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (doc !== this.#doc || this.#isClosed) return;
			if (origin === null || origin === this.#history) this.#own.push([update]);
			else this.#received(update);
		});
	}

	#received(update: Uint8Array): void {
		Y.applyUpdate(this.#stored, update);
		// After a new beginning the first answer is taken as a whole, see `synced`.
		if (this.#bases.length === 0) this.#rebase(this.#base);
		this.#options.onChange();
	}

	/** The document has changed under what is laid over it. */
	#rebase(base: string): void {
		const theirs = textOf(this.#doc);
		this.#text = mergeTexts(base, theirs, this.#text);
		this.#base = theirs;
		this.#push();
	}

	#listener(): ChannelListener {
		return {
			opening: () => {
				// They go out as one, in the first exchange.
				if (this.#own.length > 1) this.#own = [this.#own.flat()];
			},
			synced: () => this.#synced(),
			unacknowledged: (count) => this.#acknowledged(count),
			rejected: () => {
				this.#isFailing = true;
				this.#options.onChange();
			},
			closed: (reason) => this.#closed(reason),
			lost: () => {
				this.#reopening.cancel();
				this.#away();
			},
		};
	}

	#synced(): void {
		this.#reopening.succeeded();
		this.#status = 'live';
		this.#isFailing = false;
		const theirs = textOf(this.#doc);
		const [stored = this.#base] = this.#bases;
		// What was on its way may have been stored all the same: then that is what theirs was made of.
		const base = this.#bases.includes(theirs) ? theirs : stored;
		this.#bases = [];
		this.#rebase(base);
		this.#options.onChange();
	}

	/** In the order in which they were sent; the first exchange counts as one. */
	#acknowledged(count: number): void {
		if (count < this.#unacknowledged) this.#isFailing = false;
		this.#unacknowledged = count;
		for (; this.#own.length > count; this.#own.shift())
			for (const update of this.#own[0] ?? []) Y.applyUpdate(this.#stored, update);
		this.#options.onChange();
	}

	#closed(reason: string): void {
		switch (reason) {
			case 'denied':
			case 'upgrade':
				if (reason === 'upgrade') this.#options.connection.end('upgrade');
				this.#status = 'denied';
				this.#text = '';
				this.#base = '';
				return this.#options.onChange();
			case 'reset':
				return this.#restart(0);
			case 'invalid':
			case 'limit':
				// A colleague's words made it too long, or this page is mistaken: not in a hurry.
				this.#restart('later');
				this.#isFailing = true;
				return;
			default:
				this.#away();
				return this.#reopening.later(() => this.#channel?.reopen());
		}
	}

	/** TN4: from an empty copy; what is not stored is laid over what comes. */
	#restart(when: 0 | 'later'): void {
		if (this.#status !== 'loading') {
			this.#bases = this.#possiblyStored();
			this.#base = this.#bases[0] ?? '';
			this.#status = 'away';
		}
		this.#doc.destroy();
		this.#stored.destroy();
		this.#begin();
		const doc = this.#doc;
		if (when === 0) this.#channel?.reopen(doc);
		else this.#reopening.later(() => this.#channel?.reopen(doc));
		this.#options.onChange();
	}

	/** What is known to be stored, then what that is with each change that was on its way. */
	#possiblyStored(): readonly string[] {
		if (this.#bases.length > 0) return this.#bases;
		const texts = [textOf(this.#stored)];
		for (const update of this.#own.flat()) {
			Y.applyUpdate(this.#stored, update);
			texts.push(textOf(this.#stored));
		}
		return texts;
	}

	#away(): void {
		if (this.#status === 'live') this.#status = 'away';
		this.#isFailing = false;
		this.#options.onChange();
	}
}

const textOf = (doc: Y.Doc): string => doc.getText(NOTE_ROOT).toJSON();
