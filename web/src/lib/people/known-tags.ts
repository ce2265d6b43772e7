import type { FairView } from '../sync/view.ts';

/** What recruiters of this event wrote there, in alphabetical order: offered to whoever writes the same. */
export const knownTags = (view: FairView | null, of: 'topics' | 'languages'): readonly string[] =>
	[...new Set(Object.values(view?.directory.cards ?? {}).flatMap((card) => card[of]))].toSorted(
		(a, b) => a.localeCompare(b),
	);
