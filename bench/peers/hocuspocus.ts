/** Plain Hocuspocus with its own SQLite extension: clients write their claims into one shared map. */
import { join } from 'node:path';
import { SQLite } from '@hocuspocus/extension-sqlite';
import { Server } from '@hocuspocus/server';
import { SLOT_MINUTES } from '../world.ts';
import { serve, startsFrom } from './serve.ts';

await serve(async ({ slots }, folder) => {
	const server = new Server({
		port: 0,
		address: '127.0.0.1',
		quiet: true,
		stopOnSignals: false,
		extensions: [new SQLite({ database: join(folder, 'hocuspocus.db') })],
	});
	await server.listen();
	return {
		port: server.address.port,
		starts: startsFrom(Date.now(), slots, SLOT_MINUTES),
		answers: { stats: () => ({ documents: server.hocuspocus.documents.size }) },
	};
});
