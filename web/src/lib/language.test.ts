import { expect, it } from 'vitest';
import { languageFor } from './language.ts';

it.each([
	['de', 'de'],
	['de-CH,de;q=0.9,en;q=0.8', 'de'],
	['DE-at', 'de'],
	['fr-FR, de;q=0.5, en;q=0.7', 'en'],
	['fr, de;q=0.5', 'de'],
	['en;q=0.2, de ; q=0.9', 'de'],
	['de;q=0, en;q=0.1', 'en'],
	['fr, *;q=0.4, de;q=0.2', 'en'],
	['fr', 'en'],
	['', 'en'],
	[';;,,q=,de;q=none', 'en'],
	['constructor, __proto__;q=0.9', 'en'],
	[null, 'en'],
])('[UI1] a browser that wants %j is spoken to in %s', (accepted, language) => {
	expect(languageFor(undefined, accepted)).toBe(language);
});

it('[UI1] what the person chose outweighs what the browser wants', () => {
	expect(languageFor('de', 'en-GB')).toBe('de');
	expect(languageFor('en', 'de-DE')).toBe('en');
});

it('[UI1] a choice that does not exist counts for nothing', () => {
	expect(languageFor('tlh', 'de-DE')).toBe('de');
	expect(languageFor('toString', null)).toBe('en');
});
