import { tick, untrack } from 'svelte';
import { neighbourOf } from '#lib/meetings/inbox.ts';
import type { MeetingRow } from '#lib/sync/overlay.ts';
import { isField } from '#lib/ui/single-keys.ts';

interface Inbox {
	readonly rows: readonly MeetingRow[];
	readonly keys: readonly string[];
	/** The one that is open. */
	readonly current: MeetingRow | null;
	/** The one that is open has left the list. */
	readonly isGone: boolean;
	/** List and open chat stand side by side. */
	readonly isWide: boolean;
	readonly root: HTMLElement | undefined;
	/** Where the open chat stands. */
	readonly pane: HTMLElement | undefined;
	wasActedOn(row: MeetingRow): boolean;
	/** Opens this one, or none. */
	open(row: MeetingRow | null): Promise<void>;
}

const lineOf = (root: HTMLElement | undefined, key: string): HTMLElement | null | undefined =>
	root?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`);

/**
 * Keeps one's place in an inbox whose list changes under one's hands: who is open, who comes next, and
 * where the focus is. Made while a component is initialised.
 *
 * @param inbox read anew each time
 */
export class InboxPlace {
	readonly #inbox: () => Inbox;
	/** How the list stood while the current one was in it, to know who comes next. */
	#before: readonly string[] = [];
	#focused: { readonly key: string; readonly among: readonly string[] } | null = null;

	constructor(inbox: () => Inbox) {
		this.#inbox = inbox;
		// Each of them follows a list that others change, and acts on the page: that is no value.
		$effect(() => {
			const { current, keys } = inbox();
			if (current && keys.includes(current.key)) this.#before = keys;
		});
		$effect(() => this.#goOn());
		$effect(() => this.#keepFocus());
	}

	/** Another one is open now, and has the focus. */
	step(by: 1 | -1): void {
		const { current, keys } = this.#inbox();
		const place = current ? keys.indexOf(current.key) : -1;
		const key =
			place >= 0 || !current
				? keys[place + by]
				: neighbourOf(current.key, by === 1 ? this.#before : this.#before.toReversed(), keys);
		if (key) void this.#select(key, true);
	}

	/** The focus has come to something in the inbox. */
	remember({ target }: FocusEvent): void {
		const key = target instanceof HTMLElement ? target.dataset['row'] : undefined;
		this.#focused = key === undefined ? null : { key, among: this.#inbox().keys };
	}

	/** By one's own act it has left: on to the next. It may be decided before a slow screen shows it pending. */
	#goOn(): void {
		const inbox = this.#inbox();
		const { current, isGone, keys } = inbox;
		if (!current || !isGone || !(current.pending || inbox.wasActedOn(current))) return;
		untrack(() => {
			const next = neighbourOf(current.key, this.#before, keys);
			void this.#select(next, this.#hasFocus());
		});
	}

	/** The row with the focus has left by somebody else's doing: the focus goes to who stands there now. */
	#keepFocus(): void {
		const { keys, root } = this.#inbox();
		if (!this.#focused || keys.includes(this.#focused.key)) return;
		const key = neighbourOf(this.#focused.key, this.#focused.among, keys);
		this.#focused = null;
		if (key === null || document.activeElement !== document.body) return;
		lineOf(root, key)?.focus();
	}

	/** Focus is ours to keep while it is in here, or has just fallen out because its row went. */
	#hasFocus(): boolean {
		const { activeElement } = document;
		return activeElement === document.body || this.#inbox().root?.contains(activeElement) === true;
	}

	async #select(key: string | null, focus: boolean): Promise<void> {
		const row = this.#inbox().rows.find((each) => each.key === key) ?? null;
		await this.#inbox().open(row);
		await tick();
		const { current, isWide, root, pane } = this.#inbox();
		// Something else was to be opened meanwhile, and gets the focus when it is: keys are for who is open.
		if (row && current?.key !== row.key) return;
		// On a slow line that took a while: whoever has begun to type elsewhere is not called back.
		if (!focus || isField(document.activeElement)) return;
		const line = row && lineOf(root, row.key);
		if (isWide && line) line.focus();
		else pane?.focus();
	}
}
