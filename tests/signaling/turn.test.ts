/** Debian's coturn with the configuration that is shipped, asked by its own client what a stranger may do. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PeerId } from '#schema/call.ts';
import { instant } from '#schema/ids.ts';
import { iceServersFor } from '#signaling/ice.ts';
import type { TurnServer } from '../turn-server.ts';
import { NO_TURN_SERVER, startTurnServer } from '../turn-server.ts';

const HOUR_MS = 60 * 60_000;
const IP = '127.0.0.1';

// Why it is skipped stands in its name.
describe.skipIf(NO_TURN_SERVER !== null)(
	`coturn${NO_TURN_SERVER ? `: ${NO_TURN_SERVER}` : ''}`,
	() => {
		let turn: TurnServer;
		beforeAll(async () => {
			turn = await startTurnServer();
		});
		afterAll(() => turn.stop());

		let people = 0;
		/** What the product gives a person, each time another one, whose room closes at `until`, in ms since the epoch. */
		function credentials(until: number, secret = turn.env.TURN_SECRET) {
			const settings = { stunUrls: [], turnUrls: [turn.urls.udp], turnSecret: secret };
			const [server] = iceServersFor(settings, `chat${people++}-t` as PeerId, instant(until));
			return { username: server?.username ?? '', credential: server?.credential ?? '' };
		}

		/** Asks for a relay, and to reach another relay of this server by it, or `peer`. */
		async function ask({ username, credential }: ReturnType<typeof credentials>, peer?: string) {
			const port = new URL(turn.urls.udp.replace('turn:', 'http://')).port;
			const where = peer ? ['-e', peer] : ['-y'];
			const client = spawn('turnutils_uclient', [
				...['-n', '2', '-c', '-p', port, '-u', username, '-w', credential, ...where, IP],
			]);
			const [said, [code]] = await Promise.all([
				text(client.stdout),
				once(client, 'exit') as Promise<[number]>,
			]);
			return { isServed: code === 0, said };
		}

		it('[C-09] a person of a chat gets a relay, which reaches the relay of the other', async () => {
			expect(await ask(credentials(Date.now()))).toMatchObject({ isServed: true });
		});

		it('[C-09] forged credentials get none', async () => {
			const { username, credential } = credentials(Date.now());
			for (const forged of [
				{ username, credential: 'x' },
				{ username: username.replace('chat', 'chad'), credential },
				credentials(Date.now(), 'another secret altogether'),
			]) {
				const { isServed, said } = await ask(forged);
				expect(isServed).toBe(false);
				expect(said).toContain('Cannot complete Allocation');
			}
		});

		it('[C-09] expired credentials get none', async () => {
			const { isServed, said } = await ask(credentials(Date.now() - HOUR_MS - 60_000));
			expect(isServed).toBe(false);
			expect(said).toContain('Cannot complete Allocation');
		});

		it.each(['10.1.2.3', '172.16.0.1', '192.168.0.1', '169.254.169.254', '100.64.0.1', '0.0.0.1'])(
			'[C-09] no relay leads to %s',
			async (peer) => {
				const { isServed, said } = await ask(credentials(Date.now()), peer);
				expect(isServed).toBe(false);
				expect(said).toContain('403 (Forbidden IP)');
			},
		);
	},
);
