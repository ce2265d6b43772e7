/**
 * Whoever has erased themselves has no name any more (ER3). Here, where a view leaves the documents, they
 * get the word by which a language calls them, so that no screen has to know.
 */
import type { MeetingRow } from './overlay.ts';
import type { FairView } from './view.ts';

/** The same object for the same view, so that nothing is drawn anew without a change. */
export function namingTheDeleted(): (view: FairView, word: string) => FairView {
	let last: { readonly of: FairView; readonly word: string; readonly named: FairView } | null =
		null;
	return (view, word) => {
		if (last?.of !== view || last.word !== word)
			last = { of: view, word, named: named(view, word) };
		return last.named;
	};
}

function named(view: FairView, word: string): FairView {
	const { meetings, notices } = view.desk;
	const nameless = (row: MeetingRow) => row.peer.name === '';
	const isComplete =
		!Object.values(meetings).some(nameless) &&
		!Object.values(notices).some(({ peer }) => peer === '');
	if (isComplete) return view;
	return {
		...view,
		desk: {
			...view.desk,
			meetings: mapped(meetings, (row) =>
				nameless(row) ? { ...row, peer: { ...row.peer, name: word } } : row,
			),
			notices: mapped(notices, (notice) =>
				notice.peer === '' ? { ...notice, peer: word } : notice,
			),
		},
	};
}

const mapped = <Value>(
	values: Readonly<Record<string, Value>>,
	change: (value: Value) => Value,
): Record<string, Value> =>
	Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
