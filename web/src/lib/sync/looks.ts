import { docName } from '#schema/docs/names.ts';
import type { FairId, MeetingId } from '#schema/ids.ts';
import type { Connection } from './connection.ts';
import type { Cancel, SyncEnvironment } from './environment.ts';
import { Projection } from './projection.ts';

export interface LooksOptions {
	readonly environment: SyncEnvironment;
	readonly connection: Connection;
	readonly fair: FairId;
}

/**
 * The meetings that are before one's eyes on this device. Each is a document without content that is
 * open for as long as one looks: the server sees that and tells the team (TE4), nobody claims anything.
 */
export class Looks {
	readonly #options: LooksOptions;
	readonly #open = new Map<MeetingId, { readonly document: Projection<never>; users: number }>();

	constructor(options: LooksOptions) {
		this.#options = options;
	}

	/** Until what is returned is called. */
	at(meeting: MeetingId): Cancel {
		const open = this.#open.get(meeting) ?? { document: this.#document(meeting), users: 0 };
		open.users += 1;
		this.#open.set(meeting, open);
		open.document.open();
		let isLooking = true;
		return () => {
			if (!isLooking) return;
			isLooking = false;
			open.users -= 1;
			if (open.users > 0) return;
			open.document.close();
			if (this.#open.get(meeting) === open) this.#open.delete(meeting);
		};
	}

	close(): void {
		for (const { document } of this.#open.values()) document.close();
		this.#open.clear();
	}

	#document(meeting: MeetingId): Projection<never> {
		const { environment, connection, fair } = this.#options;
		const name = docName({ kind: 'look', fair, meeting });
		return new Projection({ environment, connection, name, sections: [], onChange: () => {} });
	}
}
