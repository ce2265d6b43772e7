import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { OUTBOX_ROOT } from '#schema/outbox.ts';
import * as wire from '../hocuspocus/wire.ts';
import type { Bytes } from './bytes.ts';
import { Chance, bytes, manyClients, mutated, nestedEntry, updateOf } from './bytes.ts';
import type { Siege } from './siege.ts';
import { besieged } from './siege.ts';

const FRAMES = 10_000;
const UPDATES = 10_000;
/** On one socket; it is closed for less. */
const PER_SOCKET = 8;

/** `FUZZ_SEED=123` repeats a run. */
const SEED = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 32));

function updates(): readonly Bytes[] {
	const entry = {
		i: 'x'.repeat(22),
		v: 1,
		k: 'request.send',
		p: { to: 'r', message: 'hi' },
		at: 1,
	};
	return [
		updateOf((document) => document.getArray(OUTBOX_ROOT).push([entry])),
		updateOf((document) => {
			document.getArray(OUTBOX_ROOT).push([entry, entry, entry]);
			document.getArray(OUTBOX_ROOT).delete(1, 1);
		}),
		updateOf((document) => {
			const other = new Y.Doc();
			other.getArray(OUTBOX_ROOT).push([entry]);
			Y.applyUpdate(document, Y.encodeStateAsUpdate(other));
			document.getArray(OUTBOX_ROOT).insert(0, [entry]);
		}),
		manyClients(5),
		nestedEntry(3),
		updateOf((document) => document.getMap('p').set('slots', new Y.Map())),
	];
}

function frames({ names, mallory }: Siege): readonly Uint8Array[] {
	const addresses = [names.outbox(mallory), names.calendar, names.directory, names.desk(mallory)];
	return addresses.flatMap((name) => {
		const address = wire.addressOf(name, '1');
		return [
			wire.auth(address),
			wire.step1(address),
			wire.step1(address, bytes(Y.encodeStateVector(new Map([[7, 3]])))),
			...updates().flatMap((update) => [wire.update(address, update), wire.step2(address, update)]),
			wire.awareness(address, bytes(wire.awarenessState(7, 1, { a: 1 }))),
			wire.close(address),
			wire.status(address, true),
			wire.PONG,
		];
	});
}

/** Sends these on one socket and waits until the server has been through with them. */
async function strike(siege: Siege, salvo: readonly Uint8Array[]): Promise<void> {
	const client = await siege.attack();
	client.send(...salvo);
	client.socket.close();
	await client.end();
}

/** A few at a time, as many as one person may have. */
async function inParallel(count: number, one: () => Promise<void>): Promise<void> {
	let left = count;
	const worker = async () => {
		while (left-- > 0) await one();
	};
	await Promise.all(Array.from({ length: 6 }, worker));
}

const target = besieged();

describe('chance', () => {
	it(`[W-01] ${FRAMES} mutated frames and ${UPDATES} mutated updates (seed ${SEED})`, async () => {
		console.log(`fuzz seed ${SEED}`);
		const siege = target();
		const chance = new Chance(SEED);
		const corpus = frames(siege);
		const bases = updates();
		let sent = 0;
		await inParallel(FRAMES / PER_SOCKET, async () => {
			const salvo = [];
			for (let i = 0; i < PER_SOCKET; i++) {
				// Every other one after an honest beginning, so that it gets beyond the first door.
				if (i === 0 && chance.below(2) === 0) salvo.push(...corpus.slice(0, 2));
				salvo.push(mutated(chance.of(corpus), chance));
			}
			sent += salvo.reduce((sum, frame) => sum + frame.length, 0);
			await strike(siege, salvo);
		});
		await siege.unharmed();
		await inParallel(UPDATES / PER_SOCKET, async () => {
			const salvo = [];
			for (let session = 1; session <= PER_SOCKET; session++) {
				const address = wire.addressOf(siege.names.outbox(siege.mallory), `${session}`);
				const update = mutated(chance.of(bases), chance);
				salvo.push(wire.auth(address), wire.update(address, update));
			}
			sent += salvo.reduce((sum, frame) => sum + frame.length, 0);
			await strike(siege, salvo);
		});
		await siege.unharmed();
		expect(siege.output().length).toBeLessThan(2 * sent);
	});
});
