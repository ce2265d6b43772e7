import { expect, it } from 'vitest';
import { isApi, isPublic } from './access.ts';

it.each([
	'/',
	'/sign-in',
	'/sign-out',
	'/healthz',
	'/metrics',
	'/(plain)/sign-in',
	'/(plain)',
	null,
])('%j is for everybody', (routeId) => {
	expect(isPublic(routeId)).toBe(true);
});

it.each([
	'/events',
	'/events/[fair]',
	'/(app)/events',
	'/api/fairs/[fair]/intents',
	'/sign-in/other',
	'/a page that nobody has written yet',
	'/[...everything]',
])('%j needs a session', (routeId) => {
	expect(isPublic(routeId)).toBe(false);
});

it('a program is told in its own way', () => {
	expect(isApi('/api/fairs/[fair]/intents')).toBe(true);
	expect(isApi('/(app)/api/fairs/[fair]')).toBe(true);
	expect(isApi('/apiary')).toBe(false);
	expect(isApi(null)).toBe(false);
});
