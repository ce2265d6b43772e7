import { createContext, tick } from 'svelte';
import type { SupportFacts } from '#schema/domain/support.ts';
import type { MeetingId } from '#schema/ids.ts';
import { Part } from '../ui/part.svelte.ts';
import type { SupportActs } from './support-acts.ts';

/** Fetched when the life ring is pressed, or there is nothing else to do. */
export const helpAside = new Part(() => import('./HelpAside.svelte'));

export interface CallHelpOptions {
	readonly acts: SupportActs;
	readonly about: MeetingId;
	readonly callFacts: () => Promise<SupportFacts['call']>;
}

/** The help of one call: open or not, and where the focus goes back to. */
export class CallHelp {
	readonly options: CallHelpOptions;
	#isOpen = $state(false);
	ring: HTMLElement | null = null;

	constructor(options: CallHelpOptions) {
		this.options = options;
	}

	get isOpen(): boolean {
		return this.#isOpen && helpAside.content !== null;
	}

	/** Rejects where it cannot be fetched now. */
	async open(): Promise<void> {
		this.#isOpen = true;
		await helpAside.bring();
	}

	readonly close = (): void => {
		this.#isOpen = false;
		void tick().then(() => this.ring?.querySelector('button')?.focus());
	};
}

export const [getCallHelp, provideCallHelp] = createContext<CallHelp>();
