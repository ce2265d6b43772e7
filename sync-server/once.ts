import { assert } from '#schema/assert.ts';

/** The row that a decision was about is there, and it alone changes. */
export function once({ changes }: { readonly changes: number }): void {
	assert(changes === 1, `a decision changes one row, not ${changes}`);
}
