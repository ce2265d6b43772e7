import { Server } from '@hocuspocus/server';
import type { Configuration } from '@hocuspocus/server';
import { describe, expect, it } from 'vitest';
import { captureConsole } from './rig.ts';
import { turns, until } from './waiting.ts';

describe('Server.destroy', () => {
	async function startWhole(configuration: Partial<Configuration>) {
		const server = new Server({
			quiet: true,
			port: 0,
			address: '127.0.0.1',
			stopOnSignals: false,
			...configuration,
		});
		await server.listen();
		const { document } = await server.hocuspocus.openDirectConnection('x');
		let destroyed = false;
		const destroy = () => void server.destroy().then(() => (destroyed = true));
		return { hocuspocus: server.hocuspocus, document: document!, destroy, done: () => destroyed };
	}

	it('[HP10] waits for ever for a pinned document', async () => {
		const { hocuspocus, document, destroy, done } = await startWhole({});
		destroy();
		await turns(50);
		expect(done()).toBe(false);
		document.removeDirectConnection();
		await hocuspocus.unloadDocument(document);
		await until(done);
	});

	it('[HP10] waits for ever for a document whose unloading is vetoed', async () => {
		let vetoes = 0;
		const { hocuspocus, document, destroy, done } = await startWhole({
			beforeUnloadDocument: async () => {
				vetoes += 1;
				if (vetoes === 1) throw {};
			},
		});
		document.removeDirectConnection();
		destroy();
		await hocuspocus.unloadDocument(document);
		await turns(50);
		expect(vetoes).toBe(1);
		expect(done()).toBe(false);
		await hocuspocus.unloadDocument(document);
		await until(done);
	});

	it('[HP10] waits for ever for a document that cannot be stored', async () => {
		captureConsole();
		let stores = 0;
		const { hocuspocus, document, destroy, done } = await startWhole({
			onStoreDocument: async () => {
				stores += 1;
				throw new Error('disk full');
			},
		});
		document.getMap('p').set('k', 1);
		document.removeDirectConnection();
		destroy();
		await until(() => stores === 1);
		await turns(50);
		expect(done()).toBe(false);
		expect(hocuspocus.documents.has('x')).toBe(true);
		await hocuspocus.unloadDocument(document);
		await until(done);
	});
});
