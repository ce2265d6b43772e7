import type * as Y from 'yjs';
import type { SignedMessage } from '#schema/call-text.ts';
import { TEXT_LIMITS, isSignedMessage, messagesIn, notesIn } from '#schema/call-text.ts';
import type { TextFlaw } from '#schema/checked-text.ts';
import { CheckedText } from '#schema/checked-text.ts';
import type { Party } from '#schema/domain/participant.ts';
import { CallNotes } from './call-notes.ts';
import type { Signatures } from './signatures.ts';

export interface CallMessage {
	readonly id: string;
	readonly from: Party;
	readonly text: string;
	/** When its writer sent it, by the server's clock, ms since the epoch. */
	readonly at: number;
}

export interface CallTextOptions {
	readonly party: Party;
	readonly signatures: Signatures;
	readonly serverNow: () => number;
	/** Keeps the document on this device. */
	readonly keep: (doc: Y.Doc) => { readonly loaded: Promise<void>; close(): Promise<void> };
	/** Something is new: messages, or notes; `byOther`: the other side has changed the notes. */
	readonly onChange: (byOther: boolean) => void;
}

/**
 * The text of one call: messages and notes in one document of the two (TX1). Whatever road between them is
 * open carries it, and what is missing is made up for when one opens again.
 */
export class CallText {
	readonly notes: CallNotes;
	/** What this device has kept is there, or it keeps nothing. */
	readonly loaded: Promise<void>;
	readonly #options: CallTextOptions;
	readonly #checked = new CheckedText();
	readonly #signatures: Signatures;
	readonly #kept: { close(): Promise<void> };
	/** What each entry is worth: nothing before it is known, null for what nobody of the two has signed. */
	readonly #known = new Map<unknown, CallMessage | null>();
	readonly #beingRead = new Set<Promise<void>>();
	#saying: Promise<void>;
	#lastAt = 0;
	#isLoaded = false;
	#isClosed = false;

	constructor(options: CallTextOptions) {
		this.#options = options;
		this.#signatures = options.signatures;
		this.notes = new CallNotes(notesIn(this.doc), (byOther) => this.#changed(byOther));
		messagesIn(this.doc).observe(() => this.#read());
		const kept = options.keep(this.doc);
		this.#kept = kept;
		// A browser that keeps nothing can write all the same.
		this.loaded = kept.loaded.catch(() => {});
		this.#saying = this.loaded.then(() => void (this.#isLoaded = true));
	}

	get doc(): Y.Doc {
		return this.#checked.doc;
	}

	/** In the one order that both see (TX4); each once. */
	get messages(): readonly CallMessage[] {
		const found = messagesIn(this.doc)
			.toArray()
			.map((entry) => this.#known.get(entry))
			.filter((message) => message !== null && message !== undefined);
		return [
			...new Map(found.toReversed().map((message) => [message.id, message])).values(),
		].reverse();
	}

	get isFull(): boolean {
		return this.#checked.size > TEXT_LIMITS.bytes;
	}

	/** In the order in which they were said, and behind all that was there. */
	say(text: string): Promise<void> {
		this.#saying = this.#saying.then(() => this.#say(text));
		return this.#saying;
	}

	/** What came from the other side, if two honest pages may have written it (TX2). */
	take(update: Uint8Array, origin: unknown): TextFlaw | null {
		return this.#isClosed ? null : this.#checked.take(update, origin);
	}

	async close(): Promise<void> {
		this.#isClosed = true;
		await this.#kept.close();
		this.#checked.destroy();
	}

	async #say(text: string): Promise<void> {
		const { party, serverNow } = this.#options;
		// A moment that stands in the document already is nobody's second one.
		await Promise.all(this.#beingRead);
		const said = text.toWellFormed().replaceAll('\0', '').trim();
		const own = this.messages.filter(({ from }) => from === party).map(({ at }) => at);
		// It tells the messages of one person apart.
		const at = Math.max(Math.round(serverNow()), this.#lastAt + 1, ...own.map((time) => time + 1));
		this.#lastAt = at;
		const message = await this.#signatures.sign({ from: party, at, text: said });
		if (isSignedMessage(message) && !this.#isClosed) messagesIn(this.doc).push([message]);
	}

	#read(): void {
		for (const entry of messagesIn(this.doc).toArray()) {
			if (this.#known.has(entry)) continue;
			this.#known.set(entry, null);
			if (!isSignedMessage(entry)) continue;
			const reading = this.#readOne(entry).finally(() => this.#beingRead.delete(reading));
			this.#beingRead.add(reading);
		}
	}

	async #readOne(entry: SignedMessage): Promise<void> {
		if (!(await this.#signatures.isGenuine(entry))) return;
		const { from, at, text } = entry;
		this.#known.set(entry, { id: `${from} ${at}`, from, at, text });
		this.#changed(false);
	}

	#changed(byOther: boolean): void {
		// What this device had kept is no news of the other side.
		if (!this.#isClosed) this.#options.onChange(byOther && this.#isLoaded);
	}
}
