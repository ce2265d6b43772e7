import type { Change, SharedView } from './shared-view.ts';
import type { Client, Ears } from './client.ts';

/** What one client has seen of its calendars, kept in step with what arrives. */
export class Followed {
	readonly taken: Set<number>[] = [];
	readonly #views: readonly SharedView[];
	readonly #ears: Ears;

	constructor(views: readonly SharedView[], ears: Ears) {
		this.#views = views;
		this.#ears = ears;
	}

	state(client: Client, calendar: number, bytes: Buffer): void {
		this.#take(client, calendar, this.#views[calendar]!.state(bytes));
	}

	update(client: Client, calendar: number, bytes: Buffer): readonly Change[] {
		const changes = this.#views[calendar]!.update(bytes);
		this.#take(client, calendar, changes);
		return changes;
	}

	#take(client: Client, calendar: number, changes: readonly Change[]): void {
		const taken = (this.taken[calendar] ??= new Set());
		for (const { slot, by } of changes) {
			if (by === null) taken.delete(slot);
			else taken.add(slot);
			this.#ears.slotChanged(client, calendar, slot, by);
		}
	}
}
