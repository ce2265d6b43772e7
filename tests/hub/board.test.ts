import { describe, expect, it, onTestFinished } from 'vitest';
import { entityId } from '#schema/ids.ts';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { must } from '#schema/assert.ts';
import { PROJECTION_ROOT } from '#schema/docs/projection.ts';
import { docName } from '#schema/docs/names.ts';
import { calendarOf, directoryOf } from '#sync/testing/engine-rig.ts';
import type { HubRig } from './rig.ts';
import { people, startHub, until } from './rig.ts';

const TOKEN = 'board-token';

/** A hub with one token for every document of the fair; returns the switch that revokes it. */
async function given() {
	const state = { valid: true };
	const rig = await startHub({
		hub: {
			verifyBoardToken: async (token, name) =>
				state.valid && token === TOKEN && name.includes('/fair') && !name.includes('nobody'),
		},
	});
	return { rig, state };
}

interface Board {
	readonly provider: WebsocketProvider;
	readonly document: Y.Doc;
	readonly codes: number[];
}

/** The client that everybody knows, as it comes from npm. */
function follow(rig: HubRig, name: string, token = TOKEN, document = new Y.Doc()): Board {
	const codes: number[] = [];
	const provider = new WebsocketProvider(`ws://127.0.0.1:${rig.port}/y`, name, document, {
		WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
		params: { token },
		disableBc: true,
		maxBackoffTime: 20,
	});
	provider.on('connection-close', (event) => void codes.push(event?.code ?? 0));
	onTestFinished(() => provider.destroy());
	return { provider, document, codes };
}

describe('a standard y-websocket client', () => {
	it('[SY17] follows a projection with a token: the state, then the changes', async () => {
		const { rig } = await given();
		const { rita } = people(rig);
		const { provider, document } = follow(rig, rig.names.directory);
		await until(() => provider.synced);
		expect(directoryOf(document).live[rita]).toEqual([4, 0, 0, 0]);
		await (await rig.join(rita)).open(rig.names.desk(rita));
		await until(() => directoryOf(document).live[rita]?.[2] === 1);
	});

	it('[SY17] follows calendars, and people on the other door see the same', async () => {
		const { rig } = await given();
		const { rita } = people(rig);
		const { provider, document } = follow(rig, rig.names.calendar(rita));
		await until(() => provider.synced);
		expect(Object.keys(calendarOf(document).slots)).toHaveLength(4);
	});

	it.each([
		['a wrong token', 'wrong', 'directory.1/fair'],
		['no token', '', 'directory.1/fair'],
		['a document of another fair', TOKEN, 'directory.1/elsewhere'],
		['a document that is not there', TOKEN, 'calendar.1/fair/nobody'],
	])('[SY17] is refused with %s', async (_what, token, name) => {
		const { rig } = await given();
		const { provider, codes } = follow(rig, name, token);
		await until(() => codes.length > 0);
		provider.disconnect();
		expect(provider.synced).toBe(false);
		expect(rig.counts.get('upgrade_refused 403')).toBeGreaterThan(0);
		expect(rig.counts.get('document_loaded')).toBeUndefined();
	});

	it('[SY17, D-14] never sees what belongs to one person or team', async () => {
		const { rig } = await given();
		const { ada, olga } = people(rig);
		const { fair, company } = rig;
		const team = docName({ kind: 'team', fair, company });
		const look = docName({ kind: 'look', fair, meeting: entityId('m') });
		const note = docName({ kind: 'note', fair, company, talent: ada });
		const personal = [rig.names.desk(ada), rig.names.outbox(ada), rig.names.desk(olga)];
		const own = [...personal, team, look, note];
		for (const name of own)
			await expect(rig.connect('', { path: `/y/${name}?token=${TOKEN}` })).rejects.toThrow(
				'HTTP 404',
			);
	});

	it('[SY17] that writes is put out and told not to come back, and nobody sees what it wrote', async () => {
		const { rig } = await given();
		const { ada, rita } = people(rig);
		const name = rig.names.calendar(rita);
		const reader = await rig.join(ada);
		await reader.open(name);
		const { provider, document, codes } = follow(rig, name);
		await until(() => provider.synced);
		const server = must(rig.loaded.get(name), 'it is open');
		const before = Buffer.from(Y.encodeStateAsUpdate(server)).toString('base64');
		const seen = reader.frames.length;
		document.getMap(PROJECTION_ROOT).set('slots', 'mine');
		await until(() => codes.length > 0);
		expect(codes).toEqual([4403]);
		expect(provider.shouldConnect).toBe(false);
		expect(Buffer.from(Y.encodeStateAsUpdate(server)).toString('base64')).toBe(before);
		expect(reader.frames).toHaveLength(seen);
	});

	it('[SY17] comes right after the server began anew, though it cannot start again', async () => {
		const { rig } = await given();
		const name = docName({ kind: 'directory', fair: rig.fair });
		const first = follow(rig, name);
		await until(() => first.provider.synced);
		first.provider.disconnect();
		await until(() => rig.hub.stats().sockets === 0);
		await until(() => {
			rig.clock.move(1_000);
			return rig.hub.stats().documents === 0;
		});
		rig.connection.prepare('DELETE FROM slot WHERE starts_at = ?').run(rig.starts[0]);
		rig.connection.prepare('UPDATE fair SET seq = seq + 1').run();
		first.provider.connect();
		await until(() => rig.loaded.has(name) && first.provider.synced);
		const server = must(rig.loaded.get(name), 'it is open');
		expect(directoryOf(first.document)).toEqual(directoryOf(server));
		expect(first.codes).toHaveLength(1);
	});

	it('[SY17] stays connected by the heartbeat, and is cut off when it is gone', async () => {
		const { rig } = await given();
		const { provider, codes } = follow(rig, rig.names.directory);
		await until(() => provider.synced);
		for (let i = 0; i < 6; i++) {
			const heard = provider.wsLastMessageReceived;
			rig.clock.move(20_000);
			await until(() => provider.wsLastMessageReceived > heard);
			await until(() => rig.hub.stats().sockets === 1);
		}
		expect(codes).toEqual([]);
	});

	it('[SY17] loses its place when the token is revoked', async () => {
		const { rig, state } = await given();
		const { provider, codes } = follow(rig, rig.names.directory);
		await until(() => provider.synced);
		state.valid = false;
		await rig.clock.pass(5 * 60_000);
		await until(() => codes.length > 0);
		expect(codes).toEqual([4401]);
	});
});
