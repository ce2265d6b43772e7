/** S3 in small: what it costs the server to let somebody in and give them the documents. */
import { joinAll } from '../load/crowd.ts';
import type { Peer } from '../load/client.ts';
import { deaf } from '../load/client.ts';
import { updateOf } from '../load/naive.ts';
import { RawSocket } from '../load/raw-socket.ts';
import { SyncLine } from '../load/sync-line.ts';
import { meter } from '../machine.ts';
import { ServerProcess } from '../server.ts';
import { naiveName } from '../world.ts';

export interface ColdJoinSpec {
	readonly joins: number;
	readonly slots: number;
	/** 1, or 5: four calendars and (of the product) a desk. */
	readonly documents: 1 | 5;
}

export interface ColdJoinResult {
	/** µs of the server per join. */
	readonly cpuPerJoin: number;
	readonly bytesPerJoin: number;
	readonly foreignCores: number;
}

/** In the product's world slots are there; in the plain ones somebody must have written them. */
export async function coldJoin(peer: Peer, spec: ColdJoinSpec): Promise<ColdJoinResult> {
	const { joins, slots, documents } = spec;
	const recruiters = documents === 5 ? 4 : 1;
	const claims = documents === 5;
	const server = await ServerProcess.start(peer.server, {
		talents: joins + WARM + 1,
		seekers: 1,
		recruiters,
		slots,
	});
	try {
		const { world } = server;
		peer.reset(world);
		const calendars = Array.from({ length: recruiters }, (_, c) => c);
		const wishes = (from: number, count: number) =>
			Array.from({ length: count }, (_, i) => ({ number: from + i, calendars, claims }));
		if (peer.server === 'hocuspocus') await furnish(world.port, calendars, world.starts);
		await joinAll(peer, world, wishes(0, WARM), deaf);
		const read = meter(server.pid);
		const clients = await joinAll(peer, world, wishes(WARM, joins), deaf);
		const { serverMs, foreignCores } = read();
		const bytes = clients.reduce((sum, { bytesIn }) => sum + bytesIn, 0);
		clients.forEach((client) => client.close());
		return { cpuPerJoin: (serverMs * 1_000) / joins, bytesPerJoin: bytes / joins, foreignCores };
	} finally {
		await server.stop();
	}
}

const WARM = 100;

/** Writes as many slots into the shared maps as the product's calendars hold. */
async function furnish(port: number, calendars: readonly number[], starts: readonly number[]) {
	const socket = await RawSocket.open({ port, path: '/', cookie: '', number: 0 });
	const line = new SyncLine(socket);
	const update = updateOf((claims) =>
		starts.forEach((at, slot) => claims.set(String(slot), `${at}.10.o`)),
	);
	await Promise.all(
		calendars.map(
			(calendar) =>
				new Promise<void>((resolve, reject) => {
					const name = naiveName(calendar);
					line.open(name, {
						state: () => line.send(name, update),
						update() {},
						acknowledged: () => resolve(),
						ended: () => reject(new Error(`${name} was refused`)),
					});
				}),
		),
	);
}
