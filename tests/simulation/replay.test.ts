import './machine/globals.ts';
import { expect, it } from 'vitest';
import { simulate } from './world/simulate.ts';

it('the same seed tells the same story, line by line', async () => {
	const stories = [[], []] as [string[], string[]];
	for (const story of stories) await simulate(7, { tell: (line) => story.push(line) });
	expect(stories[0].length).toBeGreaterThan(50);
	expect(stories[1]).toEqual(stories[0]);
});
