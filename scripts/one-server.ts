/**
 * Makes pages and sockets one server: built together, so that both see the same module instances
 * (one database connection, one engine), and served on one port in development too.
 */
import { isRunnableDevEnvironment, type EnvironmentModuleNode, type Plugin } from 'vite';
import type { Realtime } from '../web/src/realtime.ts';

const realtimeUrl = '/src/realtime.ts';

export function oneServer(): Plugin {
	/** The one that serves in development; loaded anew after an edit of anything behind it. */
	let running: Realtime | undefined;

	return {
		name: 'visavis:one-server',

		config(_config, { command }) {
			if (command !== 'build') return;
			const rolldownOptions = { input: { main: '/src/main.ts' } };
			return { environments: { ssr: { build: { rolldownOptions } } } };
		},

		configureServer(server) {
			const { ssr } = server.environments;
			const load = async () => {
				if (!isRunnableDevEnvironment(ssr)) throw new Error('Vite cannot run server modules.');
				const module = await ssr.runner.import<{ realtime: Realtime }>(realtimeUrl);
				return (running = module.realtime);
			};
			server.httpServer?.on('upgrade', (request, socket, head) => {
				// Vite's own sockets, which carry hot updates, say so in the subprotocol.
				if (request.headers['sec-websocket-protocol']?.startsWith('vite-')) return;
				load().then(
					(realtime) => realtime.upgrade(request, socket, head),
					(error: Error) => {
						server.config.logger.error(error.stack ?? error.message);
						socket.destroy();
					},
				);
			});
		},

		/** Lets go of sockets and database before an edit takes effect; browsers come back by themselves. */
		async hotUpdate({ modules }) {
			if (this.environment.name !== 'ssr' || !running || !reaches(modules, realtimeUrl)) return;
			const old = running;
			running = undefined;
			await old.close();
		},
	};
}

/** Whether one of the modules is imported, by however many steps, by the module at that address. */
function reaches(modules: Iterable<EnvironmentModuleNode>, url: string): boolean {
	const seen = new Set(modules);
	for (const module of seen) {
		if (module.url === url) return true;
		for (const importer of module.importers) seen.add(importer);
	}
	return false;
}
