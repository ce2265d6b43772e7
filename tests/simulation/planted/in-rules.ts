/** Faults in what is decided, and in the queue before it. */
import type { SqliteConnection } from '#schema/db/open.ts';
import { FairState } from '#schema/domain/state.ts';
import { FairQueue } from '#sync/fair-queue.ts';
import type { PlantedFault } from './fault.ts';
import { around, replaced } from './patching.ts';

/** Neither rule nor index keeps two chats out of one slot. */
export const sharesSlots: PlantedFault = {
	prepare: dropGuards,
	patch: () => replaced(FairState.prototype, { bookingOf: () => null, confirmedOf: () => [] }),
};

export const ignoresChatLimit: PlantedFault = {
	patch: () =>
		around(FairState.prototype, 'putParticipant', function (put, participant) {
			Object.assign(this.fair.rules, { maxChats: 99 });
			put(participant);
		}),
};

/** What could not be stored is forgotten. */
export const losesUnsettled: PlantedFault = {
	patch: () => replaced(FairQueue.prototype, { putBack: () => {} }),
};

/** What somebody asked for last is decided first. */
export const decidesLastFirst: PlantedFault = {
	patch: () => around(FairQueue.prototype, 'take', (take, limit) => take(limit).reverse()),
};

function dropGuards(connection: SqliteConnection): void {
	connection.exec(`
		DROP INDEX meeting_slot;
		DROP INDEX meeting_talent_start;
		DROP TRIGGER meeting_guard_insert;
		DROP TRIGGER meeting_guard_update;
		DROP TRIGGER slot_guard_delete;
	`);
}
