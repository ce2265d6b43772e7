import * as encoding from 'lib0/encoding';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { connectRaw } from './raw-client.ts';
import { captureConsole, startServer } from './rig.ts';
import * as wire from './wire.ts';

/** A dozen bytes that claim so many structs of one client and carry none. */
function claiming(structs: number): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, 1);
	encoding.writeVarUint(encoder, structs);
	encoding.writeVarUint(encoder, 7);
	encoding.writeVarUint(encoder, 0);
	return encoding.toUint8Array(encoder);
}

/** More elements than any array can have, so that allocating for the claim is an error at once. */
const BEYOND_ANY_ARRAY = 2 ** 33;

it('[HP19] applying an update allocates for whatever number of structs it claims', () => {
	expect(() => Y.applyUpdate(new Y.Doc(), claiming(BEYOND_ANY_ARRAY))).toThrow(
		'Invalid array length',
	);
});

it('[HP19] decoding an update on the side believes no claim, so it is safe to do first', () => {
	expect(() => Y.decodeUpdate(claiming(BEYOND_ANY_ARRAY))).toThrow('Unexpected end of array');
	expect(claiming(BEYOND_ANY_ARRAY).byteLength).toBeLessThan(16);
});

it('[HP19] the server takes such an update, allocates, and acknowledges it', async () => {
	const lines = captureConsole();
	const server = await startServer();
	const client = await connectRaw(server);
	await client.open('x');
	client.send(wire.update('x', claiming(BEYOND_ANY_ARRAY)));
	expect((await client.next('status', 'x')).applied).toBe(true);
	expect(lines.join('\n')).toContain('RangeError: Invalid array length');
});

it('[HP19] roots named by an update that fails to decode stay in the document', async () => {
	captureConsole();
	const edited = new Y.Doc();
	edited.getMap('stray root').set('k', 'value');
	const whole = Y.encodeStateAsUpdate(edited);
	const server = await startServer();
	const client = await connectRaw(server);
	await client.open('x');
	client.send(wire.update('x', whole.subarray(0, whole.length - 2)));
	expect((await client.next('status', 'x')).applied).toBe(true);
	expect([...server.document('x').share.keys()]).toEqual(['stray root']);
});

it('[HP19] what decodes may still fail to apply: the check before is not the whole gate', () => {
	// One item of client 8 whose left neighbour is that very item.
	const itsOwnNeighbour = Uint8Array.of(1, 1, 8, 0, 136, 8, 0, 1, 119, 1, 98, 0);
	expect(Y.decodeUpdate(itsOwnNeighbour).structs).toHaveLength(1);
	expect(() => Y.applyUpdate(new Y.Doc(), itsOwnNeighbour)).toThrow(TypeError);
});
