/** Thrown instead of letting one more wait; nothing was begun. */
export class QueueFull extends Error {
	override readonly name = 'QueueFull';
}

export interface QueueFigures {
	readonly running: number;
	readonly waiting: number;
	/** Since the start of the process. */
	readonly begun: number;
	readonly refused: number;
}

export interface BoundedQueue {
	run<Result>(work: () => Promise<Result>): Promise<Result>;
	figures(): QueueFigures;
}

/** Runs at most `width` at a time and lets at most `depth` wait, in order. */
export function createBoundedQueue({
	width,
	depth,
}: {
	width: number;
	depth: number;
}): BoundedQueue {
	const waiting: (() => void)[] = [];
	let running = 0;
	let begun = 0;
	let refused = 0;

	/** Resolves when there is room; whoever leaves hands the room on, so `running` stays as it is. */
	function enter(): Promise<void> {
		if (running < width) {
			running += 1;
			return Promise.resolve();
		}
		if (waiting.length >= depth) {
			refused += 1;
			throw new QueueFull(`${depth} are waiting already`);
		}
		return new Promise((resolve) => waiting.push(resolve));
	}

	function leave(): void {
		const next = waiting.shift();
		if (next) next();
		else running -= 1;
	}

	return {
		async run(work) {
			await enter();
			begun += 1;
			try {
				return await work();
			} finally {
				leave();
			}
		},
		figures: () => ({ running, waiting: waiting.length, begun, refused }),
	};
}
