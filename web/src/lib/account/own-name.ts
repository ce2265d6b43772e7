/** Which names people may give themselves; asked by the form and by the server. */
import { LIMITS } from '#schema/limits.ts';

export type NameFault = 'empty' | 'too_long' | 'unreadable';

const UNREADABLE = /[\p{Cc}\u2028\u2029]/u;
/** A letter or digit of any script, or at least something that is drawn. */
const VISIBLE = /[\p{L}\p{N}\p{S}]/u;

export function nameFault(name: string): NameFault | null {
	if (!name.isWellFormed() || UNREADABLE.test(name)) return 'unreadable';
	if (!VISIBLE.test(name)) return 'empty';
	return name.length > LIMITS.name ? 'too_long' : null;
}
