/**
 * Two homes and a street between them, as network namespaces of this machine: packets of one home reach
 * the product's server and the other home by the street alone, and a cut loses them without a word, as a
 * bad connection does. Needs root and Linux.
 */
import type { Browser } from '@playwright/test';
import { chromium } from '@playwright/test';
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { must } from '#schema/assert.ts';
import { callBrowser } from './call-steps.ts';
import type { AtEnd } from './world.ts';

export type Home = 'a' | 'b';
const HOMES = ['a', 'b'] as const;

/** Nobody has this hardware address: what is sent to it is lost. */
const NOWHERE = '02:00:00:00:00:01';
const SUBNET: Readonly<Record<Home, string>> = { a: '10.77.1', b: '10.77.2' };
/** Of the street itself: what stands there is reached from both homes. */
export const STREET = '10.77.0.1';
const streetSide = (home: Home) => `${SUBNET[home]}.1`;
const homeSide = (home: Home) => `${SUBNET[home]}.2`;

export interface Networks {
	/** Where the server is found from a home. */
	url(home: Home): string;
	/** A Chromium that has no other network than its home's. */
	browserIn(home: Home): Promise<Browser>;
	/** From now on nothing gets out of this home or into it, and nobody is told. */
	cut(home: Home): void;
	heal(home: Home): void;
	/** The street as a network namespace. */
	readonly street: string;
	/** From now on the homes reach only what stands in the street itself. */
	closeStreet(): void;
	/** From now on packets of this kind from the homes are lost in the street. */
	refuse(protocol: 'udp' | 'tcp', port?: number): void;
}

const canMakeNamespaces = (): boolean =>
	process.getuid?.() === 0 && spawnSync('unshare', ['--net', 'ip', 'link']).status === 0;

/** Why there can be none here; null where there can. */
export const whyNoNetworks = canMakeNamespaces()
	? null
	: 'Network namespaces need root, Linux and iproute2.';

function ip(...words: string[]): void {
	const { status, stderr } = spawnSync('ip', words, { encoding: 'utf8' });
	if (status !== 0) throw new Error(`ip ${words.join(' ')}: ${stderr}`);
}

/**
 * @param serverUrl of the product's server, on this machine's own loopback
 * @param atEnd of the test: they go with it
 */
export async function openNetworks(serverUrl: string, atEnd: AtEnd): Promise<Networks> {
	const port = Number(new URL(serverUrl).port);
	const folder = await mkdtemp(join(tmpdir(), 'visavis-networks-'));
	const name = (part: string) => `vv-${process.pid}-${part}`;
	const inside = (part: string, ...words: string[]) => ip('netns', 'exec', name(part), ...words);
	atEnd(() => rm(folder, { recursive: true }));
	const add = (part: string) => {
		ip('netns', 'add', name(part));
		atEnd(() => ip('netns', 'del', name(part)));
		inside(part, 'ip', 'link', 'set', 'lo', 'up');
	};

	add('street');
	inside('street', 'ip', 'addr', 'add', `${STREET}/32`, 'dev', 'lo');
	// Before what is for the street itself is recognized, there is room for rules.
	inside('street', 'ip', 'rule', 'add', 'pref', '100', 'lookup', 'local');
	inside('street', 'ip', 'rule', 'del', 'pref', '0');
	inside('street', 'sh', '-c', 'echo 1 > /proc/sys/net/ipv4/ip_forward');
	for (const home of HOMES) {
		add(home);
		const [here, there] = [`${home}-street`, `${home}-home`];
		const at = ['netns', name('street'), 'type', 'veth', 'peer', 'name', there];
		ip('link', 'add', here, ...at, 'netns', name(home));
		inside('street', 'ip', 'addr', 'add', `${streetSide(home)}/30`, 'dev', here);
		inside('street', 'ip', 'link', 'set', here, 'up');
		inside(home, 'ip', 'addr', 'add', `${homeSide(home)}/30`, 'dev', there);
		inside(home, 'ip', 'link', 'set', there, 'up');
		inside(home, 'ip', 'route', 'add', 'default', 'via', streetSide(home));
	}
	const file = join(folder, 'server.sock');
	atEnd(await leadTo(port, file));
	atEnd(await openRelay(name('street'), String(port), file));

	/** Both ends of a home's line forget where the other is, or lose it again. */
	const lose = (home: Home, action: 'replace' | 'del') => {
		const lost = action === 'replace' ? ['lladdr', NOWHERE, 'nud', 'permanent'] : [];
		inside(home, 'ip', 'neigh', action, streetSide(home), 'dev', `${home}-home`, ...lost);
		inside('street', 'ip', 'neigh', action, homeSide(home), 'dev', `${home}-street`, ...lost);
	};
	const url = (home: Home) => `http://${streetSide(home)}:${port}`;
	return {
		url,
		async browserIn(home) {
			const executable = must(callBrowser.executablePath, 'a Chromium');
			const path = join(folder, `chromium-${home}`);
			const line = `exec ip netns exec ${name(home)} '${executable}' "$@"`;
			await writeFile(path, `#!/bin/sh\n${line}\n`, { mode: 0o700 });
			// Cameras are for pages of https and of the own machine.
			const args = [
				...callBrowser.args,
				// A TURN server's certificate is of the test's own making.
				'--ignore-certificate-errors',
				`--unsafely-treat-insecure-origin-as-secure=${url(home)}`,
				`--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE ${streetSide(home)}, EXCLUDE ${STREET}`,
			];
			const browser = await chromium.launch({ executablePath: path, args });
			atEnd(() => browser.close());
			return browser;
		},
		cut: (home) => lose(home, 'replace'),
		heal: (home) => lose(home, 'del'),
		street: name('street'),
		closeStreet: () => inside('street', 'sh', '-c', 'echo 0 > /proc/sys/net/ipv4/ip_forward'),
		refuse(protocol, port) {
			const what = ['ipproto', protocol, ...(port ? ['dport', String(port)] : []), 'blackhole'];
			for (const home of HOMES)
				inside('street', 'ip', 'rule', 'add', 'pref', '10', 'iif', `${home}-street`, ...what);
		},
	};
}

/** What comes in at the socket file goes to the server. Returns how to end it. */
async function leadTo(port: number, file: string): Promise<() => void> {
	const open = new Set<Socket>();
	const server = createServer((from) => {
		open.add(from);
		from.on('close', () => open.delete(from));
		pipeline(from, connect(port, '127.0.0.1'), from, () => {
			// Either end may be cut at any time; that is what it is for.
		});
	});
	server.listen(file);
	await once(server, 'listening');
	return () => {
		server.close();
		for (const socket of open) socket.destroy();
	};
}

/** Throws where it ends before it listens. Returns how to end it. */
async function openRelay(namespace: string, ...args: string[]): Promise<() => Promise<void>> {
	const relay = fork(fileURLToPath(new URL('network-relay.mjs', import.meta.url)), args, {
		execPath: 'ip',
		execArgv: ['netns', 'exec', namespace, process.execPath],
	});
	const ended = once(relay, 'exit');
	const listens = await Promise.race([once(relay, 'message'), ended.then(() => null)]);
	if (!listens) throw new Error('The relay between the networks did not start.');
	return async () => {
		relay.kill();
		await ended;
	};
}
