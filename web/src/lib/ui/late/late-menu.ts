import { onMount, type Snippet } from 'svelte';

/** How a menu was asked for: a keyboard is led to its first entry. */
export type Press = 'pointer' | 'key';

/** What every part of `LateMenu.svelte` gets. */
export interface LateMenuProps {
	readonly trigger: Snippet<[Record<string, unknown>]>;
	/** The press that brought this part here. */
	readonly pressed: Press;
}

/** Does once more, and with the real button, what the person did when it was not there yet. */
export function pressAgain(id: string, pressed: () => Press): void {
	onMount(() => {
		const button = document.getElementById(id);
		button?.focus({ preventScroll: true });
		if (pressed() === 'pointer') button?.click();
		else
			button?.dispatchEvent(
				new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
			);
	});
}
