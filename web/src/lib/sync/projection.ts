import * as Y from 'yjs';
import type { ProjectionHead } from '#schema/docs/projection.ts';
import type { Channel, ChannelListener } from './channel.ts';
import type { Connection } from './connection.ts';
import type { SyncEnvironment } from './environment.ts';
import { viewOf } from './projection-view.ts';
import { Reopening } from './reopening.ts';

/** `stale`: shown from before while the connection is not there; `denied`: no right, or nothing there. */
export type ProjectionStatus = 'loading' | 'live' | 'stale' | 'denied';

export interface ProjectionOptions<View> {
	readonly environment: Pick<SyncEnvironment, 'clock' | 'random'>;
	readonly connection: Connection;
	readonly name: string;
	readonly sections: readonly string[];
	/** What is known from before: shown until the first answer. */
	readonly initial?: View | null | undefined;
	/**
	 * The document as the server has it, as an update of Yjs that is on its way here by another road:
	 * waited for, so that the socket carries only what came after it. Null where there is none.
	 */
	readonly state?: Promise<ArrayBuffer | null> | undefined;
	/** The document or the status has changed. Called for each change; reading is up to the caller. */
	readonly onChange: () => void;
}

/** So many resets in so short a time mean that the socket itself is confused. */
const RESETS_MAX = 3;
const RESETS_WITHIN_MS = 30_000;

/**
 * One document that the server writes, followed for as long as this is open. Its readers get plain
 * frozen values and keep the last one whatever happens to the connection; the Yjs document stays in
 * here, so nobody can write into it, which nothing could ever heal.
 */
export class Projection<View extends ProjectionHead> {
	readonly #options: ProjectionOptions<View>;
	#doc = new Y.Doc();
	#channel: Channel | null = null;
	#isOpen = false;
	#status: ProjectionStatus;
	#view: View | null;
	/** The document holds something newer than the view. */
	#changed = false;
	#resets: number[] = [];
	readonly #reopening: Reopening;

	constructor(options: ProjectionOptions<View>) {
		this.#options = options;
		this.#reopening = new Reopening(options.environment);
		this.#view = options.initial ?? null;
		this.#status = this.#view ? 'stale' : 'loading';
	}

	get status(): ProjectionStatus {
		return this.#status;
	}

	/** Frozen; built when it is read, so a burst of changes between two frames costs one. */
	get current(): View | null {
		if (this.#changed) {
			this.#changed = false;
			this.#view = viewOf(this.#doc, this.#options.sections, this.#view) ?? this.#view;
		}
		return this.#view;
	}

	/** What was kept on this device came after all; anything newer stays. */
	remember(view: View): void {
		if (this.#view !== null) return;
		this.#view = view;
		if (this.#status === 'loading') this.#become('stale');
	}

	open(): void {
		if (this.#isOpen) return;
		this.#isOpen = true;
		const { state } = this.#options;
		if (state) void state.then((update) => this.#join(update));
		else this.#join(null);
	}

	#join(state: ArrayBuffer | null): void {
		if (!this.#isOpen) return;
		if (state) this.#begin(state);
		this.#watch();
		this.#channel = this.#options.connection.join(this.#options.name, this.#doc, this.#listener());
	}

	#begin(state: ArrayBuffer): void {
		try {
			Y.applyUpdate(this.#doc, new Uint8Array(state));
		} catch {
			// Whatever somebody on the way made of it, the socket brings all of it.
			this.#doc.destroy();
			this.#doc = new Y.Doc();
		}
	}

	close(): void {
		this.#isOpen = false;
		this.#reopening.cancel();
		this.#channel?.leave();
		this.#channel = null;
		this.#doc.destroy();
	}

	#listener(): ChannelListener {
		return {
			synced: () => {
				this.#reopening.succeeded();
				this.#changed = true;
				this.#become('live');
			},
			rejected: () => this.#reset(),
			closed: (reason) => this.#closed(reason),
			lost: () => {
				this.#reopening.cancel();
				if (this.#status === 'live') this.#become(this.#view ? 'stale' : 'loading');
			},
		};
	}

	#closed(reason: string): void {
		switch (reason) {
			case 'reset':
			case 'readonly':
				return this.#reset();
			case 'denied':
			case 'upgrade':
				return this.#denied(reason);
			default:
				return this.#reopenLater();
		}
	}

	/**
	 * SY5: what this replica holds, the server does not: start again from an empty one. The readers
	 * keep the last view until the new one has come.
	 */
	#reset(): void {
		const { connection, environment } = this.#options;
		// Whatever has been seen so far was committed; it is shown until the server's word replaces it.
		this.#view = this.current;
		this.#doc.destroy();
		this.#doc = new Y.Doc();
		this.#watch();
		this.#become(this.#view ? 'stale' : 'loading');
		this.#channel?.reopen(this.#doc);
		const now = environment.clock.now();
		this.#resets = [...this.#resets.filter((at) => now - at < RESETS_WITHIN_MS), now];
		if (this.#resets.length < RESETS_MAX) return;
		this.#resets = [];
		connection.renew();
	}

	#reopenLater(): void {
		this.#become(this.#view ? 'stale' : 'loading');
		this.#reopening.later(() => this.#channel?.reopen());
	}

	#denied(reason: string): void {
		if (reason === 'upgrade') this.#options.connection.end('upgrade');
		this.#become('denied');
	}

	/** Until the first answer has come whole, a fresh document shows less than its reader knows. */
	#watch(): void {
		const doc = this.#doc;
		doc.on('update', () => {
			if (this.#status !== 'live' || doc !== this.#doc) return;
			this.#changed = true;
			this.#options.onChange();
		});
	}

	#become(status: ProjectionStatus): void {
		if (this.#status === status && !this.#changed) return;
		this.#status = status;
		this.#options.onChange();
	}
}
