import type { Document } from '@hocuspocus/server';
import * as Y from 'yjs';
import type { Audit } from './audit.ts';
import type { Cancel, Clock } from './clock.ts';
import { SYNC, syncMessage, wireFrames } from './frames.ts';
import type { HubLimits } from './hub-limits.ts';
import type { HubMetrics } from './hub-observe.ts';
import type { Opening } from './opening.ts';
import type { SyncSocket } from './sync-socket.ts';

/**
 * Order within one round: what everybody may see goes before what one person is told (SY10). The
 * writer of what browsers write is one of its readers, and a lone one needs no telling.
 */
export type Turn = 'public' | 'personal' | 'written';

/** The place where a broadcast leaves Hocuspocus' document; private only in its types. */
interface Broadcasting {
	broadcastUpdate(update: Uint8Array): void;
}

interface Pending {
	readonly updates: Uint8Array[];
	bytes: number;
}

/** More than this is sent at once: merging must not become a long pause. */
const PENDING_BYTES_MAX = 1_048_576;
/** One in so many readers behind: the network is the bottleneck. */
const DRAINING_SHARE = 8;

/**
 * Sends changes to their readers, in rounds. One frame is built for all readers of a document that
 * gave it the same address, and written as it is. What everybody may see rests after a round for as
 * long as that took, so that further changes of it gather and are merged: when nothing happens, or
 * elsewhere, a change goes out at once, and however many claims there are, the cost is bounded by the
 * number of readers. Whatever waits, waits for the one that rests the longest, so that the order stays.
 */
export class FanOut {
	readonly #clock: Clock;
	readonly #limits: HubLimits;
	readonly #metrics: HubMetrics;
	readonly #audit: Audit;
	readonly #pending: Record<Turn, Map<Document, Pending>> = {
		public: new Map(),
		personal: new Map(),
		written: new Map(),
	};
	/** Who gets the changes of a document, by the address under which they know it. */
	readonly #followers = new Map<Document, Map<string, Set<SyncSocket>>>();
	/** Until when each public document rests. */
	readonly #resting = new WeakMap<Document, number>();
	#cancel: Cancel | null = null;
	/** The next round begins here at the earliest. */
	#waitUntil = 0;

	constructor(options: { clock: Clock; limits: HubLimits; metrics: HubMetrics; audit: Audit }) {
		this.#clock = options.clock;
		this.#limits = options.limits;
		this.#metrics = options.metrics;
		this.#audit = options.audit;
	}

	/** From now on the changes of this document go out here. */
	attach(document: Document, turn: Turn): void {
		this.#followers.set(document, new Map());
		// Without a delay of its own Hocuspocus hands over each change at once.
		document.flushDelay = false;
		const broadcasting = document as unknown as Broadcasting;
		broadcasting.broadcastUpdate = (update) => this.#collect(document, turn, update);
	}

	/** Has the first answer, so that it can make sense of changes. */
	follow(opening: Opening): void {
		const followers = this.#followers.get(opening.document!);
		if (!followers || opening.following) return;
		opening.following = true;
		const { address, socket } = opening;
		const sockets = followers.get(address);
		if (sockets) sockets.add(socket);
		else followers.set(address, new Set([socket]));
	}

	unfollow({ document, address, socket }: Opening): void {
		const followers = document && this.#followers.get(document);
		const sockets = followers?.get(address);
		if (sockets?.delete(socket) && sockets.size === 0) followers!.delete(address);
	}

	forget(document: Document): void {
		this.#followers.delete(document);
		for (const turn of Object.values(this.#pending)) turn.delete(document);
	}

	/**
	 * The writer is done with this document for the moment. Everything that waits goes out, in order,
	 * unless this is a time of rest: then it goes with the round after it.
	 */
	flush(document: Document): void {
		const waits = Object.values(this.#pending).some((turn) => turn.has(document));
		if (waits && this.#rest() <= 0) this.flushAll();
	}

	/** Sends everything that waits, now. */
	flushAll(): void {
		this.#cancel?.();
		this.#cancel = null;
		const startedAt = this.#clock.elapsed();
		let behind = 0;
		let reached = 0;
		this.#waitUntil = 0;
		const seenByAll = [...this.#pending.public.keys()];
		for (const turn of Object.values(this.#pending)) {
			const round = [...turn];
			turn.clear();
			for (const [document, { updates }] of round)
				this.#audit.guard('broadcast', () => {
					const result = this.#broadcast(document, updates);
					behind += result.behind;
					reached += result.reached;
				});
		}
		const now = this.#clock.elapsed();
		const took = Math.min(now - startedAt, this.#limits.windowMs);
		const draining = behind * DRAINING_SHARE > reached;
		const rest = draining ? Math.max(took, this.#limits.drainingMs) : took;
		for (const document of seenByAll) this.#resting.set(document, now + rest);
		this.#metrics.broadcast(took);
	}

	stop(): void {
		this.#cancel?.();
		this.#cancel = null;
	}

	#collect(document: Document, turn: Turn, update: Uint8Array): void {
		// Whoever has not got the first answer yet gets all of it there.
		if (this.#isAlone(document, turn)) return;
		let pending = this.#pending[turn].get(document);
		if (!pending) this.#pending[turn].set(document, (pending = { updates: [], bytes: 0 }));
		this.#waitUntil = Math.max(this.#waitUntil, this.#resting.get(document) ?? 0);
		pending.updates.push(update);
		pending.bytes += update.length;
		if (pending.bytes > PENDING_BYTES_MAX) this.flushAll();
		else this.#schedule();
	}

	#isAlone(document: Document, turn: Turn): boolean {
		let count = 0;
		for (const sockets of this.#followers.get(document)?.values() ?? []) count += sockets.size;
		return count <= (turn === 'written' ? 1 : 0);
	}

	#schedule(): void {
		if (this.#cancel) return;
		const rest = this.#rest();
		const run = () => {
			this.#cancel = null;
			// One that rests may have joined those that wait.
			if (this.#rest() > 0) this.#schedule();
			else this.flushAll();
		};
		this.#cancel = rest > 0 ? this.#clock.after(rest, run) : this.#clock.soon(run);
	}

	/** Whole milliseconds left: no timer is finer. */
	#rest(): number {
		return Math.floor(this.#waitUntil - this.#clock.elapsed());
	}

	#broadcast(document: Document, updates: readonly Uint8Array[]) {
		const update = updates.length === 1 ? updates[0]! : Y.mergeUpdates([...updates]);
		let reached = 0;
		let behind = 0;
		for (const [address, sockets] of this.#followers.get(document) ?? []) {
			const messages = [syncMessage(address, SYNC.update, update)];
			const frames = wireFrames(...messages);
			for (const socket of sockets) {
				socket.deliver(messages, frames);
				if (socket.behind) behind++;
				reached++;
			}
		}
		this.#metrics.count('broadcast');
		this.#metrics.count('delivery', undefined, reached);
		return { reached, behind };
	}
}
