import { expect, it } from 'vitest';
import { createBoundedQueue, QueueFull } from './bounded-queue.ts';

it('[A-10] runs so many at a time, in order, and lets no more than its depth wait', async () => {
	const queue = createBoundedQueue({ width: 2, depth: 3 });
	const finish: (() => void)[] = [];
	const order: number[] = [];
	const work = (number: number) => () => {
		order.push(number);
		return new Promise<void>((resolve) => finish.push(resolve));
	};
	const runs = [1, 2, 3, 4, 5].map((number) => queue.run(work(number)));
	await expect(queue.run(work(6))).rejects.toThrow(QueueFull);
	expect(queue.figures()).toEqual({ running: 2, waiting: 3, begun: 2, refused: 1 });

	for (const run of runs) {
		await expect.poll(() => finish.length).toBeGreaterThan(0);
		finish.shift()?.();
		await run;
	}
	expect(order).toEqual([1, 2, 3, 4, 5]);
	expect(queue.figures()).toEqual({ running: 0, waiting: 0, begun: 5, refused: 1 });
});

it('[A-10] work that fails makes room like any other', async () => {
	const queue = createBoundedQueue({ width: 1, depth: 1 });
	const broken = () => Promise.reject(new Error('broken'));
	await expect(Promise.all([queue.run(broken), queue.run(broken)])).rejects.toThrow('broken');
	expect(await queue.run(async () => 'fine')).toBe('fine');
	expect(queue.figures()).toMatchObject({ running: 0, waiting: 0 });
});
