import type { ProjectionHead } from '#schema/docs/projection.ts';
import type { Connection } from './connection.ts';
import type { Cancel, SyncEnvironment } from './environment.ts';
import type { KeptViews } from './kept-views.ts';
import type { ProjectionStatus } from './projection.ts';
import { Projection } from './projection.ts';

export interface FollowedViewsOptions<Key, View extends ProjectionHead> {
	readonly environment: SyncEnvironment;
	readonly connection: Connection;
	readonly kept: KeptViews;
	/** Of the document behind a key. */
	readonly nameOf: (key: Key) => string;
	readonly sections: readonly string[];
	/** So many stay open although nobody looks at them, so that going back is instant. */
	readonly unusedMax: number;
	/** Open at one time, as long as nobody looks at more; the server allows so many on a socket. */
	readonly openMax: number;
	readonly onChange: (name: string, projection: Projection<View>) => void;
}

interface Open<View extends ProjectionHead> {
	readonly projection: Projection<View>;
	users: number;
}

/** Documents of one kind that are open on this device, each for as long as somebody looks at it and a while longer. */
export class FollowedViews<Key extends string, View extends ProjectionHead> {
	readonly #options: FollowedViewsOptions<Key, View>;
	/** In the order in which they were last let go. */
	readonly #open = new Map<Key, Open<View>>();
	/** What the page brought along. */
	readonly #brought = new Map<Key, View>();

	constructor(options: FollowedViewsOptions<Key, View>) {
		this.#options = options;
	}

	view(key: Key): View | null {
		return this.#open.get(key)?.projection.current ?? this.#brought.get(key) ?? null;
	}

	status(key: Key): ProjectionStatus {
		return this.#open.get(key)?.projection.status ?? 'loading';
	}

	isOpen(key: Key): boolean {
		return this.#open.has(key);
	}

	/** To be shown until the server's own comes. */
	remember(key: Key, view: View): void {
		this.#brought.set(key, view);
		this.#open.get(key)?.projection.remember(view);
	}

	/** Until what is returned is called. */
	follow(key: Key): Cancel {
		const open = this.#open.get(key);
		if (open) open.users += 1;
		else this.#openFor(key);
		let isFollowing = true;
		return () => {
			if (isFollowing) this.#letGo(key);
			isFollowing = false;
		};
	}

	close(): void {
		for (const { projection } of this.#open.values()) projection.close();
		this.#open.clear();
	}

	#letGo(key: Key): void {
		const open = this.#open.get(key);
		if (!open) return;
		open.users -= 1;
		// To the end of the line of those that are closed first.
		this.#open.delete(key);
		this.#open.set(key, open);
		this.#closeUnused();
	}

	#openFor(key: Key): void {
		const { environment, connection, kept, nameOf, sections, onChange } = this.#options;
		const name = nameOf(key);
		const projection: Projection<View> = new Projection({
			environment,
			connection,
			name,
			sections,
			initial: this.#brought.get(key),
			onChange: () => onChange(name, projection),
		});
		this.#open.set(key, { projection, users: 1 });
		this.#closeUnused();
		projection.open();
		void kept.load<View>(name).then((before) => {
			if (before) projection.remember(before.view);
		});
	}

	#closeUnused(): void {
		const { unusedMax, openMax } = this.#options;
		let unused = [...this.#open].filter(([, { users }]) => users === 0);
		const used = this.#open.size - unused.length;
		unused = unused.slice(0, Math.max(0, unused.length - Math.min(unusedMax, openMax - used)));
		for (const [key, { projection }] of unused) {
			projection.close();
			this.#open.delete(key);
		}
	}
}
