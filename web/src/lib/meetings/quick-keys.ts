/** The keys of the inbox, where nobody is typing. */
export type QuickKey =
	'next' | 'previous' | 'accept' | 'decline' | 'undo' | 'choose' | 'search' | 'help';

const KEYS: Readonly<Record<string, QuickKey>> = {
	j: 'next',
	k: 'previous',
	a: 'accept',
	d: 'decline',
	u: 'undo',
	x: 'choose',
	'/': 'search',
	'?': 'help',
};
const STORED_AS = 'visavis:quick-keys';

/** What a key press means, or nothing: inside fields, windows and menus keys have other meanings. */
export function quickKeyOf(event: KeyboardEvent): QuickKey | null {
	const { target, key } = event;
	if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat)
		return null;
	if (document.querySelector('dialog[open], [role="menu"]')) return null;
	const at = target instanceof Element ? target : null;
	if (at?.closest('input:not([type="checkbox"]), textarea, select, [contenteditable]')) return null;
	if (at?.closest('[data-row]')) {
		if (key === 'ArrowDown') return 'next';
		if (key === 'ArrowUp') return 'previous';
	}
	return Object.hasOwn(KEYS, key) ? (KEYS[key] ?? null) : null;
}

/** On, unless somebody has switched them off on this device: single keys get in some people's way. */
export function areQuickKeysOn(): boolean {
	try {
		return localStorage.getItem(STORED_AS) !== 'off';
	} catch {
		return true;
	}
}

export function switchQuickKeys(on: boolean): void {
	try {
		if (on) localStorage.removeItem(STORED_AS);
		else localStorage.setItem(STORED_AS, 'off');
	} catch {
		// A browser that keeps nothing has them on again next time.
	}
}
