import { docName } from '#schema/docs/names.ts';
import type { CompanyId, FairId, ParticipantId } from '#schema/ids.ts';
import type { Connection } from './connection.ts';
import type { Cancel, SyncEnvironment } from './environment.ts';
import { Note } from './note.ts';

/** How long the end waits for what is being stored. */
const CLOSE_MS = 3_000;

export interface NotesOptions {
	readonly environment: SyncEnvironment;
	readonly connection: Connection;
	readonly fair: FairId;
	/** For which one recruits; null for others, and as long as it is not known. */
	readonly company: () => CompanyId | null;
	readonly onChange: () => void;
}

interface OpenNote {
	/** Nothing until it is known for which company one recruits. */
	note: Note | null;
	users: number;
}

/**
 * The notes of one's team that are before one's eyes on this device, and those in which something is not
 * stored yet: they are let go when it is.
 */
export class Notes {
	readonly #options: NotesOptions;
	readonly #open = new Map<ParticipantId, OpenNote>();
	#allClosed: () => void = () => {};

	constructor(options: NotesOptions) {
		this.#options = options;
	}

	get(talent: ParticipantId): Note | null {
		return this.#open.get(talent)?.note ?? null;
	}

	isFollowed(talent: ParticipantId): boolean {
		return this.#open.has(talent);
	}

	/** Whether words would be lost with this page. */
	get hasUnsaved(): boolean {
		return [...this.#open.values()].some(({ note }) => note?.hasUnsaved);
	}

	/** The same, and it is not a matter of a moment. */
	get isAtRisk(): boolean {
		return [...this.#open.values()].some(({ note }) => note?.hasUnsaved && note.state !== 'saving');
	}

	/** Until what is returned is called. */
	follow(talent: ParticipantId): Cancel {
		const open = this.#open.get(talent) ?? { note: null, users: 0 };
		open.users += 1;
		this.#open.set(talent, open);
		this.openAll();
		let isFollowing = true;
		return () => {
			if (!isFollowing) return;
			isFollowing = false;
			open.users -= 1;
			this.#closeUnused(talent);
		};
	}

	/** Once it is known for which company one recruits. */
	openAll(): void {
		const company = this.#options.company();
		if (company === null) return;
		for (const [talent, open] of this.#open) {
			open.note ??= this.#noteOf(company, talent);
			open.note.open();
		}
	}

	/** What is on its way is waited for, a moment. */
	async close(): Promise<void> {
		for (const [talent, open] of this.#open) {
			open.users = 0;
			this.#closeUnused(talent);
		}
		if (this.#open.size > 0 && !this.isAtRisk) await this.#allSaved();
		for (const { note } of this.#open.values()) note?.close();
		this.#open.clear();
	}

	#allSaved(): Promise<void> {
		return new Promise((resolve) => {
			const cancel = this.#options.environment.clock.after(CLOSE_MS, resolve);
			this.#allClosed = () => {
				cancel();
				resolve();
			};
		});
	}

	#noteOf(company: CompanyId, talent: ParticipantId): Note {
		const { environment, connection, fair, onChange } = this.#options;
		return new Note({
			environment,
			connection,
			name: docName({ kind: 'note', fair, company, talent }),
			onChange: () => {
				this.#closeUnused(talent);
				onChange();
			},
		});
	}

	#closeUnused(talent: ParticipantId): void {
		const open = this.#open.get(talent);
		if (!open || open.users > 0 || open.note?.hasUnsaved) return;
		this.#open.delete(talent);
		open.note?.close();
		if (this.#open.size === 0) this.#allClosed();
	}
}
