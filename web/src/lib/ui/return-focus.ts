/** Back to what had the focus before; where that has left the page meanwhile, to the page's content. */
export function returnFocus(to: EventTarget | null): void {
	const isThere = to instanceof Element && to.isConnected && to !== document.body;
	const target = isThere ? to : document.querySelector('main');
	if (target instanceof HTMLElement) target.focus({ preventScroll: true });
}
