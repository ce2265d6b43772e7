import type { Clock } from './clock.ts';
import type { Rate } from './hub-limits.ts';
import { Budget } from './budget.ts';
import type { HubMetrics } from './hub-observe.ts';
import type { EngineLog } from './observe.ts';

/** Lines of one kind: an attack must not become a full disk (W-19). */
const LINES: Rate = { burst: 10, perSecond: 0.2 };

/** One short line for each abuse, with what was left out since the last one. */
export class Audit {
	readonly #log: EngineLog;
	readonly #metrics: HubMetrics;
	readonly #clock: Clock;
	readonly #kinds = new Map<string, { readonly budget: Budget; omitted: number }>();

	constructor(options: { log: EngineLog; metrics: HubMetrics; clock: Clock }) {
		this.#log = options.log;
		this.#metrics = options.metrics;
		this.#clock = options.clock;
	}

	/** Somebody did what no honest browser does. `kind` is one of a few words, never what they sent. */
	abuse(kind: string, facts: object): void {
		this.#metrics.count('abuse', kind);
		const omitted = this.#omittedBefore(kind);
		if (omitted !== null) this.#log.warn({ abuse: kind, ...facts, omitted }, 'abuse');
	}

	/** A mistake of ours, in a place where it must not end the process (GA8). */
	failure(hook: string, error: unknown): void {
		this.#metrics.count('hook_failed', hook);
		const omitted = this.#omittedBefore(`failure ${hook}`);
		if (omitted !== null) this.#log.error({ err: error, hook, omitted }, 'hook failed');
	}

	/** Runs what must not throw where it runs; says whether it did not. */
	guard(hook: string, run: () => void): boolean {
		try {
			run();
			return true;
		} catch (error) {
			this.failure(hook, error);
			return false;
		}
	}

	/** Lines left out since the last one of this kind, or nothing when this one is left out too. */
	#omittedBefore(kind: string): number | null {
		const now = this.#clock.elapsed();
		let entry = this.#kinds.get(kind);
		if (!entry) this.#kinds.set(kind, (entry = { budget: new Budget(LINES, now), omitted: 0 }));
		if (entry.budget.take(1, now) > 0) {
			entry.budget.take(-1, now);
			entry.omitted++;
			return null;
		}
		const { omitted } = entry;
		entry.omitted = 0;
		return omitted;
	}
}
