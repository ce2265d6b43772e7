/** Hair in a drawing of 100 by 100: what lies behind the head, and what lies over it. */

export const HAIR_STYLES = [
	'short',
	'sidepart',
	'crop',
	'shaved',
	'curls',
	'coils',
	'quiff',
	'bob',
	'fringe',
	'waves',
	'straight',
	'bun',
	'ponytail',
	'braids',
	'scarf',
] as const;
export type HairStyle = (typeof HAIR_STYLES)[number];

interface Hair {
	readonly back: string;
	readonly front: string;
}

const path = (d: string): string => `<path d="${d}"/>`;
const dot = (x: number, y: number, r: number): string => `<circle cx="${x}" cy="${y}" r="${r}"/>`;
const dots = (list: readonly (readonly [number, number, number])[]): string =>
	list.map(([x, y, r]) => dot(x, y, r)).join('');

/** Over the forehead from ear to ear, as most of them begin. */
const CAP = 'M29 46C27 27 37 17 50 17S73 27 71 46';

const STYLES: Readonly<Record<HairStyle, Hair>> = {
	short: { back: '', front: path(`${CAP}C69 38 66 33 60 31C54 34 44 34 38 31C33 34 31 39 29 46Z`) },
	sidepart: {
		back: '',
		front: path(`${CAP}C69 37 64 32 58 28C50 34 39 34 34 34C31 37 30 41 29 46Z`),
	},
	crop: {
		back: '',
		front: path(`M30 42C29 27 38 19 50 19S71 27 70 42C68 34 63 29 50 29S32 34 30 42Z`),
	},
	shaved: {
		back: '',
		front: `<g opacity=".38">${path('M31 40C31 27 39 20.5 50 20.5S69 27 69 40C66 31 60 27 50 27S34 31 31 40Z')}</g>`,
	},
	curls: {
		back: '',
		front: dots([
			[33, 33, 7],
			[39, 25, 7.5],
			[47, 21, 7.5],
			[56, 21, 7.5],
			[63, 26, 7.5],
			[68, 34, 6.5],
			[30, 40, 4.5],
			[70, 41, 4.5],
			[44, 29, 5],
			[56, 29, 5],
		]),
	},
	coils: {
		back: dots([
			[50, 34, 27],
			[30, 40, 12],
			[70, 40, 12],
		]),
		front: path('M30 44C27 28 38 16 50 16S73 28 70 44C66 35 60 31 50 31S34 35 30 44Z'),
	},
	quiff: {
		back: '',
		front: path(
			`M30 44C27 30 33 15 52 14C64 13 73 23 70 44C69 37 67 33 63 30C55 33 45 32 40 27C37 33 32 36 30 44Z`,
		),
	},
	bob: {
		back: path('M26 66C22 34 32 16 50 16S78 34 74 66C68 69 62 66 62 60H38C38 66 32 69 26 66Z'),
		front: path(
			`M29 50C28 30 38 20 52 20C64 21 72 31 71 50C68 42 64 36 60 32C52 37 42 38 36 36C32 40 30 45 29 50Z`,
		),
	},
	fringe: {
		back: path('M27 62C23 34 33 16 50 16S77 34 73 62C68 65 64 63 63 58H37C36 63 32 65 27 62Z'),
		front: path(
			'M30 44C29 27 38 19 50 19S71 27 70 44C69 38 68 36 67 35C56 39 44 39 33 35C32 36 31 38 30 44Z',
		),
	},
	waves: {
		back: path(
			'M24 82C18 72 26 66 23 56C19 36 32 15 50 15S81 36 77 56C74 66 82 72 76 82C68 86 62 78 62 68H38C38 78 32 86 24 82Z',
		),
		front: path(`${CAP}C70 38 64 33 57 27C49 35 38 36 33 37C30 40 30 43 29 46Z`),
	},
	straight: {
		back: path(
			'M25 86C24 60 22 16 50 16S76 60 75 86C68 88 63 86 62 80V60H38V80C37 86 32 88 25 86Z',
		),
		front: path(`${CAP}C70 38 62 30 50 24C38 30 30 38 29 46Z`),
	},
	bun: {
		back: dot(50, 13, 10),
		front: path(`${CAP}C69 36 62 28 50 28S31 36 29 46Z`),
	},
	ponytail: {
		back: path('M62 24C80 22 86 42 80 64C78 72 72 74 70 70C75 56 74 42 64 36Z'),
		front: path(`${CAP}C69 37 63 30 54 27C46 32 37 32 33 35C31 38 30 42 29 46Z`),
	},
	braids: {
		back: dots([
			[28, 54, 5],
			[27, 62, 5],
			[27, 70, 5],
			[28, 78, 4.5],
			[29, 85, 3.5],
			[72, 54, 5],
			[73, 62, 5],
			[73, 70, 5],
			[72, 78, 4.5],
			[71, 85, 3.5],
		]),
		front: path(`${CAP}C70 38 62 29 50 22C38 29 30 38 29 46Z`),
	},
	scarf: {
		back: path('M22 92C18 60 22 14 50 14S82 60 78 92Z'),
		front: `<path fill-rule="evenodd" d="M27 52C25 26 36 15 50 15S75 26 73 52C72 66 62 74 50 76C38 74 28 66 27 52ZM50 27C38 27 33 36 33 46C33 57 40 66 50 66S67 57 67 46C67 36 62 27 50 27Z"/>`,
	},
};

export const hairOf = (style: HairStyle): Hair => STYLES[style];
