/** The house stands: pages, errors and sockets answer on one port. */
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { WebSocket } from 'ws';
import { root } from '../built-server.ts';
import { expect, test } from './fixtures.ts';

test('the first page is served, and its scripts run under the content security policy', async ({
	page,
}) => {
	const errors: string[] = [];
	page.on('pageerror', (error) => errors.push(error.message));
	page.on('console', (message) => {
		if (message.type() === 'error') errors.push(message.text());
	});

	const response = await page.goto('/');
	expect(response?.headers()['content-security-policy']).toContain("script-src 'self'");
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	expect(errors).toEqual([]);
});

test('an address that does not exist is answered with a page that says so', async ({ page }) => {
	const response = await page.goto('/nowhere');
	expect(response?.status()).toBe(404);
	await expect(page.getByRole('heading', { name: 'This page does not exist' })).toBeVisible();
});

test('the workbench stays in the workshop: the built app has no such page', async ({
	page,
	server,
}) => {
	await page.request.post('/sign-in?/demo', {
		form: { person: 'demo-ada' },
		headers: { origin: server.url },
	});
	expect((await page.goto('/workbench'))?.status()).toBe(404);
	const pieces = globSync('build/{client,server}/**/*.js', { cwd: root }).filter((file) =>
		readFileSync(`${root}/${file}`, 'utf8').includes('Wolfeschlegelsteinhausen'),
	);
	expect(pieces).toEqual([]);
});

test('a socket on an address that does not exist is refused', async ({ server }) => {
	const socket = new WebSocket(`${server.url.replace('http', 'ws')}/nowhere`);
	const [error] = (await once(socket, 'error')) as [Error];
	expect(error.message).toContain('404');
});
