import { docName } from '#schema/docs/names.ts';
import type { CompanyId, FairId, ParticipantId } from '#schema/ids.ts';
import type { Connection } from './connection.ts';
import type { Cancel, SyncEnvironment } from './environment.ts';
import { Note } from './note.ts';

export interface NotesOptions {
	readonly environment: SyncEnvironment;
	readonly connection: Connection;
	readonly fair: FairId;
	readonly onChange: () => void;
}

interface OpenNote {
	readonly note: Note;
	users: number;
}

/**
 * The notes of one's team that are before one's eyes on this device, and those in which something is not
 * stored yet: they are let go when it is.
 */
export class Notes {
	readonly #options: NotesOptions;
	readonly #open = new Map<ParticipantId, OpenNote>();

	constructor(options: NotesOptions) {
		this.#options = options;
	}

	get(talent: ParticipantId): Note | null {
		return this.#open.get(talent)?.note ?? null;
	}

	/** Whether words would be lost with this page. */
	get hasUnsaved(): boolean {
		return [...this.#open.values()].some(({ note }) => note.hasUnsaved);
	}

	/** Until what is returned is called. */
	follow(company: CompanyId, talent: ParticipantId): Cancel {
		const open = this.#open.get(talent) ?? { note: this.#noteOf(company, talent), users: 0 };
		open.users += 1;
		this.#open.set(talent, open);
		open.note.open();
		let isFollowing = true;
		return () => {
			if (!isFollowing) return;
			isFollowing = false;
			open.users -= 1;
			this.#closeUnused(talent);
		};
	}

	close(): void {
		for (const { note } of this.#open.values()) note.close();
		this.#open.clear();
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
		if (!open || open.users > 0 || open.note.hasUnsaved) return;
		this.#open.delete(talent);
		open.note.close();
	}
}
