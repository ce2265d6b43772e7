import type { Attachment } from 'svelte/attachments';

/** S32: a file that is dropped here goes nowhere; `tell` says so. Text can still be dragged about. */
export const refusesFiles =
	(tell: () => void): Attachment<HTMLElement> =>
	(element) => {
		const over = (event: DragEvent) => {
			if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
		};
		const drop = (event: DragEvent) => {
			if ((event.dataTransfer?.files.length ?? 0) === 0) return;
			event.preventDefault();
			tell();
		};
		element.addEventListener('dragover', over);
		element.addEventListener('drop', drop);
		return () => {
			element.removeEventListener('dragover', over);
			element.removeEventListener('drop', drop);
		};
	};
