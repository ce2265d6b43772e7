import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WorldSpec } from '../world.ts';

/** One server under test, as its own process sees it. */
export interface Served {
	readonly port: number;
	readonly starts: readonly number[];
	/** Answers about what is stored and loaded, by name. */
	readonly answers: Readonly<Record<string, () => unknown>>;
}

interface Question {
	readonly number: number;
	readonly name: string;
}

/** Runs a peer in this process: fills its world, says where it listens, then answers questions. */
export async function serve(
	open: (spec: WorldSpec, folder: string) => Promise<Served>,
): Promise<void> {
	const [spec, folder] = process.argv.slice(2) as [string, string];
	const { port, starts, answers } = await open(JSON.parse(spec) as WorldSpec, folder);
	process.on('message', ({ number, name }: Question) => {
		process.send?.({ number, answer: name === 'memory' ? memory() : answers[name]?.() });
	});
	process.on('disconnect', () => process.exit());
	process.send?.({ ready: { port, starts } });
}

function memory() {
	for (let i = 0; i < 3; i++) globalThis.gc?.();
	return process.memoryUsage();
}

export async function listening(server: Server): Promise<number> {
	server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 });
	await once(server, 'listening');
	return (server.address() as AddressInfo).port;
}

/** Starts of so many slots, from the next full minute on in an hour. */
export function startsFrom(now: number, slots: number, minutes: number): number[] {
	const first = now - (now % 60_000) + 3_600_000;
	return Array.from({ length: slots }, (_, i) => first + i * minutes * 60_000);
}
