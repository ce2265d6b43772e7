import type { World } from '../world.ts';
import type { Client, Ears, Peer, Wish } from './client.ts';

/** Lets so many clients in, never more than `atOnce` on their way. */
export async function joinAll(
	peer: Peer,
	world: World,
	wishes: readonly Wish[],
	ears: Ears,
	atOnce = 50,
): Promise<Client[]> {
	const clients: Client[] = [];
	let next = 0;
	const usher = async () => {
		while (next < wishes.length) {
			const at = next++;
			clients[at] = await peer.join(world, wishes[at]!, ears);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, usher));
	return clients;
}

export async function until(condition: () => boolean, withinMs: number): Promise<boolean> {
	const end = performance.now() + withinMs;
	while (!condition()) {
		if (performance.now() > end) return false;
		await turn();
	}
	return true;
}

/** Whatever has arrived is handled before it resolves. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Waits for a moment of `performance.now()`, to a fraction of a millisecond. */
export async function reach(moment: number): Promise<void> {
	for (;;) {
		const left = moment - performance.now();
		if (left <= 0) return;
		if (left > 3) await new Promise((resolve) => setTimeout(resolve, left - 2));
		else await turn();
	}
}
