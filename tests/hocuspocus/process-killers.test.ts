import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { connectRaw } from './raw-client.ts';
import { captureConsole, startServer } from './rig.ts';
import { until } from './waiting.ts';
import * as wire from './wire.ts';

const SCRIPT = fileURLToPath(new URL('failing-hook.ts', import.meta.url));

/** Runs a server whose hook rejects, in a process of its own. */
function withFailing(hook: string): Promise<{ code: unknown; stdout: string; stderr: string }> {
	return new Promise((resolve) => {
		execFile(process.execPath, [SCRIPT, hook], (error, stdout, stderr) => {
			resolve({ code: error === null ? 0 : error.code, stdout, stderr });
		});
	});
}

describe('a hook that rejects', () => {
	it.concurrent.each([
		'onChange',
		'onStateless',
		'onAwarenessUpdate',
		'beforeBroadcastStateless',
		'onDisconnect',
		'afterUnloadDocument',
	])('[HP1] kills the whole process when it is %s', async (hook) => {
		const { code, stdout, stderr } = await withFailing(hook);
		expect(stderr).toContain('Error: the hook fails');
		expect(stdout).toBe('');
		expect(code).toBe(1);
	});

	it.concurrent.each([
		'onConnect',
		'onAuthenticate',
		'onTokenSync',
		'onLoadDocument',
		'afterLoadDocument',
		'connected',
		'beforeHandleMessage',
		'afterHandleMessage',
		'beforeHandleAwareness',
		'beforeSync',
		'onStoreDocument',
		'beforeUnloadDocument',
	])('[HP1] costs at most its own connection when it is %s', async (hook) => {
		const { code, stdout } = await withFailing(hook);
		expect(JSON.parse(stdout)).toEqual({ alive: true, called: true });
		expect(code).toBe(0);
	});
});

it('[HP2] a throw in connected tells the client "denied" and lets it read and write', async () => {
	captureConsole();
	const server = await startServer({
		connected: () => Promise.reject(new Error('not for you')),
	});
	const client = await connectRaw(server);
	await client.open('x');
	await client.next('denied', 'x');

	const edited = new Y.Doc();
	edited.getMap('p').set('k', 'written by the denied');
	client.send(wire.update('x', Y.encodeStateAsUpdate(edited)));

	expect((await client.next('status', 'x')).applied).toBe(true);
	await until(() => server.document('x').getMap('p').get('k') === 'written by the denied');
});

it('[HP2] a throw in onAuthenticate is what keeps a client out', async () => {
	captureConsole();
	const server = await startServer({ onAuthenticate: () => Promise.reject({ reason: 'no' }) });
	const client = await connectRaw(server);
	client.send(wire.auth('x'), wire.step1('x'));
	expect((await client.next('denied', 'x')).reason).toBe('no');
	expect(client.of('authenticated')).toEqual([]);
	expect(client.of('step2')).toEqual([]);
	expect(server.hocuspocus.documents.size).toBe(0);
});
