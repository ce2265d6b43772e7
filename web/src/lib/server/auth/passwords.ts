/** Keeping and checking passwords (AU10, A-09). */
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';
import { createBoundedQueue, type QueueFigures } from './bounded-queue.ts';

export interface HashingCost {
	/** KiB. */
	readonly memoryCost: number;
	/** Passes over that memory. */
	readonly timeCost: number;
	readonly parallelism: number;
}

/** The variant is argon2id, as the library chooses by itself; about 20 ms. */
const COST: HashingCost = { memoryCost: 19_456, timeCost: 3, parallelism: 1 };

/** Two cores, and under a second of waiting: whoever comes later is asked to try again. */
const QUEUE = { width: 2, depth: 32 };

export interface Passwords {
	/** In PHC form. Throws QueueFull. */
	hash(password: string): Promise<string>;
	/** As much work when there is nothing to compare with, so that its time tells nothing (AU8). Throws QueueFull. */
	matches(password: string, kept: string | null): Promise<boolean>;
	/** Whether `kept` was made at another cost than today's. */
	isOutdated(kept: string): boolean;
	figures(): QueueFigures;
}

export function createPasswords(cost: HashingCost = COST): Passwords {
	const queue = createBoundedQueue(QUEUE);
	let nobodys: Promise<string> | undefined;

	return {
		hash: (password) => queue.run(() => hash(inOneForm(password), cost)),

		matches: (password, kept) =>
			queue.run(async () => {
				nobodys ??= hash(randomBytes(16), cost);
				const matched = await verify(kept ?? (await nobodys), inOneForm(password));
				return matched && kept !== null;
			}),

		isOutdated(kept) {
			const { memoryCost, timeCost, parallelism } = parseOptions(kept);
			return (
				memoryCost !== cost.memoryCost ||
				timeCost !== cost.timeCost ||
				parallelism !== cost.parallelism
			);
		},

		figures: () => queue.figures(),
	};
}

/** The same password typed on two keyboards may arrive as different code points. */
const inOneForm = (password: string): string => password.normalize('NFKC');
