import { expect, it } from 'vitest';
import { hueOf, initialsOf } from './hue.ts';

it('initials are whole letters of the first and last word, in any script', () => {
	expect(initialsOf('Ada Marlow')).toBe('AM');
	expect(initialsOf('  Conceição  da Silva Gonçalves ')).toBe('CG');
	expect(initialsOf('王')).toBe('王');
	expect(initialsOf('👩🏽‍🔬 Lab')).toBe('👩🏽‍🔬L');
	expect(initialsOf('👩🏽‍🔬 Lab', 1)).toBe('👩🏽‍🔬');
	expect(initialsOf('Ada Marlow', 1)).toBe('A');
	expect(initialsOf('عبد الرحمن (Dr.)')).toBe('عD');
	expect(initialsOf('“Grace” Hopper –')).toBe('GH');
	expect(initialsOf('')).toBe('');
});

it('a name has the same hue wherever it stands, and hues differ', () => {
	expect(hueOf('Ada Marlow')).toBe(hueOf('Ada Marlow'));
	const hues = new Set(['Ada', 'Ben', 'Carl', 'Dora', 'Emil', 'Fay', 'Gus', 'Hana'].map(hueOf));
	expect(hues.size).toBeGreaterThan(3);
});
