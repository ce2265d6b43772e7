import { goto } from '$app/navigation';
import { navigating, page } from '$app/state';
import { untrack } from 'svelte';

/**
 * Changes a part of what the address holds, without a step in the history. It is a part of where the page
 * is on its way to, if it is, so neither undoes the other. Whoever has left for another page meanwhile is
 * not called back.
 *
 * @param read what an address of this page holds; null where that is another place, which this change is not about
 * @param href the address that holds this
 */
export function addressChange<State extends object>(
	read: (params: Pick<URLSearchParams, 'get'>) => State | null,
	href: (state: State) => string,
): (change: Partial<State>) => Promise<void> {
	/** Where the last change leads, until the router knows: it takes a moment. */
	let aim: URL | null = null;
	return async (change) => {
		const [here, next] = untrack(() => [page.url, aim ?? navigating.to?.url ?? page.url]);
		const state = next.pathname === here.pathname ? untrack(() => read(next.searchParams)) : null;
		if (!state) return;
		const mine = new URL(href({ ...state, ...change }), here.href);
		aim = mine;
		setTimeout(() => {
			if (aim === mine) aim = null;
		});
		await goto(mine, { replace: true, reset: false });
	};
}
