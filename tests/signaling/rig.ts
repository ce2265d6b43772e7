/** The room of one chat behind the real door: two people's sockets, the real engine, a clock by hand. */
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { must } from '#schema/assert.ts';
import type { MeetingId, ParticipantId } from '#schema/ids.ts';
import type { CallSession } from '#schema/call.ts';
import { SIGNALING_SOCKET_PATH, TEXT_SOCKET_PATH, isVisitId } from '#schema/call.ts';
import { TEXT_SOCKET_LIMITS } from '#signaling/limits.ts';
import { Signaling } from '#signaling/signaling.ts';
import { signalingSecret } from '#signaling/ticket.ts';
import type { Door } from '#sync/entrance.ts';
import { envelope } from '#sync/testing/engine-rig.ts';
import { insertInScheduling } from '#sync/testing/fair-rows.ts';
import { people, startHub, until } from '../hub/rig.ts';

const MINUTE = 60_000;

export interface Frame {
	readonly type: string;
	readonly src?: string;
	readonly payload?: { readonly kind?: string; readonly msg?: string } & Record<string, unknown>;
}

/** A page that says exactly what a test tells it to. */
export class Caller {
	readonly frames: Frame[] = [];
	readonly socket: WebSocket;
	closed: { readonly code: number; readonly reason: string } | undefined;

	private constructor(socket: WebSocket) {
		this.socket = socket;
		socket.on('message', (data: Buffer) => this.frames.push(JSON.parse(data.toString()) as Frame));
		socket.on('close', (code, reason) => (this.closed = { code, reason: reason.toString() }));
		socket.on('error', () => {});
	}

	/** Throws `Error('HTTP 401')` and the like when it is refused. */
	static async connect(url: string, headers: Record<string, string>): Promise<Caller> {
		const socket = new WebSocket(url, { headers, autoPong: true });
		const caller = new Caller(socket);
		onTestFinished(() => socket.terminate());
		await new Promise<void>((resolve, reject) => {
			socket.once('open', () => resolve());
			socket.once('error', reject);
			socket.once('unexpected-response', (_request, response) =>
				reject(new Error(`HTTP ${response.statusCode}`)),
			);
		});
		return caller;
	}

	send(frame: object | string): void {
		this.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
	}

	/** What came of a type; of ours, by what they say. */
	of(what: string): Frame[] {
		return this.frames.filter(({ type, payload }) => type === what || payload?.kind === what);
	}

	async next(what: string, count = 1): Promise<Frame> {
		await until(() => this.of(what).length >= count);
		return must(this.of(what)[count - 1], 'it came');
	}

	async end(): Promise<{ readonly code: number; readonly reason: string }> {
		await until(() => this.closed !== undefined);
		return must(this.closed, 'it is closed');
	}
}

const doorTo = (there: () => Signaling | Signaling['text']): Omit<Door, 'path'> => ({
	judge: (address, who) => there().judge(address, who),
	enter: (webSocket, guest, who) =>
		there().enter(webSocket, guest as Parameters<Signaling['enter']>[1], who),
});

/** @param file of the database; in memory where none is named */
export async function startRoom(file?: string) {
	const faults: string[] = [];
	const errors: string[] = [];
	let signaling: Signaling | null = null;
	const there = () => must(signaling, 'signaling runs');
	const rig = await startHub({
		slots: 4,
		slotsFrom: 60,
		...(file !== undefined && { file }),
		engine: { meetingsChanged: (meetings) => signaling?.review(meetings) },
		hub: {
			// Whichever runs now: a test restarts it.
			doors: [
				{ path: SIGNALING_SOCKET_PATH, ...doorTo(() => there()) },
				{
					path: TEXT_SOCKET_PATH,
					frameBytes: TEXT_SOCKET_LIMITS.frameBytes,
					...doorTo(() => there().text),
				},
			],
		},
	});
	const start = () =>
		(signaling = new Signaling({
			calls: rig.engine,
			secret: signalingSecret('as if it came from the environment'),
			clock: rig.clock,
			log: { info() {}, warn() {}, error: (_facts, message) => void errors.push(message) },
			metrics: { entered() {}, fault: (kind) => void faults.push(kind) },
		}));
	start();
	const { ada, ben, rita, olga } = people(rig);
	const { fair, connection, clock, engine, starts } = rig;
	const meeting = insertInScheduling(connection, { fair }, 'chat', ada, rita, clock.now());
	const startsAt = must(starts[0], 'a slot');
	const ask = async (who: ParticipantId, intent: Parameters<typeof envelope>[0]) =>
		must(await engine.submit(fair, who, envelope(intent, clock.now())), 'an outcome');
	const claim = ask(ada, { kind: 'slot.claim', meeting, startsAt });
	await claim;
	const cookies = new Map<ParticipantId, string>();
	const cookieOf = (who: ParticipantId) => {
		const cookie = cookies.get(who) ?? rig.signIn(who);
		cookies.set(who, cookie);
		return cookie;
	};
	let pages = 0;
	/** As a page that was just opened asks. */
	const sessionOf = (who: ParticipantId, which: MeetingId = meeting) => {
		const visit = `page-${String((pages += 1)).padStart(12, '0')}`;
		if (!isVisitId(visit)) throw new Error('no name of a page');
		return there().session(which, rig.accountOf(who), visit);
	};
	const granted = (who: ParticipantId): CallSession => {
		const answer = sessionOf(who);
		if (!answer.ok) throw new Error(answer.refusal.code);
		return answer.session;
	};
	const knock = (
		query: Record<string, string>,
		{ cookie, origin = rig.origin }: { cookie?: string | undefined; origin?: string },
	) =>
		Caller.connect(
			`ws://127.0.0.1:${rig.port}${SIGNALING_SOCKET_PATH}?${new URLSearchParams(query)}`,
			{ origin, ...(cookie !== undefined && { cookie }) },
		);
	const addressOf = ({ peerId, ticket }: CallSession) => ({
		key: 'peerjs',
		id: peerId,
		token: ticket,
	});
	return {
		...rig,
		ada,
		ben,
		rita,
		olga,
		meeting,
		startsAt,
		faults,
		/** What was logged as an error. */
		errors,
		ask,
		sessionOf,
		granted,
		knock,
		addressOf,
		cookieOf,
		get signaling() {
			return there();
		},
		/** As after a new start of the process. */
		restart() {
			there().stop();
			start();
		},
		/** So many minutes after the beginning of the chat, or before it. */
		at: (minutes: number) => clock.move(startsAt + minutes * MINUTE - clock.now()),
		join: async (who: ParticipantId) => {
			const caller = await knock(addressOf(granted(who)), { cookie: cookieOf(who) });
			await caller.next('OPEN');
			await caller.next('window');
			return caller;
		},
	};
}
