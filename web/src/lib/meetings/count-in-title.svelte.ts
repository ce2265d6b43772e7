import { tick } from 'svelte';
import { page } from '$app/state';

const COUNT = /^\(\d+\) /;

/**
 * So much is new: before the title, where one sees it from another tab.
 * Pages set the title themselves, so it is put there anew with each of them.
 */
export function countInTitle(count: () => number): void {
	// The title of a document is outside of what is drawn here.
	$effect(() => {
		void page.url.href;
		const number = count();
		void tick().then(() => {
			const title = document.title.replace(COUNT, '');
			document.title = number > 0 ? `(${number}) ${title}` : title;
		});
	});
}
