import { createContext } from 'svelte';
import { Timers } from '../timers.ts';

export type ToastTone = 'neutral' | 'accent' | 'bad';

export interface Toast {
	readonly id: number;
	readonly text: string;
	readonly tone: ToastTone;
	/** One thing to do about it: undo, or go and look. */
	readonly action?: ToastAction;
	/** What it is news of: the next news of the same takes its place. */
	readonly about?: string;
}

export type ToastAction =
	| { readonly label: string; readonly run: () => void }
	| { readonly label: string; readonly href: string };

/** How long a toast stays, in ms. What offers an undo stays longer (10 s). */
const STAY_MS = 6_000;
const STAY_WITH_ACTION_MS = 10_000;
/** More than these at once are a wall; the oldest leaves. */
const AT_ONCE = 3;

/**
 * Short news at the edge of the screen, read out politely. A toast is never the only place where
 * something can be seen or done, since it goes away by itself.
 */
export class Toasts {
	#list = $state.raw<readonly Toast[]>([]);
	#said = $state.raw('');
	#hosts = $state.raw<readonly symbol[]>([]);
	#nextId = 1;
	readonly #timers = new Timers<number>();
	#paused = false;

	get list(): readonly Toast[] {
		return this.#list;
	}

	/** What a screen reader is told without anything being shown. */
	get said(): string {
		return this.#said;
	}

	show(text: string, options: Partial<Omit<Toast, 'id' | 'text'>> = {}): number {
		const toast: Toast = { id: this.#nextId++, text, tone: 'neutral', ...options };
		const { about } = toast;
		const others = this.#list.filter((each) => about === undefined || each.about !== about);
		const kept = others.slice(-(AT_ONCE - 1));
		for (const gone of this.#list) if (!kept.includes(gone)) this.#timers.stop(gone.id);
		this.#list = [...kept, toast];
		if (!this.#paused) this.#start(toast);
		return toast.id;
	}

	dismiss(id: number): void {
		this.#timers.stop(id);
		this.#list = this.#list.filter((toast) => toast.id !== id);
		// What goes away under the pointer, or with the focus in it, does not say that it was left.
		if (this.#list.length === 0) this.#paused = false;
	}

	say(text: string): void {
		// The same sentence twice is no change to a live region, so the second one differs invisibly.
		this.#said = this.#said === text ? `${text}\u00A0` : text;
	}

	/** While somebody reads or aims at a toast, none goes away. */
	pause(): void {
		this.#paused = true;
		for (const toast of this.#list) this.#timers.stop(toast.id);
	}

	resume(): void {
		this.#paused = false;
		for (const toast of this.#list) this.#start(toast);
	}

	/**
	 * A modal dialog hides everything behind it from everyone, so the region moves into the topmost
	 * one. Returns what takes the host away again.
	 */
	enter(host: symbol): () => void {
		this.#hosts = [...this.#hosts, host];
		return () => {
			this.#hosts = this.#hosts.filter((each) => each !== host);
			this.resume();
		};
	}

	isTop(host: symbol): boolean {
		return this.#hosts.at(-1) === host;
	}

	#start(toast: Toast): void {
		const stay = toast.action ? STAY_WITH_ACTION_MS : STAY_MS;
		this.#timers.start(toast.id, stay, () => this.dismiss(toast.id));
	}
}

const [getToasts, provideToasts] = createContext<Toasts>();

export { getToasts, provideToasts };
