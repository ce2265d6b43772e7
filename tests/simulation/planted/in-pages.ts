/** Faults in the browser. */
import type { ChannelListener } from '#lib/sync/channel.ts';
import { Connection } from '#lib/sync/connection.ts';
import type { FairSession } from '#lib/sync/fair-session.ts';
import type { FairView } from '#lib/sync/view.ts';
import { OUTBOX_ROOT } from '#schema/outbox.ts';
import type { PlantedFault } from './fault.ts';
import { DeviceDisk } from '../machine/device-disk.ts';
import { around } from './patching.ts';

/** An intent leaves the outbox when the server has it, not when its outcome was seen. */
export const deletesOnArrival: PlantedFault = { patch: deleteOnArrival };

/** A time is shown as confirmed while it is asked for. */
export const isTooSure: PlantedFault = { wrapSession: tooSure };

/** Something is taken back as if no other page could have read it. */
export const forgetsOtherPages: PlantedFault = { patch: forgetOtherPages };

function forgetOtherPages() {
	return around(DeviceDisk.prototype, 'keepFor', (keepFor, machine) => {
		const keep = keepFor(machine);
		return (name, doc) => ({ ...keep(name, doc), watch: () => async () => true });
	});
}

function deleteOnArrival() {
	return around(Connection.prototype, 'join', (join, name, doc, listener) => {
		if (!name.startsWith('outbox')) return join(name, doc, listener);
		const hasty: ChannelListener = {
			...listener,
			arrived() {
				listener.arrived?.();
				const queue = doc.getArray(OUTBOX_ROOT);
				queue.delete(0, queue.length);
			},
		};
		return join(name, doc, hasty);
	});
}

function tooSure(session: FairSession): FairSession {
	const { get } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(session), 'view')!;
	const view = (): FairView | null => {
		const seen = get!.call(session) as FairView | null;
		if (!seen) return null;
		const rows = Object.entries(seen.desk.meetings).map(([id, row]) => [
			id,
			row.asking ? { ...row, ...row.asking, status: 'confirmed' } : row,
		]);
		return { ...seen, desk: { ...seen.desk, meetings: Object.fromEntries(rows) } };
	};
	Object.defineProperty(session, 'view', { get: view });
	return session;
}
