import { randomIntentId } from '#schema/ids.ts';
import { systemRandom } from '#sync/random.ts';
import { cookieOf } from '../world.ts';
import type { Client, Ears, Peer, Wish } from './client.ts';
import { RawSocket } from './raw-socket.ts';

const random = systemRandom();

export const limit: Peer = {
	name: 'bare ws + SQL',
	server: 'limit',
	adjudicates: true,
	reset: () => decoded.clear(),
	async join({ port }, wish, ears) {
		const { number, calendars } = wish;
		const path = `/?c=${calendars.join(',')}`;
		const socket = await RawSocket.open({ port, path, cookie: cookieOf(number), number });
		const client = new LimitTalent(wish, ears, socket);
		await client.joined;
		return client;
	},
};

/** `all`: a whole calendar; `f`: changes of one; `i`: what became of a claim. */
interface Message {
	readonly c: number;
	readonly all?: readonly (readonly [number, number, string])[];
	readonly f?: readonly (readonly [slot: number, mark: string])[];
	readonly i?: string;
	readonly ok?: boolean;
}

/** What everybody gets is read once, as with the other peers. */
const decoded = new Map<string, Message>();
function decode(bytes: Buffer): Message {
	const text = bytes.toString('latin1');
	let message = decoded.get(text);
	if (message) return message;
	message = JSON.parse(text) as Message;
	if (message.i !== undefined) return message;
	if (decoded.size > 2_048) decoded.clear();
	decoded.set(text, message);
	return message;
}

class LimitTalent implements Client {
	readonly number: number;
	readonly taken: Set<number>[] = [];
	readonly joined: Promise<void>;
	readonly #socket: RawSocket;
	readonly #ears: Ears;

	constructor({ number, calendars }: Wish, ears: Ears, socket: RawSocket) {
		this.number = number;
		this.#ears = ears;
		this.#socket = socket;
		const { promise, resolve } = Promise.withResolvers<void>();
		let missing = calendars.length;
		if (missing === 0) resolve();
		socket.onMessage = (bytes) => {
			const { i, ok, all, f, c } = decode(bytes);
			if (i !== undefined) this.#ears.decided(i, ok === true);
			if (f) for (const [slot, mark] of f) this.#take(c, slot, mark);
			if (!all) return;
			this.taken[c] = new Set();
			all.forEach(([, , mark], slot) => mark === 't' && this.#take(c, slot, mark));
			missing -= 1;
			if (missing === 0) resolve();
		};
		this.joined = promise;
	}

	get bytesIn(): number {
		return this.#socket.bytesIn;
	}
	get messagesIn(): number {
		return this.#socket.messagesIn;
	}

	claim(c: number, s: number): string {
		return this.#ask({ c, s });
	}
	release(c: number, s: number): string {
		return this.#ask({ c, s, r: 1 });
	}
	close(): void {
		this.#socket.close();
	}

	#ask(what: object): string {
		const i = randomIntentId(random);
		this.#socket.sendText(JSON.stringify({ i, ...what, at: Date.now() }));
		return i;
	}

	#take(calendar: number, slot: number, mark: string): void {
		const by = mark === 'o' ? null : mark;
		const taken = (this.taken[calendar] ??= new Set());
		if (by === null) taken.delete(slot);
		else taken.add(slot);
		this.#ears.slotChanged(this, calendar, slot, by);
	}
}
