/** From a shared document to the plain, frozen value that screens read; nothing of Yjs gets further. */
import * as Y from 'yjs';
import type { ProjectionHead } from '#schema/docs/projection.ts';
import { HEAD_SECTION, PROJECTION_ROOT } from '#schema/docs/projection.ts';

type Section = Readonly<Record<string, unknown>>;

/**
 * The present value of a projection, or null before the server has written it. What did not change is
 * the same object as in `previous`, also when the document itself was replaced, so that a screen
 * redraws only what differs.
 */
export function viewOf<View extends ProjectionHead>(
	doc: Y.Doc,
	sections: readonly string[],
	previous: View | null,
): View | null {
	const root = doc.getMap(PROJECTION_ROOT);
	const head = root.get(HEAD_SECTION);
	if (!(head instanceof Y.Map) || typeof head.get('seq') !== 'number') return null;
	const before = previous as Readonly<Record<string, unknown>> | null;
	const view: Record<string, unknown> = {};
	for (const [name, value] of head as Y.Map<unknown>) view[name] = value;
	for (const name of sections)
		view[name] = sectionOf(root.get(name), before?.[name] as Section | undefined);
	// The server wrote it by the same schema; what it says is not judged again here.
	return share(Object.freeze(view), before) as unknown as View;
}

function sectionOf(section: unknown, previous: Section | undefined): Section {
	const entries: Record<string, unknown> = {};
	if (section instanceof Y.Map)
		for (const [key, value] of section as Y.Map<unknown>)
			entries[key] = previous && isSame(previous[key], value) ? previous[key] : freeze(value);
	return share(Object.freeze(entries), previous) as Section;
}

/** The former object where all its fields are still the same ones. */
function share(next: Section, previous: Section | null | undefined): Section {
	if (!previous) return next;
	const keys = Object.keys(next);
	const same =
		keys.length === Object.keys(previous).length &&
		keys.every((key) => Object.is(next[key], previous[key]));
	return same ? previous : next;
}

function freeze(value: unknown): unknown {
	if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
	for (const part of Object.values(value)) freeze(part);
	return Object.freeze(value);
}

/** What a value of a document was found equal to: else hundreds would be compared at each change of one. */
const twins = new WeakMap<object, unknown>();

function isSame(before: unknown, value: unknown): boolean {
	if (Object.is(before, value)) return true;
	if (typeof value !== 'object' || value === null || before === undefined) return false;
	if (twins.get(value) === before) return true;
	if (!equal(before, value)) return false;
	twins.set(value, before);
	return true;
}

/** Equality of plain JSON. */
function equal(a: unknown, b: unknown): boolean {
	if (Object.is(a, b)) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
	const keys = Object.keys(a);
	if (Array.isArray(a) !== Array.isArray(b) || keys.length !== Object.keys(b).length) return false;
	return keys.every(
		(key) =>
			Object.hasOwn(b, key) &&
			equal((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
	);
}
