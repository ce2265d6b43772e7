/**
 * Goes to the first field that says it is wrong: a screen reader then reads its error, and everybody
 * sees it (S18). Called after the error was set; waits until it is drawn.
 */
export function focusInvalid(within: ParentNode): void {
	requestAnimationFrame(() => {
		const field = within.querySelector<HTMLElement>('[aria-invalid]');
		field?.focus({ preventScroll: true });
		field?.scrollIntoView({ block: 'center' });
	});
}
