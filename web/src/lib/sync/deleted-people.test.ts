import { expect, it } from 'vitest';
import { namingTheDeleted } from './deleted-people.ts';
import type { FairView } from './view.ts';

const viewOf = (...names: string[]) =>
	({
		desk: {
			meetings: Object.fromEntries(names.map((name, index) => [`m${index}`, { peer: { name } }])),
			notices: Object.fromEntries(names.map((peer, index) => [`${index}`, { peer }])),
		},
	}) as unknown as FairView;

it('[ER3] whoever has no name any more is called by the word for it, in meetings and notices', () => {
	expect(namingTheDeleted()(viewOf('Rita', ''), 'Deleted participant')).toEqual(
		viewOf('Rita', 'Deleted participant'),
	);
});

it('[ER3] a view without them stays the same object, and one with them is named once', () => {
	const name = namingTheDeleted();
	const whole = viewOf('Rita');
	expect(name(whole, 'Gone')).toBe(whole);
	const torn = viewOf('');
	expect(name(torn, 'Gone')).toBe(name(torn, 'Gone'));
	expect(name(torn, 'Weg')).toEqual(viewOf('Weg'));
});
