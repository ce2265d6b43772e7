/** Debian's coturn on this machine, for tests of what goes over a relay. */
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export interface TurnSettings {
	/** As a browser is told them: by UDP, by TCP, and inside TLS with a certificate of its own. */
	readonly urls: { readonly udp: string; readonly tcp: string; readonly tls: string };
	/** Settings for a server of ours that uses it. */
	readonly env: { readonly TURN_URLS: string; readonly TURN_SECRET: string };
}

export interface TurnServer extends TurnSettings {
	stop(): Promise<void>;
}

/** Why a test that needs one is skipped here; null where there is one. */
export const NO_TURN_SERVER =
	spawnSync('turnserver', ['--version']).error || spawnSync('openssl', ['version']).error
		? 'needs turnserver and openssl, which this machine does not have'
		: null;

export const SECRET = 'only for tests, shared with coturn';
const deploy = (name: string) => fileURLToPath(new URL(`../deploy/${name}`, import.meta.url));

const USUAL_PORTS = [3478, 5349] as const;

/** Of one that is, or will be, in a network namespace. */
export function turnSettings(
	ip: string,
	port: number = USUAL_PORTS[0],
	tlsPort: number = USUAL_PORTS[1],
): TurnSettings {
	const urls = {
		udp: `turn:${ip}:${port}?transport=udp`,
		tcp: `turn:${ip}:${port}?transport=tcp`,
		tls: `turns:${ip}:${tlsPort}?transport=tcp`,
	};
	return { urls, env: { TURN_URLS: Object.values(urls).join(','), TURN_SECRET: SECRET } };
}

export interface TurnSpec {
	/** Where it listens, and what its relays have. */
	readonly ip?: string;
	/** The network namespace in which it runs. */
	readonly namespace?: string;
}

/** Starts it with the configuration that is shipped, on free ports, and resolves when it listens on all of them. */
export async function startTurnServer({
	ip = '127.0.0.1',
	namespace,
}: TurnSpec = {}): Promise<TurnServer> {
	const dir = await mkdtemp(join(tmpdir(), 'visavis-turn-'));
	// A namespace has all of them.
	const [port, tlsPort] = namespace ? USUAL_PORTS : [await freePort(), await freePort()];
	const [cert, key, filledIn] = ['cert.pem', 'key.pem', 'turnserver.conf'].map((name) =>
		join(dir, name),
	) as [string, string, string];
	makeCertificate(ip, cert, key);
	const command = [
		...['sh', deploy('fill-in.sh'), deploy('turnserver.conf'), filledIn],
		...['turnserver', '-c', filledIn, `--listening-port=${port}`],
		...[`--pidfile=${join(dir, 'pid')}`, `--userdb=${join(dir, 'db')}`],
		// Which is refused by itself, whatever the file says.
		...(ip === '127.0.0.1' ? ['--allow-loopback-peers'] : []),
	];
	const [name = '', ...words] = namespace
		? ['ip', 'netns', 'exec', namespace, ...command]
		: command;
	const child = spawn(name, words, {
		stdio: 'ignore',
		env: {
			...process.env,
			TURN_SECRET: SECRET,
			TURN_REALM: 'visavis.test',
			TURN_TLS_PORT: String(tlsPort),
			PUBLIC_IP: ip,
			PRIVATE_IP: ip,
			TLS_CERT: cert,
			TLS_KEY: key,
		},
	});
	await Promise.all([listening(child, port), listening(child, tlsPort)]);
	return {
		...turnSettings(ip, port, tlsPort),
		async stop() {
			if (child.exitCode !== null || child.signalCode !== null) return;
			const ended = once(child, 'exit');
			child.kill('SIGKILL');
			await ended;
			await rm(dir, { recursive: true });
		},
	};
}

function makeCertificate(ip: string, cert: string, key: string): void {
	const made = spawnSync('openssl', [
		...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
		...['-days', '2', '-subj', `/CN=${ip}`, '-addext', `subjectAltName=IP:${ip}`],
		...['-keyout', key, '-out', cert],
	]);
	if (made.status !== 0) throw new Error(`no certificate: ${String(made.stderr)}`);
}

/** Until it takes connections there; it opens them last. Asked of Linux, since it may be in a network of its own. */
async function listening(child: ChildProcess, port: number): Promise<void> {
	const socket = new RegExp(`:${port.toString(16).toUpperCase().padStart(4, '0')} [0-9A-F:]+ 0A `);
	while (child.exitCode === null) {
		if (socket.test(await readFile(`/proc/${child.pid}/net/tcp`, 'utf8'))) return;
		await setTimeout(50);
	}
	throw new Error(`turnserver ended with ${child.exitCode} before it listened`);
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}
