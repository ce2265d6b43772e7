import { goto } from '$app/navigation';

/**
 * Changes a part of what the address holds, without a step in the history. A change that comes while
 * the page is still on its way to the last one is added to it; it does not take its place.
 *
 * @param read what the address holds now
 * @param href the address that holds this
 */
export function addressChange<State extends object>(
	read: () => State,
	href: (state: State) => string,
): (change: Partial<State>) => Promise<void> {
	let underWay: Partial<State> = {};
	let latest = 0;
	return async (change) => {
		underWay = { ...underWay, ...change };
		const mine = ++latest;
		try {
			await goto(href({ ...read(), ...underWay }), { replace: true, reset: false });
		} finally {
			if (mine === latest) underWay = {};
		}
	};
}
