import type { Instant } from '#schema/ids.ts';
import { isInstant } from '#schema/ids.ts';
import type { Cancel, Clock, KeyValueStorage } from './environment.ts';

/** Writing a directory costs something, and it changes every second. */
const PAUSE_MS = 2_000;
/** Of each of these kinds so many can be read offline: those that were looked at last. */
const MANY = ['calendar', 'vacancies'] as const;
const MANY_MAX = 10;

export interface KeptView<View> {
	readonly view: View;
	/** When it was known to be current, by the server's clock. */
	readonly asOf: Instant;
}

/** The last views, kept on this device to be read while there is no connection. */
export class KeptViews {
	readonly #storage: KeyValueStorage;
	readonly #clock: Clock;
	readonly #prefix: string;
	readonly #onFailure: () => void;
	readonly #waiting = new Map<string, KeptView<object>>();
	#timer: Cancel | null = null;

	constructor(options: {
		readonly storage: KeyValueStorage;
		readonly clock: Clock;
		readonly prefix: string;
		/** This device keeps nothing; the engine works all the same. */
		readonly onFailure: () => void;
	}) {
		this.#storage = options.storage;
		this.#clock = options.clock;
		this.#prefix = options.prefix;
		this.#onFailure = options.onFailure;
	}

	async load<View extends object>(name: string): Promise<KeptView<View> | null> {
		try {
			const kept = await this.#storage.get(this.#prefix + name);
			if (typeof kept !== 'object' || kept === null) return null;
			const { view, asOf } = kept as Partial<KeptView<View>>;
			return view && isInstant(asOf) ? { view, asOf } : null;
		} catch {
			this.#onFailure();
			return null;
		}
	}

	/** Soon, together with what else changes until then. */
	save(name: string, view: object, asOf: Instant): void {
		this.#waiting.set(name, { view, asOf });
		this.#timer ??= this.#clock.after(PAUSE_MS, () => void this.flush());
	}

	async flush(): Promise<void> {
		this.#timer?.();
		this.#timer = null;
		const waiting = [...this.#waiting];
		this.#waiting.clear();
		try {
			for (const [name, kept] of waiting) await this.#storage.set(this.#prefix + name, kept);
			for (const kind of MANY) await this.#dropOld(kind);
		} catch {
			this.#onFailure();
		}
	}

	async #dropOld(kind: string): Promise<void> {
		const prefix = `${this.#prefix}${kind}`;
		const keys = await this.#storage.keys(prefix);
		if (keys.length <= MANY_MAX) return;
		const ages = await Promise.all(
			keys.map(async (key) => {
				const kept = (await this.#storage.get(key)) as Partial<KeptView<object>> | undefined;
				return { key, asOf: kept?.asOf ?? 0 };
			}),
		);
		ages.sort((a, b) => b.asOf - a.asOf);
		for (const { key } of ages.slice(MANY_MAX)) await this.#storage.delete(key);
	}
}
