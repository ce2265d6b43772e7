/** Whom the browsers of a call talk to, by the log of their network service: every packet of theirs is in it. */
import type { Page } from '@playwright/test';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { callBrowser, connect, openPanel, said, seesMoving, write } from './call-steps.ts';
import { button } from './steps.ts';
import { expect, test as base } from './world.ts';

interface NetLog {
	readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> };
	readonly events: readonly { readonly type: number; readonly params?: Params }[];
}
interface Params {
	readonly address?: string;
	readonly url?: string;
	/** The page that wants it; what the browser wants for itself has none. */
	readonly initiator?: string;
}

/** Every name leads here, so that nothing leaves the machine and whoever is asked by name is seen. */
const ELSEWHERE = '127.9.9.9';
const STUN_PORT = 3478;

/** Of this worker's browser. */
const NET_LOG = join(tmpdir(), `visavis-net-log-${process.pid}.json`);

const test = base.extend({
	browser: [
		async ({ playwright }, use) => {
			const names = `--host-resolver-rules=MAP * ${ELSEWHERE}, EXCLUDE 127.0.0.1`;
			const args = [...callBrowser.args, `--log-net-log=${NET_LOG}`, names];
			const browser = await playwright.chromium.launch({ ...callBrowser, args });
			await use(browser);
			await browser.close();
			await rm(NET_LOG);
		},
		{ scope: 'worker' },
	],
});

/** What the events of this name were about. */
function told(log: NetLog, name: string): Params[] {
	const type = log.constants.logEventTypes[name];
	return log.events.flatMap((event) => (event.type === type && event.params) || []);
}

const isHere = (address: string): boolean =>
	Object.values(networkInterfaces())
		.flatMap((each) => each ?? [])
		.some(
			(own) => address.startsWith(`${own.address}:`) || address.startsWith(`[${own.address}]:`),
		);

/** Lets a page do what only a call that asks others would do, until the others were asked. */
async function askOthers(page: Page): Promise<void> {
	const stun = createSocket('udp4');
	stun.bind(STUN_PORT, ELSEWHERE);
	await once(stun, 'listening');
	const asked = once(stun, 'message');
	await page.evaluate(async (port) => {
		const iceServers = [{ urls: `stun:stun.example:${port}` }];
		const connection = new RTCPeerConnection({ iceServers });
		connection.createDataChannel('any');
		await connection.setLocalDescription();
	}, STUN_PORT);
	await asked;
	stun.close();
}

test('[CA9] from the lobby to the last word nothing is sent to anybody but the product and the other person', async ({
	open,
	browser,
}) => {
	const { world, ada, rita } = await connect(open);
	await openPanel(ada, 'Chat');
	await write(ada, 'Hello');
	await openPanel(rita, 'Chat');
	await expect(said(rita, 'Hello')).toBeVisible();
	await button(ada, 'Share your screen').click();
	await seesMoving(rita, 'The screen of Ada Byron');
	await button(ada, 'Leave').click();
	// The log would have told.
	await askOthers(rita);
	await browser.close();

	const log = JSON.parse(await readFile(NET_LOG, 'utf8')) as NetLog;
	const { host } = new URL(world.server.url);
	const wanted = told(log, 'URL_REQUEST_START_JOB').filter(({ initiator }) =>
		initiator?.startsWith('http'),
	);
	expect(wanted.length).toBeGreaterThan(20);
	expect(wanted.filter(({ url = '' }) => new URL(url).host !== host)).toEqual([]);

	const packets = told(log, 'UDP_BYTES_SENT').flatMap(({ address }) => address ?? []);
	expect(packets.some(isHere)).toBe(true);
	const others = new Set(packets.filter((address) => !isHere(address)));
	expect([...others]).toEqual([`${ELSEWHERE}:${STUN_PORT}`]);

	const connections = told(log, 'TCP_CONNECT_ATTEMPT').flatMap(({ address }) => address ?? []);
	// The browser's own wishes, which no flag silences, all go by names.
	const own = [host, `${ELSEWHERE}:80`, `${ELSEWHERE}:443`];
	expect(connections.filter((address) => !own.includes(address))).toEqual([]);
});
