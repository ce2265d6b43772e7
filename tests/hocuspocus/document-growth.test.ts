import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

/** What thousands of short-lived entries leave behind in a document, in bytes of its state. */
const CHURN = 2_000;

const sizeOf = (document: Y.Doc): number => Y.encodeStateAsUpdate(document).byteLength;

/** Every struct that the document still keeps, living or not. */
const structsOf = (document: Y.Doc): number =>
	[...document.store.clients.values()].reduce((sum, structs) => sum + structs.length, 0);

/** An id as long as those of intents, in the order of their creation. */
const intentId = (n: number): string => `01JZ${String(n).padStart(22, '0')}`;

describe('an outbox from which every settled intent is deleted', () => {
	it('[HP19] is as good as empty when it is a list, also when others do the deleting', () => {
		const [client, server] = [new Y.Doc(), new Y.Doc()];
		for (let n = 0; n < CHURN; n++) {
			client.getArray('q').push([{ i: intentId(n), k: 'slot.claim' }]);
			if (n % 2 === 0) {
				client.getArray('q').delete(0, 1);
			} else {
				Y.applyUpdate(server, Y.encodeStateAsUpdate(client, Y.encodeStateVector(server)));
				server.getArray('q').delete(0, 1);
				Y.applyUpdate(client, Y.encodeStateAsUpdate(server, Y.encodeStateVector(client)));
			}
		}
		expect(client.getArray('q').length).toBe(0);
		expect(sizeOf(client)).toBeLessThan(64);
	});

	it('[HP19] keeps every key for ever when it is a map by intent id', () => {
		const client = new Y.Doc();
		for (let n = 0; n < CHURN; n++) {
			client.getMap('q').set(intentId(n), { k: 'slot.claim' });
			client.getMap('q').delete(intentId(n));
		}
		expect(client.getMap('q').size).toBe(0);
		expect(sizeOf(client)).toBeGreaterThan(CHURN * intentId(0).length);
	});
});

describe('a section whose keys are overwritten in turn', () => {
	const KEYS = 50;

	function overwritten(): Y.Doc {
		const document = new Y.Doc();
		document.getMap('p').set('slots', new Y.Map());
		const slots = document.getMap('p').get('slots') as Y.Map<number>;
		for (let n = 0; n < CHURN; n++) slots.set(`slot ${n % KEYS}`, n);
		return document;
	}

	it('[HP19] keeps a tombstone for each overwritten value', () => {
		expect(structsOf(overwritten())).toBeGreaterThan(CHURN - KEYS);
	});

	it('[HP19] forgets them when it is replaced by a fresh map, and replicas do as well', () => {
		const document = overwritten();
		const replica = new Y.Doc();
		Y.applyUpdate(replica, Y.encodeStateAsUpdate(document));
		const before = sizeOf(document);
		const old = document.getMap('p').get('slots') as Y.Map<number>;
		document.getMap('p').set('slots', new Y.Map(old.entries()));
		Y.applyUpdate(replica, Y.encodeStateAsUpdate(document, Y.encodeStateVector(replica)));

		expect(structsOf(document)).toBeLessThan(KEYS * 3);
		expect(sizeOf(document)).toBeLessThan(before / 10);
		expect(sizeOf(replica)).toBe(sizeOf(document));
		expect(replica.getMap('p').toJSON()).toEqual(document.getMap('p').toJSON());
	});
});
