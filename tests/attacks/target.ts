/**
 * The server that is attacked: a process of its own, since some of the attacks are meant to end it.
 * Prints one line with what an attacker and the honest people need, then what it has to say.
 *
 *     node --max-old-space-size=160 tests/attacks/target.ts <database file>
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { must } from '#schema/assert.ts';
import { openDatabase } from '#schema/db/open.ts';
import { instant } from '#schema/ids.ts';
import type { ParticipantId } from '#schema/ids.ts';
import { systemClock } from '#sync/clock.ts';
import { Engine } from '#sync/engine.ts';
import { uncounted } from '#sync/hub-observe.ts';
import { createHub } from '#sync/hub.ts';
import { noMetrics } from '#sync/observe.ts';
import { systemRandom } from '#sync/random.ts';
import { insertFair } from '#sync/testing/fair-rows.ts';
import { Sessions } from '../hub/sessions.ts';

/** What the parent reads from the first line. */
export interface Target {
	readonly port: number;
	readonly fair: string;
	readonly recruiter: string;
	readonly mallory: Person;
	readonly bystander: Person;
	readonly canary: Person;
}

export interface Person {
	readonly id: string;
	/** One for each sign-in: a session has only so many sockets. */
	readonly cookies: readonly string[];
}

const SIGN_INS = 8;

const file = must(process.argv[2], 'a database file is given');
const { connection } = await openDatabase(file);
const clock = systemClock;
const rows = insertFair(connection, { now: clock.now(), talents: 3 });
const line = (level: string) => (facts: object, message: string) =>
	console.log(JSON.stringify({ level, message, ...facts }, errorsAsText));
const log = { info: line('info'), warn: line('warn'), error: line('error') };
const engine: Engine = new Engine({
	connection,
	clock,
	random: systemRandom(),
	log,
	metrics: noMetrics,
	flush: (name) => hub.flush(name),
	review: (name) => hub.review(name),
});
const sessions = new Sessions();
const hub = createHub({ documents: engine, identity: sessions, clock, log, metrics: uncounted });
const http = createServer((_request, response) => response.end());
http.on('upgrade', (request, socket, head) => hub.upgrade(request, socket, head));

http.listen(0, '127.0.0.1', () => {
	const [mallory, bystander, canary] = rows.talents.map(person);
	const target: Target = {
		port: (http.address() as AddressInfo).port,
		fair: rows.fair,
		recruiter: must(rows.recruiters[0], 'a recruiter'),
		mallory: must(mallory, 'three talents'),
		bystander: must(bystander, 'three talents'),
		canary: must(canary, 'three talents'),
	};
	console.log(JSON.stringify(target));
});

function person(id: ParticipantId): Person {
	const until = instant(clock.now() + 3_600_000);
	const start = () => sessions.start(rows.accountOf(id), until);
	return { id, cookies: Array.from({ length: SIGN_INS }, start) };
}

function errorsAsText(_key: string, value: unknown): unknown {
	return value instanceof Error ? value.stack : value;
}
