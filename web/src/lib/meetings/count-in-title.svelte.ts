/**
 * So much is new: before the title, where one sees it from another tab. Pages write the title, with their
 * address or whenever what they are about changes; whatever they write, the number goes before it.
 */
export function countInTitle(count: () => number): void {
	// The title of a document is outside of what is drawn here.
	$effect(() => {
		const number = count();
		if (number === 0) return;
		let title = '';
		let shown = '';
		const show = () => {
			// Nobody writes into it what stands there already.
			if (document.title === shown) return;
			title = document.title;
			// A title ends with no space: also where a page has none, it reads as it was written.
			document.title = shown = `(${number}) ${title}`.trim();
		};
		show();
		const writing = new MutationObserver(show);
		writing.observe(document.head, { subtree: true, childList: true, characterData: true });
		return () => {
			writing.disconnect();
			if (document.title === shown) document.title = title;
		};
	});
}
