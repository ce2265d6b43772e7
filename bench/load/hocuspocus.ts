import { cookieOf, naiveName } from '../world.ts';
import type { Ears, Peer, Wish } from './client.ts';
import { NaiveTalent, resetNaive } from './naive.ts';
import { RawSocket } from './raw-socket.ts';
import { SyncLine } from './sync-line.ts';

export const hocuspocus: Peer = {
	name: 'hocuspocus',
	server: 'hocuspocus',
	adjudicates: false,
	reset: resetNaive,
	async join({ port }, wish, ears) {
		const { number } = wish;
		const socket = await RawSocket.open({ port, path: '/', cookie: cookieOf(number), number });
		const client = new HocuspocusTalent(wish, ears, socket);
		await client.joined;
		return client;
	},
};

class HocuspocusTalent extends NaiveTalent {
	readonly joined: Promise<unknown>;
	protected readonly sockets: readonly RawSocket[];
	readonly #line: SyncLine;
	/** Who is said to hold a slot, as `calendar slot`. */
	readonly #holders = new Map<string, string>();

	constructor(wish: Wish, ears: Ears, socket: RawSocket) {
		super(wish, ears);
		this.sockets = [socket];
		this.#line = new SyncLine(socket);
		this.joined = Promise.all(wish.calendars.map((calendar) => this.#open(calendar)));
	}

	protected write(calendar: number, update: Uint8Array): void {
		this.#line.send(naiveName(calendar), update);
	}

	#open(calendar: number): Promise<void> {
		const { promise, resolve, reject } = Promise.withResolvers<void>();
		const name = naiveName(calendar);
		this.#line.open(name, {
			state: (bytes) => {
				this.followed.state(this, calendar, bytes);
				resolve();
			},
			update: (bytes) => {
				for (const { slot, by } of this.followed.update(this, calendar, bytes))
					if (by !== null) this.#holders.set(`${calendar} ${slot}`, by);
			},
			acknowledged: () =>
				this.settle(calendar, (slot, id) => {
					const holder = this.#holders.get(`${calendar} ${slot}`);
					return holder === undefined || holder === id;
				}),
			ended: () => reject(new Error(`${name} was refused or ended`)),
		});
		return promise;
	}
}
