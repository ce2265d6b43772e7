import type { Attachment } from 'svelte/attachments';

/**
 * When what had the focus is taken off the page (a card that moved to another tab, a button that is no
 * longer offered), the focus goes to the nearest thing around it that is still there, instead of to
 * nowhere: a keyboard stays in its place, and a screen reader says where that is.
 */
export const keepsFocus: Attachment<HTMLElement> = (root) => {
	/** From the focused element outwards. */
	let trail: HTMLElement[] = [];

	function remember({ target }: FocusEvent): void {
		trail = [];
		for (let at = target; at instanceof HTMLElement && at !== root; at = at.parentElement)
			trail.push(at);
		if (!(target instanceof Node && root.contains(target))) trail = [];
	}

	/** Whoever points elsewhere has left by hand. */
	function forget(): void {
		trail = [];
	}

	const observer = new MutationObserver(() => {
		const [focused] = trail;
		if (!focused || focused.isConnected || document.activeElement !== document.body) return;
		const near = trail.find((each) => each.isConnected) ?? root;
		trail = [];
		if (near.tabIndex < 0) near.tabIndex = -1;
		near.focus({ preventScroll: true });
	});

	document.addEventListener('focusin', remember);
	document.addEventListener('pointerdown', forget);
	observer.observe(root, { childList: true, subtree: true });
	return () => {
		observer.disconnect();
		document.removeEventListener('focusin', remember);
		document.removeEventListener('pointerdown', forget);
	};
};
