/** What somebody in the demo fair looks like: a few traits, drawn by chance, that a portrait is made of. */
import type { Chance } from './chance.ts';
import type { DemoKey } from './demo-people.ts';
import type { HairStyle } from './hair.ts';
import { HAIR_STYLES } from './hair.ts';

export interface Look {
	readonly skin: string;
	readonly lips: string;
	readonly hair: string;
	readonly style: HairStyle;
	readonly eyes: string;
	readonly mouth: 'smile' | 'grin' | 'calm';
	readonly glasses: 'none' | 'round' | 'square' | 'half';
	readonly clothes: 'tee' | 'shirt' | 'blazer' | 'hoodie' | 'rollneck' | 'stripes';
	/** Of the clothes. */
	readonly cloth: string;
	readonly accent: string;
	/** Degrees. */
	readonly background: number;
	readonly earrings: boolean;
	readonly blush: boolean;
}

const LIGHT_SKINS = ['#f7d9c4', '#f0c8a8', '#e3b08c', '#d29a72'];
const DARK_SKINS = ['#b87c54', '#97603d', '#764a2f', '#583623'];
const HAIRS = {
	light: [
		'#1d1a1f',
		'#33251f',
		'#54382a',
		'#7d5233',
		'#a8743f',
		'#cfa05a',
		'#a14a2c',
		'#8d8a8c',
		'#d9d5cf',
	],
	dark: ['#1d1a1f', '#1d1a1f', '#2b211e', '#33251f', '#54382a', '#6e3a26', '#8d8a8c'],
};
const SCARVES = ['#46627f', '#7a4e63', '#3d6b60', '#8a6d3b', '#5b5480', '#b8aa98'];
const EYES = ['#2b2320', '#3a2a20', '#3c4b45', '#34495c'];
const CLOTHS = [
	'#2f4858',
	'#3f5f4a',
	'#7b3f46',
	'#51467a',
	'#c0673f',
	'#d2a13f',
	'#3f7f86',
	'#8a5a83',
	'#5c6470',
	'#e6e0d4',
	'#27313f',
	'#9c4a3c',
];
const ACCENTS = ['#ffffff', '#f3e9d7', '#dbe7ee', '#f1d6cf', '#d8e6d6'];
/** Not the greens of what can be done, so that a face never looks like a button. */
const BACKGROUNDS = [12, 28, 44, 60, 80, 190, 205, 220, 240, 262, 285, 310, 335, 352];

export function lookOf(chance: Chance): Look {
	const style = chance.pick(HAIR_STYLES);
	const isDark = chance.happens(0.4);
	return {
		style,
		skin: chance.pick(isDark ? DARK_SKINS : LIGHT_SKINS),
		lips: isDark ? '#5b1f1c' : '#7c2f2f',
		hair: chance.pick(style === 'scarf' ? SCARVES : HAIRS[isDark ? 'dark' : 'light']),
		eyes: chance.pick(EYES),
		mouth: chance.pick(['smile', 'smile', 'grin', 'calm'] as const),
		glasses: chance.weighted(['none', 'round', 'square', 'half'] as const, (kind) =>
			kind === 'none' ? 6 : 1,
		),
		clothes: chance.pick(['tee', 'shirt', 'blazer', 'hoodie', 'rollneck', 'stripes'] as const),
		cloth: chance.pick(CLOTHS),
		accent: chance.pick(ACCENTS),
		background: chance.pick(BACKGROUNDS),
		earrings: style !== 'scarf' && chance.happens(0.25),
		blush: chance.happens(0.4),
	};
}

const PLAIN = {
	lips: '#7c2f2f',
	eyes: '#2b2320',
	accent: '#ffffff',
	earrings: false,
	blush: false,
} as const;

/** The main people keep their faces, whatever the seed. */
export const MAIN_LOOKS: Readonly<Record<DemoKey, Look>> = {
	ada: {
		...PLAIN,
		skin: '#f0c8a8',
		hair: '#54382a',
		style: 'bob',
		mouth: 'smile',
		glasses: 'round',
		clothes: 'rollneck',
		cloth: '#3f7f86',
		background: 28,
		blush: true,
	},
	ben: {
		...PLAIN,
		skin: '#764a2f',
		hair: '#1d1a1f',
		style: 'coils',
		mouth: 'grin',
		glasses: 'none',
		clothes: 'hoodie',
		cloth: '#d2a13f',
		background: 205,
	},
	rita: {
		...PLAIN,
		skin: '#e3b08c',
		hair: '#a14a2c',
		style: 'waves',
		mouth: 'smile',
		glasses: 'none',
		clothes: 'blazer',
		cloth: '#51467a',
		background: 335,
		earrings: true,
	},
	carl: {
		...PLAIN,
		skin: '#f7d9c4',
		hair: '#8d8a8c',
		style: 'short',
		mouth: 'calm',
		glasses: 'square',
		clothes: 'shirt',
		cloth: '#2f4858',
		background: 60,
	},
	olga: {
		...PLAIN,
		skin: '#f7d9c4',
		hair: '#cfa05a',
		style: 'bun',
		mouth: 'grin',
		glasses: 'none',
		clothes: 'stripes',
		cloth: '#7b3f46',
		background: 220,
		blush: true,
	},
};
