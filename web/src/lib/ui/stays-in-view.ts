import type { Attachment } from 'svelte/attachments';

const EDGE_PX = 8;

/**
 * Shifts a centred bubble sideways (`--shift`) so that it never leaves the window. A hidden bubble has
 * no size, so each time it is shown its size changes, and that is when its place is measured.
 */
export const staysInView: Attachment<HTMLElement> = (bubble) => {
	const holder = bubble.parentElement;
	if (!holder) return;
	const observer = new ResizeObserver(() => {
		if (bubble.offsetWidth === 0) return;
		const { left, width } = holder.getBoundingClientRect();
		const centre = left + width / 2;
		const half = bubble.offsetWidth / 2;
		const room = document.documentElement.clientWidth - EDGE_PX;
		const beyondLeft = Math.max(0, EDGE_PX - (centre - half));
		const beyondRight = Math.max(0, centre + half - room);
		bubble.style.setProperty('--shift', `${beyondLeft - beyondRight}px`);
	});
	observer.observe(bubble);
	return () => observer.disconnect();
};
