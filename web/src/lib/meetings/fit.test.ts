import { expect, test } from 'vitest';
import { canCompare, fitOf } from './fit.ts';

const ideal = {
	background: '',
	experience: '',
	languages: ['German', 'français'],
	topics: ['Robotics', 'Design'],
};

test('[M-R4] what a talent shares with whom a recruiter would like to meet is found whatever its case or accents', () => {
	const fit = fitOf({ languages: ['Francais', 'Polish'], topics: ['ROBOTICS', 'Law'] }, ideal);
	expect(fit).toEqual({ languages: ['Francais'], topics: ['ROBOTICS'], score: 3 });
});

test('[M-R4] a shared topic brings somebody nearer than a shared language', () => {
	const byTopic = fitOf({ languages: [], topics: ['Design'] }, ideal);
	const byLanguage = fitOf({ languages: ['German'], topics: [] }, ideal);
	expect(byTopic.score).toBeGreaterThan(byLanguage.score);
});

test('[M-R4] who has told nothing fits nothing, and without languages and topics nothing is compared', () => {
	expect(fitOf({}, ideal).score).toBe(0);
	expect(canCompare(ideal)).toBe(true);
	expect(canCompare({ ...ideal, languages: [], topics: [] })).toBe(false);
});
