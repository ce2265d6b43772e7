/**
 * Where the sockets enter. Everything that is not a page is mounted here; the build's server
 * (main.ts) and the development server both hand their upgrades to this one object.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { closeInstallation, installation } from '#lib/server/installation.ts';
import { log } from '#lib/server/log.ts';

export interface Realtime {
	/** Opens what the sockets need; throws when it cannot be opened. */
	open(): Promise<void>;
	/** Takes over the socket of an HTTP upgrade, or answers it with a refusal. */
	upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
	/** Closes every socket; then, when all requests are answered, whatever is open behind them. */
	close(requestsAnswered?: Promise<unknown>): Promise<void>;
}

export const realtime: Realtime = {
	async open() {
		await installation();
	},
	upgrade(request, socket, head) {
		installation().then(
			({ hub }) => hub.upgrade(request, socket, head),
			(error: unknown) => {
				log().error({ err: error }, 'the sockets are not open');
				socket.destroy();
			},
		);
	},
	close: closeInstallation,
};
