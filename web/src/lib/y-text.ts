import type * as Y from 'yjs';
import type { TextChange } from './text-change.ts';

/** Makes these changes to a text that others write as well, as one. */
export function changeText(written: Y.Text, changes: readonly TextChange[]): void {
	written.doc?.transact(() => {
		// From the end, so that the places before stay right.
		for (const { from, to, text } of changes.toReversed()) {
			written.delete(from, to - from);
			written.insert(from, text);
		}
	});
}
