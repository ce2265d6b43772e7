/**
 * A process whose hook named in argv rejects, and one client that makes every hook run once.
 * Prints how often the hook was called and whether the process lived to the end.
 */
import { Hocuspocus } from '@hocuspocus/server';
import * as Y from 'yjs';
import * as wire from './wire.ts';

const hook = process.argv[2] ?? '';
let calls = 0;
const hocuspocus = new Hocuspocus({
	quiet: true,
	debounce: 0,
	[hook]: () => {
		calls += 1;
		return Promise.reject(new Error('the hook fails'));
	},
});
const socket = { readyState: 1, send() {}, close() {} };
const client = hocuspocus.handleConnection(socket, new Request('http://localhost/'));

async function say(...frames: readonly Uint8Array[]): Promise<void> {
	for (const frame of frames) client.handleMessage(frame);
	for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}

const edited = new Y.Doc();
edited.getMap('p').set('k', 1);
await say(wire.auth('x'), wire.step1('x'));
await say(wire.update('x', Y.encodeStateAsUpdate(edited)));
await say(wire.awareness('x', wire.awarenessState(7, 1, { here: true })));
await say(wire.stateless('x', 'hello'));
await say(wire.auth('x'));
hocuspocus.documents.get('x')?.broadcastStateless('hello');
await say(wire.close('x'));
client.handleClose({ code: 1000, reason: '' });
await say();
console.log(JSON.stringify({ alive: true, called: calls > 0 }));
process.exit(0);
