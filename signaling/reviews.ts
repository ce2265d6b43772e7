import type { MeetingId } from '#schema/ids.ts';
import type { Cancel, Clock } from '#sync/clock.ts';
import type { EngineLog } from '#sync/observe.ts';
import { isStorageFault } from '#sync/storage-fault.ts';

export type Changed = ReadonlySet<MeetingId> | 'all';

export interface ReviewsOptions {
	readonly clock: Clock;
	readonly log: EngineLog;
	/** Looks by SQL whether those in these rooms still belong there; looking twice does no harm. */
	readonly look: (changed: Changed) => void;
}

const AGAIN_MS = 1_000;
const NOTHING: Changed = new Set();

/**
 * RM5: rooms are looked at after a change. When the rows cannot be read just then everybody stays where they
 * are, and it is looked again until it works: of all that came meanwhile at once.
 */
export class Reviews {
	readonly #options: ReviewsOptions;
	#due: Changed = NOTHING;
	#again: Cancel | null = null;

	constructor(options: ReviewsOptions) {
		this.#options = options;
	}

	review(changed: Changed): void {
		this.#due = both(this.#due, changed);
		if (!this.#again) this.#look(false);
	}

	stop(): void {
		this.#again?.();
		this.#due = NOTHING;
	}

	#look(isRepeated: boolean): void {
		const { clock, log, look } = this.#options;
		const due = this.#due;
		this.#due = NOTHING;
		try {
			look(due);
		} catch (error) {
			if (!isStorageFault(error)) throw error;
			if (!isRepeated) log.error({ err: error }, 'rooms cannot be looked at');
			this.#due = both(due, this.#due);
			this.#again = clock.after(AGAIN_MS, () => {
				this.#again = null;
				this.#look(true);
			});
		}
	}
}

const both = (some: Changed, others: Changed): Changed =>
	some === 'all' || others === 'all' ? 'all' : new Set([...some, ...others]);
