/** Debian's coturn on this machine's own address, for tests of what goes over a relay. */
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

export interface TurnServer {
	/** As a browser is told them: by UDP, by TCP, and inside TLS with a certificate of its own. */
	readonly urls: { readonly udp: string; readonly tcp: string; readonly tls: string };
	/** Settings for a server of ours that uses it. */
	readonly env: { readonly TURN_URLS: string; readonly TURN_SECRET: string };
	stop(): Promise<void>;
}

/** Why a test that needs one is skipped here; null where there is one. */
export const NO_TURN_SERVER =
	spawnSync('turnserver', ['--version']).error || spawnSync('openssl', ['version']).error
		? 'needs turnserver and openssl, which this machine does not have'
		: null;

const HERE = '127.0.0.1';
const SECRET = 'only for tests, shared with coturn';

/** Starts it on free ports, and resolves when it listens on all of them. */
export async function startTurnServer(): Promise<TurnServer> {
	const dir = await mkdtemp(join(tmpdir(), 'visavis-turn-'));
	const [port, tlsPort] = [await freePort(), await freePort()];
	const [cert, key] = [join(dir, 'cert.pem'), join(dir, 'key.pem')];
	makeCertificate(cert, key);
	const child = spawn(
		'turnserver',
		[
			...['-n', '--no-cli', '--no-dtls', '--allow-loopback-peers', '--log-file=stdout'],
			...['--use-auth-secret', `--static-auth-secret=${SECRET}`, '--realm=visavis.test'],
			...[`--listening-ip=${HERE}`, `--relay-ip=${HERE}`],
			...[`--listening-port=${port}`, `--tls-listening-port=${tlsPort}`],
			...[`--cert=${cert}`, `--pkey=${key}`],
			...[`--pidfile=${join(dir, 'pid')}`, `--userdb=${join(dir, 'db')}`],
		],
		{ stdio: 'ignore' },
	);
	await Promise.all([listening(child, port), listening(child, tlsPort)]);
	const urls = {
		udp: `turn:${HERE}:${port}?transport=udp`,
		tcp: `turn:${HERE}:${port}?transport=tcp`,
		tls: `turns:${HERE}:${tlsPort}?transport=tcp`,
	};
	return {
		urls,
		env: { TURN_URLS: Object.values(urls).join(','), TURN_SECRET: SECRET },
		async stop() {
			const ended = once(child, 'exit');
			child.kill('SIGKILL');
			await ended;
			await rm(dir, { recursive: true });
		},
	};
}

function makeCertificate(cert: string, key: string): void {
	const made = spawnSync('openssl', [
		...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
		...['-days', '2', '-subj', `/CN=${HERE}`, '-addext', `subjectAltName=IP:${HERE}`],
		...['-keyout', key, '-out', cert],
	]);
	if (made.status !== 0) throw new Error(`no certificate: ${String(made.stderr)}`);
}

/** Until it takes connections there; it opens them last. */
async function listening(child: ChildProcess, port: number): Promise<void> {
	while (child.exitCode === null) {
		const socket = connect(port, HERE);
		const isOpen = await once(socket, 'connect').then(
			() => true,
			() => false,
		);
		socket.destroy();
		if (isOpen) return;
		await setTimeout(50);
	}
	throw new Error(`turnserver ended with ${child.exitCode} before it listened`);
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, HERE);
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}
