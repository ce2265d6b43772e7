/**
 * One attacked server with honest people around it. After an attack `unharmed` says whether the
 * process lives, honest people are served, nobody else noticed and nothing was stored.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import * as Y from 'yjs';
import { must } from '#schema/assert.ts';
import { openConnection } from '#schema/db/open.ts';
import { docName } from '#schema/docs/names.ts';
import type { FairId, IntentId, MeetingId, ParticipantId } from '#schema/ids.ts';
import { entityId, instant } from '#schema/ids.ts';
import { OUTBOX_ROOT } from '#schema/outbox.ts';
import { deskOf, envelope } from '#sync/testing/engine-rig.ts';
import * as wire from '../hocuspocus/wire.ts';
import { RawClient } from '../hub/raw-client.ts';
import type { Person, Target } from './target.ts';

// A limit only turns a hang into a failure; a busy machine is none.
vi.setConfig({ testTimeout: 300_000 });

/** Little enough that a bomb of hundreds of megabytes ends it, plenty for everything honest. */
const HEAP_MEGABYTES = 160;
const ROOT = new URL('../..', import.meta.url).pathname;

export interface Siege extends Target {
	readonly origin: string;
	readonly names: {
		readonly directory: string;
		readonly calendar: string;
		desk(person: Person): string;
		outbox(person: Person): string;
	};
	/** All that the server printed since it began to listen. */
	readonly output: () => string;
	/** A socket of the attacker, with the next of their sessions. */
	attack(): Promise<RawClient>;
	unharmed(): Promise<void>;
}

/** One server for all tests of a file: what one attack left behind, the next ones would show. */
export function besieged(): () => Siege {
	let siege: Siege | undefined;
	let end: (() => Promise<void>) | undefined;
	beforeAll(async () => {
		const folder = await mkdtemp(join(tmpdir(), 'visavis-attack-'));
		const started = await startTarget(join(folder, 'data.sqlite'));
		end = async () => {
			await started.kill();
			await rm(folder, { recursive: true });
		};
		siege = await around(started);
	});
	afterAll(() => end?.());
	return () => must(siege, 'the target has started');
}

async function around(started: Started): Promise<Siege> {
	const { target, file, output, exit } = started;
	const fair = entityId<FairId>(target.fair);
	const url = `ws://127.0.0.1:${target.port}/sync`;
	const origin = `http://127.0.0.1:${target.port}`;
	let sockets = 0;
	const headers = ({ cookies }: Person) => ({
		origin,
		cookie: must(cookies[sockets++ % cookies.length], 'a cookie'),
	});
	const participant = ({ id }: Person) => entityId<ParticipantId>(id);
	const names: Siege['names'] = {
		directory: docName({ kind: 'directory', fair }),
		calendar: docName({ kind: 'calendar', fair, recruiter: entityId(target.recruiter) }),
		desk: (person) => docName({ kind: 'desk', fair, participant: participant(person) }),
		outbox: (person) => docName({ kind: 'outbox', fair, participant: participant(person) }),
	};
	const bystander = await RawClient.connectLasting(url, headers(target.bystander));
	await bystander.open(names.calendar);
	await bystander.open(names.outbox(target.bystander));
	const seen = bystander.frames.length;
	const facts = factsIn(file, target.mallory);
	return {
		...target,
		origin,
		names,
		output,
		attack: () => RawClient.connect(url, headers(target.mallory)),
		async unharmed() {
			expect(exit()).toEqual('running');
			await serve(await RawClient.connect(url, headers(target.canary)), names, target.canary);
			expect(bystander.closed).toBeUndefined();
			expect(bystander.frames.slice(seen)).toEqual([]);
			expect(factsIn(file, target.mallory)).toEqual(facts);
			expect(output()).not.toMatch(/unhandled|uncaught/i);
		},
	};
}

interface Started {
	readonly target: Target;
	readonly file: string;
	readonly output: () => string;
	/** `running`, or how it ended. */
	readonly exit: () => string;
	kill(): Promise<void>;
}

async function startTarget(file: string): Promise<Started> {
	const script = join(ROOT, 'tests/attacks/target.ts');
	const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MEGABYTES}`, script, file], {
		cwd: ROOT,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let text = '';
	const lines = createInterface(child.stdout);
	const first = new Promise<string>((resolve, reject) => {
		lines.once('line', (line) => {
			resolve(line);
			lines.on('line', (next) => (text += `${next}\n`));
		});
		child.once('exit', () => reject(new Error(`the target did not start:\n${text}`)));
	});
	child.stderr.on('data', (data: Buffer) => (text += data.toString()));
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	return {
		target: JSON.parse(await first) as Target,
		file,
		output: () => text,
		exit: () => (child.signalCode ?? child.exitCode ?? 'running').toString(),
		async kill() {
			child.kill('SIGKILL');
			await ended;
		},
	};
}

/** What the attacker would have changed, or been granted. */
function factsIn(file: string, mallory: Person): unknown {
	const connection = openConnection(file);
	try {
		return [
			connection.prepare('SELECT * FROM meeting').all(),
			connection.prepare('SELECT * FROM slot').all(),
			connection.prepare('SELECT * FROM participant').all(),
			connection
				.prepare(`SELECT * FROM intent WHERE participant_id = ? AND code IN ('ok', 'noop')`)
				.all(mallory.id),
		];
	} finally {
		connection.close();
	}
}

/** An honest person comes, asks for something and gets an answer. */
async function serve(client: RawClient, names: Siege['names'], person: Person): Promise<void> {
	const desk = new Y.Doc();
	Y.applyUpdate(desk, await client.open(names.desk(person)));
	await client.open(names.outbox(person));
	const meeting = entityId<MeetingId>('nobodys');
	const asked = envelope({ kind: 'request.accept', meeting }, instant(Date.now()));
	const outbox = new Y.Doc();
	outbox.getArray(OUTBOX_ROOT).push([{ ...asked }]);
	client.send(
		wire.update(
			wire.addressOf(names.outbox(person), '1'),
			Uint8Array.from(Y.encodeStateAsUpdate(outbox)),
		),
	);
	const address = wire.addressOf(names.desk(person), '1');
	expect(await outcomeOf(client, address, desk, asked.i)).toBe('forbidden');
	client.socket.close();
	await client.end();
}

async function outcomeOf(client: RawClient, address: string, desk: Y.Doc, id: IntentId) {
	for (let nth = 1; ; nth++) {
		const code = deskOf(desk).outcomes[id]?.code;
		if (code) return code;
		Y.applyUpdate(desk, (await client.next('update', address, nth)).bytes);
	}
}
