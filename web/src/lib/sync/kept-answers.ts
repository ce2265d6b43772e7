/**
 * What a page asked the server for last, kept on this device so that the page opens without it. Each
 * person's answers lie apart: whoever comes next on this device never sees them.
 */
import { browserStorage } from './browser-storage.ts';
import type { KeyValueStorage } from './environment.ts';

const PREFIX = 'visavis/answers/';

export interface KeptAnswers {
	keep(path: string, answer: object): Promise<void>;
	/** Null where nothing was kept, or this browser keeps nothing. */
	recall(path: string): Promise<object | null>;
}

/** @param whose an account */
export function keptAnswers(
	whose: string,
	storage: KeyValueStorage = browserStorage(),
): KeptAnswers {
	const key = (path: string) => `${PREFIX}${whose}${path}`;
	return {
		async keep(path, answer) {
			// A device that keeps nothing opens nothing without the server, and works all the same.
			await storage.set(key(path), answer).catch(() => undefined);
		},
		async recall(path) {
			const kept = await storage.get(key(path)).catch(() => null);
			return typeof kept === 'object' ? kept : null;
		},
	};
}
