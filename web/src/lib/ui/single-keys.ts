/** Keys that do something by themselves, and the switch for whoever they get in the way of (WCAG 2.1.4). */
const STORED_AS = 'visavis:quick-keys';

/** Whether a key press may be one: inside fields, windows and menus keys have other meanings. */
export function isForSingleKeys(event: KeyboardEvent): boolean {
	const { target } = event;
	if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat)
		return false;
	if (document.querySelector('dialog[open], [role="menu"]')) return false;
	return !isField(target);
}

/** Where letters are letters. */
export const isField = (at: EventTarget | null): boolean =>
	at instanceof Element &&
	at.closest('input:not([type="checkbox"]), textarea, select, [contenteditable]') !== null;

/** On, unless somebody has switched them off on this device. */
export function areSingleKeysOn(): boolean {
	try {
		return localStorage.getItem(STORED_AS) !== 'off';
	} catch {
		return true;
	}
}

export function switchSingleKeys(on: boolean): void {
	try {
		if (on) localStorage.removeItem(STORED_AS);
		else localStorage.setItem(STORED_AS, 'off');
	} catch {
		// A browser that keeps nothing has them on again next time.
	}
}
