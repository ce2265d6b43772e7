/**
 * Where the sockets enter. Everything that is not a page is mounted here; the build's server
 * (main.ts) and the development server both hand their upgrades to this one object.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

export interface Realtime {
	/** Takes over the socket of an HTTP upgrade, or answers it with a refusal. */
	upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
	/** Closes every socket and whatever is open behind them. */
	close(): Promise<void>;
}

export const realtime: Realtime = {
	upgrade(_request, socket) {
		refuse(socket, '404 Not Found');
	},
	async close() {},
};

function refuse(socket: Duplex, status: string): void {
	socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
