import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness';
import { connectRaw } from './raw-client.ts';
import type { RawClient } from './raw-client.ts';
import { captureConsole, startServer } from './rig.ts';
import * as wire from './wire.ts';

const STRANGER = 4711;

/** The state of the stranger as a client sees it after all awareness frames it got. */
function seenBy(client: RawClient): unknown {
	const doc = new Y.Doc();
	const awareness = new Awareness(doc);
	for (const { bytes } of client.of('awareness', 'x')) applyAwarenessUpdate(awareness, bytes, null);
	const state = awareness.getStates().get(STRANGER);
	doc.destroy();
	return state;
}

it('[HP4] a read-only client tells everybody what it likes, under any client id', async () => {
	const server = await startServer({
		onAuthenticate: async ({ connectionConfig }) => void (connectionConfig.readOnly = true),
	});
	const [talker, reader] = [await connectRaw(server), await connectRaw(server)];
	await talker.open('x');
	await reader.open('x');
	talker.send(wire.awareness('x', wire.awarenessState(STRANGER, 1, { name: 'the organizer' })));
	await reader.next('awareness', 'x');
	expect(seenBy(reader)).toEqual({ name: 'the organizer' });
});

it('[HP4] clearing the states in beforeHandleAwareness lets nothing through', async () => {
	const sizes: number[] = [];
	const server = await startServer({
		beforeHandleAwareness: async ({ states }) => {
			sizes.push(states.size);
			states.clear();
		},
	});
	const [talker, reader] = [await connectRaw(server), await connectRaw(server)];
	await talker.open('x');
	await reader.open('x');
	talker.send(wire.awareness('x', wire.awarenessState(STRANGER, 1, { name: 'the organizer' })));
	// Frames of one connection are handled in order, so this answer means the awareness is done.
	talker.send(wire.update('x', Y.encodeStateAsUpdate(new Y.Doc())));
	await talker.next('status', 'x');
	await reader.marker();
	expect(reader.of('awareness')).toEqual([]);
	expect(server.document('x').awareness.getStates().size).toBe(0);
	// One state was sent; the second is a phantom of the scratch document that decoded it.
	expect(sizes).toEqual([2]);
});

it('[HP4] a throw in beforeHandleAwareness closes the document for the one who spoke', async () => {
	captureConsole();
	const server = await startServer({
		beforeHandleAwareness: () => Promise.reject({ reason: 'no presence' }),
	});
	const [talker, reader] = [await connectRaw(server), await connectRaw(server)];
	await talker.open('x');
	await reader.open('x');
	talker.send(wire.awareness('x', wire.awarenessState(STRANGER, 1, {})));
	expect((await talker.next('close', 'x')).reason).toBe('no presence');
	await reader.marker();
	expect(reader.of('awareness')).toEqual([]);
	expect(reader.of('close')).toEqual([]);
});

it('[HP4] the own removal of a state is not forwarded: a ghost stays', async () => {
	const server = await startServer();
	const [talker, reader] = [await connectRaw(server), await connectRaw(server)];
	await talker.open('x');
	await reader.open('x');
	talker.send(wire.awareness('x', wire.awarenessState(STRANGER, 1, { here: true })));
	await reader.next('awareness', 'x');
	talker.send(wire.awareness('x', wire.awarenessState(STRANGER, 2, null)));
	talker.send(wire.update('x', Y.encodeStateAsUpdate(new Y.Doc())));
	await talker.next('status', 'x');
	await reader.marker();
	expect(seenBy(reader)).toEqual({ here: true });
});
