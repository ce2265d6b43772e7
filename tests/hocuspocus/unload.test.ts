import { Hocuspocus } from '@hocuspocus/server';
import type { Configuration, Document } from '@hocuspocus/server';
import { describe, expect, it } from 'vitest';
import { connectRaw } from './raw-client.ts';
import { captureConsole, startServer } from './rig.ts';
import { until } from './waiting.ts';
import * as wire from './wire.ts';

/** Opens `x` so many microtasks after the unloading of `x` has asked its hook. */
async function openDuringUnload(hocuspocus: Hocuspocus, microtasks: number): Promise<Document> {
	const { document: first } = await hocuspocus.openDirectConnection('x');
	let opened: Promise<Document> | undefined;
	hocuspocus.configuration.extensions.push({
		beforeUnloadDocument: async () => {
			if (opened !== undefined) return;
			opened = (async () => {
				for (let step = 0; step < microtasks; step++) await undefined;
				return (await hocuspocus.openDirectConnection('x')).document!;
			})();
		},
	});
	first!.removeDirectConnection();
	await hocuspocus.unloadDocument(first!);
	return opened!;
}

const OFFSETS = Array.from({ length: 10 }, (_, offset) => offset);

describe('a document that is opened while it is being unloaded', () => {
	it('[HP8] may be a destroyed one that nobody else will ever see', async () => {
		const zombies = [];
		for (const offset of OFFSETS) {
			const hocuspocus = new Hocuspocus({ quiet: true });
			const document = await openDuringUnload(hocuspocus, offset);
			if (document.isDestroyed) zombies.push(hocuspocus.documents.get('x') === document);
		}
		expect(zombies.length).toBeGreaterThan(0);
		expect(zombies).not.toContain(true);
	});

	it('[HP8] is alive and registered once the opening is retried', async () => {
		for (const offset of OFFSETS) {
			const hocuspocus = new Hocuspocus({ quiet: true });
			let document = await openDuringUnload(hocuspocus, offset);
			while (document.isDestroyed)
				document = (await hocuspocus.openDirectConnection('x')).document!;
			expect(hocuspocus.documents.get('x'), `${offset} microtasks late`).toBe(document);
		}
	});

	it('[HP8] swallows edits as a zombie: they are acknowledged and reach nobody', async () => {
		let zombie: Document | undefined;
		const server = await startServer({
			afterLoadDocument: async ({ document }) => void (zombie ??= document),
		});
		const [writer, reader] = [await connectRaw(server), await connectRaw(server)];
		await writer.open('x');
		await reader.open('x');
		zombie!.destroy();
		writer.send(wire.update('x', Uint8Array.of(0, 0)));
		writer.send(wire.update('x', Uint8Array.of(1, 1, 7, 0, 4, 1, 1, 112, 1, 97, 0)));
		expect((await writer.next('status', 'x', 2)).applied).toBe(true);
		await reader.marker();
		expect(zombie!.getText('p').toJSON()).toBe('a');
		expect(reader.of('update')).toEqual([]);
	});
});

describe('unloading goes by name', () => {
	/** A document that was replaced by a new one of its name, which has a client. */
	async function replaced(configuration: Partial<Configuration> = {}) {
		const server = await startServer(configuration);
		const { hocuspocus } = server;
		const { document: stale } = await hocuspocus.openDirectConnection('x');
		stale!.removeDirectConnection();
		await hocuspocus.unloadDocument(stale!);
		const client = await connectRaw(server);
		await client.open('x');
		return { hocuspocus, stale: stale!, live: server.document('x') };
	}

	it('[HP8] and so a stale document takes the live one out of the registry', async () => {
		const { hocuspocus, stale, live } = await replaced();
		await hocuspocus.unloadDocument(stale);
		expect(hocuspocus.documents.has('x')).toBe(false);
		expect(live.getConnectionsCount()).toBe(1);
		expect(live.isDestroyed).toBe(false);
	});

	it('[HP8] unless beforeUnloadDocument refuses whatever is not the registered one', async () => {
		const { hocuspocus, stale, live } = await replaced({
			beforeUnloadDocument: async ({ instance, documentName, document }) => {
				if (instance.documents.get(documentName) !== document) throw {};
			},
		});
		await hocuspocus.unloadDocument(stale);
		expect(hocuspocus.documents.get('x')).toBe(live);
	});

	it('[HP8] and DirectConnection.disconnect does it once more after a reopening', async () => {
		const hocuspocus = new Hocuspocus({ quiet: true });
		const first = await hocuspocus.openDirectConnection('x');
		await first.disconnect();
		const { document: second } = await hocuspocus.openDirectConnection('x');
		expect(hocuspocus.documents.get('x')).toBe(second);
		await until(() => !hocuspocus.documents.has('x'));
		expect(second!.directConnectionsCount).toBe(1);
		second!.destroy();
	});
});

it('[HP8] a veto keeps a document, silently, and nobody asks again', async () => {
	let asked = 0;
	const lines = captureConsole();
	const server = await startServer({
		beforeUnloadDocument: async () => {
			asked += 1;
			if (asked === 1) throw {};
		},
	});
	const client = await connectRaw(server);
	await client.open('x');
	client.send(wire.close('x'));
	await until(() => asked === 1);
	await client.marker();
	expect(asked).toBe(1);
	expect(lines).toEqual([]);
	await server.hocuspocus.unloadDocument(server.document('x'));
	expect(server.hocuspocus.documents.has('x')).toBe(false);
});
