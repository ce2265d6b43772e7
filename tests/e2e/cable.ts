/**
 * The line between browsers and the server, which a test can cut: nothing passes, sockets break, and new
 * ones are refused, as when a phone loses its network.
 */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Cable {
	/** Where the server is reached through it. */
	readonly url: string;
	cut(): Promise<void>;
	mend(): Promise<void>;
	close(): Promise<void>;
}

export async function layCable(to: string): Promise<Cable> {
	const { hostname, port } = new URL(to);
	const open = new Set<Socket>();
	const server = createServer((near) => {
		const far = connect(Number(port), hostname);
		for (const [socket, other] of [
			[near, far],
			[far, near],
		] as const) {
			open.add(socket);
			socket.on('error', () => other.destroy());
			socket.on('close', () => {
				open.delete(socket);
				other.destroy();
			});
			socket.pipe(other);
		}
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const here = (server.address() as AddressInfo).port;
	const cut = async () => {
		if (!server.listening) return;
		const closed = once(server, 'close');
		server.close();
		for (const socket of open) socket.destroy();
		await closed;
	};
	return {
		url: `http://127.0.0.1:${here}`,
		cut,
		async mend() {
			server.listen(here, '127.0.0.1');
			await once(server, 'listening');
		},
		close: cut,
	};
}
