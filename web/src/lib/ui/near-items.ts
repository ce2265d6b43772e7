/**
 * Which items of a long list are near enough to the screen to be drawn in full. Making a hundred cards
 * takes longer than a key press may; the others are given a place and a name, and come before one
 * reaches them. An item that was drawn stays drawn for as long as it is in the list.
 */
import type { Attachment } from 'svelte/attachments';
import { SvelteSet } from 'svelte/reactivity';

/** Ahead of the screen: a few turns of the wheel, or a few presses of the Tab key. */
const AHEAD = '1400px 0px';

export class NearItems<Id> {
	readonly #near = new SvelteSet<Id>();
	readonly #watches = new Map<Id, Attachment>();
	readonly #ids = new WeakMap<Element, Id>();
	#observer: IntersectionObserver | null = null;

	has(id: Id): boolean {
		return this.#near.has(id);
	}

	/** For the element of an item. The same function for the same item, or it would attach again and again. */
	watch(id: Id): Attachment {
		let watch = this.#watches.get(id);
		if (!watch) {
			watch = (element) => this.#follow(element, id);
			this.#watches.set(id, watch);
		}
		return watch;
	}

	#follow(element: Element, id: Id): () => void {
		this.#observer ??= new IntersectionObserver((entries) => this.#arrive(entries), {
			rootMargin: AHEAD,
		});
		this.#ids.set(element, id);
		this.#observer.observe(element);
		return () => {
			this.#observer?.unobserve(element);
			this.#near.delete(id);
		};
	}

	#arrive(entries: readonly IntersectionObserverEntry[]): void {
		for (const { target, isIntersecting } of entries) {
			const id = this.#ids.get(target);
			if (!isIntersecting || id === undefined) continue;
			this.#near.add(id);
			this.#observer?.unobserve(target);
		}
	}
}
