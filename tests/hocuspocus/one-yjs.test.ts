import { createRequire } from 'node:module';
import { HocuspocusProvider } from '@hocuspocus/provider';
import { Document } from '@hocuspocus/server';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { connectRaw } from './raw-client.ts';
import { captureConsole, openProvider, openSocket, settled, startServer } from './rig.ts';

it('[HP23] server, provider and we use one and the same Yjs', async () => {
	const server = await startServer();
	const provider = openProvider(openSocket(server.url), 'x', { session: '1' });
	await settled(provider);
	expect(provider).toBeInstanceOf(HocuspocusProvider);
	expect(provider.document).toBeInstanceOf(Y.Doc);
	expect(server.document('x')).toBeInstanceOf(Document);
	expect(server.document('x')).toBeInstanceOf(Y.Doc);
});

describe('a second copy of Yjs in the process', () => {
	const loadSecond = (): typeof Y => createRequire(import.meta.url)('yjs') as typeof Y;

	it('[HP23] warns, and its documents are none to the first', () => {
		const lines = captureConsole();
		const second = loadSecond();
		expect(lines.join('\n')).toContain('Yjs was already imported');
		expect(new second.Doc()).not.toBeInstanceOf(Y.Doc);
	});

	it('[HP23] makes Hocuspocus ignore the document that onLoadDocument returns', async () => {
		captureConsole();
		const second = loadSecond();
		for (const [copy, expected] of [
			[second, {}],
			[Y, { k: 1 }],
		] as const) {
			const server = await startServer({
				onLoadDocument: async () => {
					const loaded = new copy.Doc();
					loaded.getMap('p').set('k', 1);
					return loaded;
				},
			});
			await (await connectRaw(server)).open('x');
			expect(server.document('x').getMap('p').toJSON()).toEqual(expected);
		}
	});

	it('[HP23] has types that the first refuses to hold', () => {
		captureConsole();
		const second = loadSecond();
		expect(() => new Y.Doc().getMap('p').set('slots', new second.Map())).toThrow(
			'Unexpected content type',
		);
	});
});
