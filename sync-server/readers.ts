import type { Document, Hocuspocus } from '@hocuspocus/server';
import type { Audit } from './audit.ts';
import type { HubContext } from './hooks.ts';
import type { Opening } from './opening.ts';
import { closeOpening } from './opening.ts';

/** One document and how many read it, or wait until it is there. */
interface Read {
	document: Document | null;
	count: number;
	waiting: Opening[];
}

export interface ReadersOptions {
	readonly audit: Audit;
	readonly hocuspocus: Hocuspocus<HubContext>;
	/** Documents that could not be filled; nobody gets to see them. */
	readonly broken: WeakSet<Document>;
}

/** Hocuspocus asks for one; nothing in it is used. */
const REQUEST = new Request('http://localhost/sync');
/** Unloaded in the very moment in which it was opened, so often in a row. */
const ATTEMPTS = 3;

/**
 * Everybody who only reads. What they send is answered by the gate and what they get comes from the
 * fan-out, so that to Hocuspocus the readers of a document are one: its keeper for as long as anybody
 * is there. A place for each of them would be a third of the memory and two thirds of the cost of joining.
 */
export class Readers {
	readonly #options: ReadersOptions;
	readonly #reads = new Map<string, Read>();

	constructor(options: ReadersOptions) {
		this.#options = options;
	}

	/** At once where the document is there already. */
	enter(opening: Opening): void {
		let read = this.#reads.get(opening.name);
		if (read) {
			read.count++;
			if (read.document) opening.keeper.ready(opening, read.document);
			else read.waiting.push(opening);
			return;
		}
		read = { document: null, count: 1, waiting: [opening] };
		this.#reads.set(opening.name, read);
		void this.#load(opening, read);
	}

	/** Once for each that entered. */
	leave({ name }: Opening): void {
		const read = this.#reads.get(name);
		if (!read) return;
		read.count--;
		if (read.count === 0 && read.document) this.#release(name, read.document);
	}

	async #load({ name, grant }: Opening, read: Read): Promise<void> {
		const { audit, broken } = this.#options;
		try {
			const document = await this.#open(name, { grant });
			document.addDirectConnection();
			read.document = document;
			const waiting = read.waiting.splice(0);
			for (const opening of waiting)
				if (broken.has(document)) closeOpening(opening, 'unavailable');
				else audit.guard('ready', () => opening.keeper.ready(opening, document));
			if (read.count === 0 && this.#reads.get(name) === read) this.#release(name, document);
		} catch (error) {
			audit.failure('open', error);
			this.#reads.delete(name);
			for (const opening of read.waiting.splice(0)) closeOpening(opening, 'unavailable');
		}
	}

	async #open(name: string, context: HubContext): Promise<Document> {
		const { hocuspocus } = this.#options;
		const asReader = { isAuthenticated: true, readOnly: true };
		for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
			const document = await hocuspocus.createDocument(name, REQUEST, 'readers', asReader, context);
			if (hocuspocus.documents.get(name) === document) return document;
		}
		throw new Error(`${name} is unloaded whenever it is opened`);
	}

	#release(name: string, document: Document): void {
		const { audit, hocuspocus } = this.#options;
		this.#reads.delete(name);
		document.removeDirectConnection();
		hocuspocus.unloadDocument(document).catch((error: unknown) => audit.failure('unload', error));
	}
}
