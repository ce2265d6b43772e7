import type { Attachment } from 'svelte/attachments';

/**
 * When what had the focus is taken off the page (a card that moved to another tab, a button that is no
 * longer offered), the focus goes to the nearest thing around it that is still there, instead of to
 * nowhere: a keyboard stays in its place, and a screen reader says where that is.
 */
export const keepsFocus: Attachment<HTMLElement> = (root) => {
	/** From the focused element outwards. */
	let trail: HTMLElement[] = [];

	function remember(event: FocusEvent): void {
		trail = [];
		for (let at = event.target; at instanceof HTMLElement && at !== root; at = at.parentElement)
			trail.push(at);
	}

	function forget(): void {
		// Leaving by hand is no loss; being removed fires this too, but only after it has left the page.
		if (trail[0]?.isConnected) trail = [];
	}

	const observer = new MutationObserver(() => {
		const [focused] = trail;
		if (!focused || focused.isConnected || document.activeElement !== document.body) return;
		const near = trail.find((each) => each.isConnected) ?? root;
		trail = [];
		if (near.tabIndex < 0) near.tabIndex = -1;
		near.focus({ preventScroll: true });
	});

	root.addEventListener('focusin', remember);
	root.addEventListener('focusout', forget);
	observer.observe(root, { childList: true, subtree: true });
	return () => {
		observer.disconnect();
		root.removeEventListener('focusin', remember);
		root.removeEventListener('focusout', forget);
	};
};
