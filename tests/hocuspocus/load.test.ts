import type { Document } from '@hocuspocus/server';
import { expect, it } from 'vitest';
import { connectRaw } from './raw-client.ts';
import { captureConsole, startServer } from './rig.ts';
import { turns, until } from './waiting.ts';
import * as wire from './wire.ts';

it('[HP9] a load that is refused leaks the document with its running timer', async () => {
	captureConsole();
	let leaked: Document | undefined;
	const server = await startServer({
		onLoadDocument: async ({ document }) => {
			leaked = document;
			throw { reason: 'unknown' };
		},
	});
	const client = await connectRaw(server);
	client.send(wire.auth('x'));
	await client.next('denied');
	// The client has even been told that it is in before it is told that it is not.
	expect(client.frames.map((frame) => frame.kind)).toEqual(['authenticated', 'denied']);
	expect(leaked!.isDestroyed).toBe(false);
	expect(leaked!.awareness._checkInterval).toMatchObject({ _destroyed: false });
	leaked!.destroy();
	expect(leaked!.awareness._checkInterval).toMatchObject({ _destroyed: true });
});

it('[HP22] while it loads, a document is in no registry that a writer could look into', async () => {
	const seen: boolean[] = [];
	const server = await startServer({
		onLoadDocument: async ({ instance, documentName, document }) => {
			seen.push(instance.documents.has(documentName));
			await turns();
			seen.push(instance.documents.has(documentName));
			document.getMap('p').set('k', 1);
		},
		afterLoadDocument: async ({ instance, documentName }) => {
			seen.push(instance.documents.has(documentName));
		},
		connected: async ({ instance, documentName }) => {
			seen.push(instance.documents.has(documentName));
		},
	});
	await (await connectRaw(server)).open('x');
	await until(() => seen.length === 4);
	expect(seen).toEqual([false, false, false, true]);
});

it('[HP22] what is written during the load goes to the first client twice, unless flushed', async () => {
	for (const flushed of [false, true]) {
		const server = await startServer({
			onLoadDocument: async ({ document }) => {
				document.getMap('p').set('k', 1);
				if (flushed) document.flush();
			},
		});
		const client = await connectRaw(server);
		await client.open('x');
		await client.marker();
		expect(client.of('update', 'x').length).toBe(flushed ? 0 : 1);
	}
});
