import type { IntentId } from '#schema/ids.ts';
import { OUTBOX_ROOT, parseEnvelope } from '#schema/outbox.ts';
import type { DeviceDisk } from '../machine/device-disk.ts';

/** Intents that stand in the outboxes which a device keeps. */
export function intentsKeptOn(disk: DeviceDisk): Set<IntentId> {
	const kept = new Set<IntentId>();
	for (const doc of disk.docs().values())
		for (const item of doc.getArray(OUTBOX_ROOT)) {
			const envelope = parseEnvelope(item);
			if (envelope) kept.add(envelope.i);
		}
	return kept;
}
