import type { Attachment } from 'svelte/attachments';

const EDGE_PX = 8;

/**
 * Shifts a centred bubble sideways (`--shift`) so that it never leaves the window. Measured when it is
 * about to show, since cards move.
 */
export const staysInView: Attachment<HTMLElement> = (bubble) => {
	const holder = bubble.parentElement;
	if (!holder) return;
	const place = () => {
		const { left, width } = holder.getBoundingClientRect();
		const half = bubble.offsetWidth / 2;
		const centre = left + width / 2;
		const beyondLeft = Math.max(0, EDGE_PX - (centre - half));
		const room = document.documentElement.clientWidth - EDGE_PX;
		const beyondRight = Math.max(0, centre + half - room);
		bubble.style.setProperty('--shift', `${beyondLeft - beyondRight}px`);
	};
	place();
	const moments = ['pointerenter', 'focusin'] as const;
	for (const moment of moments) holder.addEventListener(moment, place);
	return () => {
		for (const moment of moments) holder.removeEventListener(moment, place);
	};
};
