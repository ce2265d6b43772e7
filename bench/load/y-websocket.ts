import * as encoding from 'lib0/encoding';
import { SYNC, TYPE } from '#sync/frames.ts';
import { cookieOf, naiveName } from '../world.ts';
import type { Ears, Peer, Wish } from './client.ts';
import { NaiveTalent, resetNaive } from './naive.ts';
import { RawSocket } from './raw-socket.ts';
import { bytesAt } from './sync-line.ts';

export const yWebsocket: Peer = {
	name: 'y-websocket',
	server: 'y-websocket',
	adjudicates: false,
	reset: resetNaive,
	async join({ port }, wish, ears) {
		const { number, calendars } = wish;
		const sockets = await Promise.all(
			calendars.map((calendar) =>
				RawSocket.open({ port, path: `/${naiveName(calendar)}`, cookie: cookieOf(number), number }),
			),
		);
		const client = new YWebsocketTalent(wish, ears, sockets);
		await client.joined;
		return client;
	},
};

const NOTHING_SEEN = Uint8Array.of(0);

/** One socket a document, and no acknowledgement: a write has come through when it comes back. */
class YWebsocketTalent extends NaiveTalent {
	readonly joined: Promise<unknown>;
	protected readonly sockets: readonly RawSocket[];
	readonly #byCalendar = new Map<number, RawSocket>();

	constructor(wish: Wish, ears: Ears, sockets: readonly RawSocket[]) {
		super(wish, ears);
		this.sockets = sockets;
		this.joined = Promise.all(
			wish.calendars.map((calendar, at) => this.#open(calendar, sockets[at]!)),
		);
	}

	protected write(calendar: number, update: Uint8Array): void {
		this.#byCalendar.get(calendar)?.send(message(SYNC.update, update));
	}

	#open(calendar: number, socket: RawSocket): Promise<void> {
		const { promise, resolve } = Promise.withResolvers<void>();
		this.#byCalendar.set(calendar, socket);
		socket.onMessage = (received) => {
			if (received[0] !== TYPE.sync) return;
			const bytes = bytesAt(received, 2);
			if (received[1] === SYNC.step2) {
				this.followed.state(this, calendar, bytes);
				resolve();
			} else if (received[1] === SYNC.update) {
				const changes = this.followed.update(this, calendar, bytes);
				this.settle(calendar, (slot, id) => {
					const change = changes.find((other) => other.slot === slot);
					return change ? change.by === id : null;
				});
			}
		};
		socket.send(message(SYNC.step1, NOTHING_SEEN));
		return promise;
	}
}

function message(step: number, bytes: Uint8Array): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, TYPE.sync);
	encoding.writeVarUint(encoder, step);
	encoding.writeVarUint8Array(encoder, bytes);
	return encoding.toUint8Array(encoder);
}
