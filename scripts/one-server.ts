/**
 * Makes pages and sockets one server: built together, so that both see the same module instances
 * (one database connection, one engine), and served on one port in development too.
 */
import { isRunnableDevEnvironment, type Plugin, type ViteDevServer } from 'vite';
import type { Realtime } from '../web/src/realtime.ts';

export function oneServer(): Plugin {
	return {
		name: 'visavis:one-server',

		config(_config, { command }) {
			if (command !== 'build') return;
			const rolldownOptions = { input: { main: '/src/main.ts' } };
			return { environments: { ssr: { build: { rolldownOptions } } } };
		},

		configureServer(server) {
			server.httpServer?.on('upgrade', (request, socket, head) => {
				// Vite's own sockets, which carry hot updates, say so in the subprotocol.
				if (request.headers['sec-websocket-protocol']?.startsWith('vite-')) return;
				loadRealtime(server).then(
					(realtime) => realtime.upgrade(request, socket, head),
					(error: unknown) => {
						server.config.logger.error(`The sync server did not load: ${String(error)}`);
						socket.destroy();
					},
				);
			});
		},
	};
}

/** The composition root, in the same module graph as the pages; loaded anew after an edit. */
async function loadRealtime(server: ViteDevServer): Promise<Realtime> {
	const environment = server.environments.ssr;
	if (!isRunnableDevEnvironment(environment)) throw new Error('Vite cannot run server modules.');
	const module = await environment.runner.import<{ realtime: Realtime }>('/src/realtime.ts');
	return module.realtime;
}
