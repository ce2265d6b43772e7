/** The keys of the call, where nobody is typing. */
import { isForSingleKeys } from '../ui/single-keys.ts';

export type CallKey = 'mic' | 'camera' | 'screen' | 'chat' | 'background' | 'help';

export const CALL_KEYS: Readonly<Record<string, CallKey>> = {
	m: 'mic',
	v: 'camera',
	s: 'screen',
	b: 'background',
	c: 'chat',
	'?': 'help',
};

/** What a key press means, or nothing. */
export function callKeyOf(event: KeyboardEvent): CallKey | null {
	const key = event.key.toLowerCase();
	if (!isForSingleKeys(event) || !Object.hasOwn(CALL_KEYS, key)) return null;
	return CALL_KEYS[key] ?? null;
}
