import { graphemesOf } from '../graphemes.ts';

/** Twelve well-spaced hues: two people side by side rarely share one, and none shouts. */
const HUES = [18, 42, 68, 96, 138, 168, 196, 226, 252, 284, 318, 348] as const;

/** The same name has the same hue everywhere, without anything being stored. */
export function hueOf(name: string): number {
	let hash = 2_166_136_261;
	for (let index = 0; index < name.length; index += 1)
		hash = Math.imul(hash ^ name.charCodeAt(index), 16_777_619);
	return HUES[(hash >>> 0) % HUES.length] ?? HUES[0];
}

/**
 * First letters of the first and last word, or of the first alone, so that no name is cut inside a letter.
 * Brackets and the like are none.
 */
export function initialsOf(name: string, most: 1 | 2 = 2): string {
	const words = name
		.split(/\s+/u)
		.map((word) => word.replace(/^\p{P}+/u, ''))
		.filter(Boolean);
	const ends = words.length > most ? [words.at(0), words.at(-1)] : words;
	return ends
		.slice(0, most)
		.map((word = '') => graphemesOf(word)[0]?.toLocaleUpperCase())
		.join('');
}
