import type { Language } from './messages.ts';
import { getViewer } from './viewer.ts';

const AGAIN_MS = 3_000;

/**
 * Words that only one page needs, in the language of now (UI3); in a browser only, as whatever that page shows
 * with them. Made while its component begins.
 */
export class PageWords<Words> {
	/** Null until they are here; where they cannot be fetched they are asked for again. */
	current = $state.raw<Words | null>(null);

	constructor(fetch: (language: Language) => Promise<Words>) {
		const viewer = getViewer();
		$effect(() => {
			const { language } = viewer;
			let isOver = false;
			let waiting: ReturnType<typeof setTimeout> | undefined;
			const ask = (): void => {
				fetch(language).then(
					(words) => {
						if (!isOver) this.current = words;
					},
					() => {
						if (!isOver) waiting = setTimeout(ask, AGAIN_MS);
					},
				);
			};
			ask();
			return () => {
				isOver = true;
				clearTimeout(waiting);
			};
		});
	}
}
