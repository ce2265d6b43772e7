import { describe, expect, it } from 'vitest';
import { Toasts } from './toasts.svelte.ts';

const texts = (toasts: Toasts) => toasts.list.map(({ text }) => text);

describe('news at the edge of the screen', () => {
	it('[UI11] takes the place of older news of the same thing, and of nothing else', () => {
		const toasts = new Toasts();
		toasts.show('Request sent to Carl', { about: 'm1' });
		toasts.show('Saved');
		toasts.show('Carl accepted', { about: 'm1' });
		toasts.show('Saved again');
		expect(texts(toasts)).toEqual(['Saved', 'Carl accepted', 'Saved again']);
	});

	it('[UI11] is never more than three at once; the oldest leaves', () => {
		const toasts = new Toasts();
		for (const text of ['one', 'two', 'three', 'four']) toasts.show(text);
		expect(texts(toasts)).toEqual(['two', 'three', 'four']);
	});
});
