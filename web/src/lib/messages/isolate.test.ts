import { describe, expect, it } from 'vitest';
import { isolating } from './isolate.ts';

const catalogue = {
	title: 'Chats',
	count: (count: number) => `${count} chats`,
	news: { asked: (name: string, time: string) => `${name} asked at ${time}` },
	noticed: ({ peer, by }: { peer: string; by: string | null }) =>
		`${by ?? 'Somebody'} told ${peer}`,
	days: ['Mon', 'Tue'],
};

describe('words in a sentence', () => {
	const { title, count, news, noticed, days } = isolating(catalogue);

	it('[UI10] a name that is read from right to left keeps its direction to itself', () => {
		expect(news.asked('هدى منصور', '10:40')).toBe('\u2068هدى منصور\u2069 asked at 10:40');
		expect(news.asked('נועה', '10:40')).toBe('\u2068נועה\u2069 asked at 10:40');
		expect(noticed({ peer: 'نور', by: null })).toBe('Somebody told \u2068نور\u2069');
	});

	it('[UI10] everything else is as it was', () => {
		expect(news.asked('Ada', '10:40')).toBe('Ada asked at 10:40');
		expect([title, count(3), days]).toEqual(['Chats', '3 chats', ['Mon', 'Tue']]);
	});
});
