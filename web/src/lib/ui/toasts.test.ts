import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Toasts } from './toasts.svelte.ts';

function onFakeTime(): Toasts {
	vi.useFakeTimers();
	onTestFinished(() => void vi.useRealTimers());
	return new Toasts();
}

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

	it('[UI11] stays while somebody reads it, and goes once it is left', () => {
		const toasts = onFakeTime();
		toasts.show('Saved');
		toasts.pause();
		vi.advanceTimersByTime(60_000);
		expect(texts(toasts)).toEqual(['Saved']);
		toasts.resume();
		vi.advanceTimersByTime(60_000);
		expect(texts(toasts)).toEqual([]);
	});

	it('[UI11] goes by itself also after one was done away with under the pointer', () => {
		const toasts = onFakeTime();
		const saved = toasts.show('Saved');
		toasts.pause();
		toasts.dismiss(saved);
		toasts.show('Carl accepted');
		vi.advanceTimersByTime(60_000);
		expect(texts(toasts)).toEqual([]);
	});

	it('[UI11] goes by itself also where the window has gone in which it was read', () => {
		const toasts = onFakeTime();
		const leave = toasts.enter(Symbol('window'));
		toasts.show('Saved');
		toasts.pause();
		leave();
		vi.advanceTimersByTime(60_000);
		expect(texts(toasts)).toEqual([]);
	});
});
