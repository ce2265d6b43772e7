/**
 * What runs behind the pages of this process: the database, the engine over it, the sockets before it.
 * Opened once, at the first need, by whichever comes first, a page or a socket.
 */
import type { Registry } from 'prom-client';
import type { FairId } from '#schema/ids.ts';
import { iceServersFor } from '#signaling/ice.ts';
import { signalingMetrics } from '#signaling/metrics.ts';
import { Signaling } from '#signaling/signaling.ts';
import { signalingSecret } from '#signaling/ticket.ts';
import { BoardTokens } from '#sync/board-tokens.ts';
import { systemClock } from '#sync/clock.ts';
import { isEmptyDatabase, openDemoFair } from '#sync/demo/open-demo-fair.ts';
import { Engine } from '#sync/engine.ts';
import { createHub, type Hub } from '#sync/hub.ts';
import { hubMetrics } from '#sync/hub-metrics.ts';
import { gauge, prometheusMetrics } from '#sync/metrics.ts';
import { systemRandom } from '#sync/random.ts';
import { forwardedAddress } from '#sync/remote-address.ts';
import { auth } from './auth.ts';
import { config } from './config.ts';
import { closeDatabase, database } from './database.ts';
import { log } from './log.ts';

export interface Installation {
	readonly engine: Engine;
	readonly hub: Hub;
	readonly signaling: Signaling;
	readonly registry: Registry;
	/** Lets the sockets go; then, when all requests are answered, clocks and database. */
	close(requestsAnswered?: Promise<unknown>): Promise<void>;
}

/** The same fair wherever it is opened. */
const DEMO_SEED = 1;

let current: Promise<Installation> | undefined;

export function installation(): Promise<Installation> {
	current ??= open();
	return current;
}

/** At the end of the process. Whoever still comes finds it closing, and opens no other. */
export async function closeInstallation(requestsAnswered?: Promise<unknown>): Promise<void> {
	await (await current)?.close(requestsAnswered);
	current = undefined;
}

async function open(): Promise<Installation> {
	const { mode, origin, trustProxy, secretKey, ice } = config();
	const { db, connection, assertInPlace } = await database();
	if (mode === 'demo' && (await isEmptyDatabase(db)))
		openDemoFair({ db, connection }, { now: systemClock.now(), seed: DEMO_SEED });
	const accounts = await auth();
	const metrics = prometheusMetrics();
	const boards = new BoardTokens(db, connection);
	const engine: Engine = new Engine({
		connection,
		assertInPlace,
		clock: systemClock,
		random: systemRandom(),
		log: log(),
		metrics: metrics.engine,
		flush: (documentName) => hub.flush(documentName),
		review: (documentName) => hub.review(documentName),
		meetingsChanged: (meetings) => signaling.review(meetings),
	});
	const signaling = new Signaling({
		calls: engine,
		secret: signalingSecret(secretKey),
		clock: systemClock,
		log: log(),
		metrics: signalingMetrics(metrics.registry),
		iceServers: (id, until) => iceServersFor(ice, id, until),
	});
	const hub = createHub({
		documents: engine,
		identity: {
			async authenticate(cookieHeader) {
				// A browser takes a `__Host-` cookie over https only, so its name says how people came.
				const secure = origin?.startsWith('https:') ?? /\b__Host-/.test(cookieHeader ?? '');
				const visit = await accounts.authenticate(cookieHeader, secure);
				if (!visit) return null;
				const { sessionId, expiresAt, account } = visit;
				return { sessionId, accountId: account.id, expiresAt };
			},
		},
		clock: systemClock,
		log: log(),
		metrics: hubMetrics(metrics.registry),
		allowedOrigins: origin === null ? [] : [origin],
		...(trustProxy && { remoteOf: forwardedAddress }),
		verifyBoardToken: async (token, documentName) =>
			boards.allows(token, documentName, systemClock.now()) && engine.exists(documentName),
		doors: [signaling, signaling.text],
	});
	const stopListening = accounts.onSessionsEnded((ids) => {
		for (const id of ids) {
			hub.closeSession(id);
			signaling.closeSession(id);
		}
	});
	engine.start(await runningFairs());
	watch(metrics.registry, { engine, hub, signaling });
	return {
		engine,
		hub,
		signaling,
		registry: metrics.registry,
		async close(requestsAnswered) {
			stopListening();
			signaling.stop();
			await hub.stop();
			await requestsAnswered;
			engine.stop();
			await closeDatabase();
		},
	};
}

/** Fairs in which the clock may still have something to do. */
async function runningFairs(): Promise<FairId[]> {
	const { db } = await database();
	return (await db.selectFrom('fair').select('id').execute()).map(({ id }) => id);
}

function watch(
	registry: Registry,
	{ engine, hub, signaling }: Pick<Installation, 'engine' | 'hub' | 'signaling'>,
): void {
	gauge(registry, 'sockets', 'Open sockets', () => hub.stats().sockets);
	gauge(registry, 'documents', 'Documents in memory', () => hub.stats().documents);
	gauge(registry, 'online', 'People who are here', () => hub.stats().online);
	gauge(registry, 'in_rooms', 'People in the rooms of their chats', () => signaling.size);
	gauge(registry, 'call_texts', 'Texts of chats in memory', () => signaling.text.size);
	gauge(registry, 'intents_waiting', 'Intents not decided yet', () => engine.stats().waiting);
}
