/** The keys of the inbox, where nobody is typing. */
import { isForSingleKeys } from '../ui/single-keys.ts';

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

/** What a key press means, or nothing: inside fields, windows and menus keys have other meanings. */
export function quickKeyOf(event: KeyboardEvent): QuickKey | null {
	const { target, key } = event;
	if (!isForSingleKeys(event)) return null;
	if (target instanceof Element && target.closest('[data-row]')) {
		if (key === 'ArrowDown') return 'next';
		if (key === 'ArrowUp') return 'previous';
	}
	return Object.hasOwn(KEYS, key) ? (KEYS[key] ?? null) : null;
}
