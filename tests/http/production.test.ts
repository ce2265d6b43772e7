/** How a production server differs, and how it refuses to start. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../built-server.ts';
import { startHttpServer, Visitor, type HttpServer } from './http-server.ts';

const production = {
	VISAVIS_MODE: 'production',
	ORIGIN: 'https://fair.example',
	SECRET_KEY: 'k'.repeat(40),
	TRUST_PROXY: '1',
};

describe('starting', () => {
	let dataDir: string;

	beforeAll(async () => {
		dataDir = await mkdtemp(join(tmpdir(), 'visavis-start-'));
	});
	afterAll(() => rm(dataDir, { recursive: true }));

	/** Starts a server that must not start; what it said and how it ended. */
	async function refused(env: Record<string, string>) {
		const child = spawn(process.execPath, ['build/server/main.js'], {
			cwd: root,
			env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: join(dataDir, 'new'), ...env },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		const [said, , [code]] = await Promise.all([
			text(child.stderr),
			text(child.stdout),
			once(child, 'exit') as Promise<[number]>,
		]);
		return { said, code };
	}

	it('production without its settings ends with all that is missing, and leaves no trace', async () => {
		const { said, code } = await refused({ VISAVIS_MODE: 'production' });
		expect(code).toBe(1);
		expect(said).toContain('ORIGIN is missing');
		expect(said).toContain('SECRET_KEY is missing');
		expect(said).not.toMatch(/^\s+at /m);
		expect(await readdir(dataDir)).toEqual([]);
	});

	it('a setting that is wrong ends it too, in a demo as well, without printing secrets', async () => {
		const { said, code } = await refused({ PORT: 'http', SECRET_KEY: 'too short' });
		expect(code).toBe(1);
		expect(said).toContain('PORT');
		expect(said).toContain('SECRET_KEY');
		expect(said).not.toContain('too short');
	});
});

describe('running', () => {
	let server: HttpServer;
	let visitor: Visitor;

	beforeAll(async () => {
		server = await startHttpServer([{ id: 'ada' }, { id: 'demo-ada', demo: true }], production);
	});
	afterAll(() => server.close());

	const open = () =>
		new Visitor(server.url, {
			headers: {
				origin: production.ORIGIN,
				'x-forwarded-proto': 'https',
				'x-forwarded-host': 'fair.example',
				'x-forwarded-for': '198.51.100.7',
			},
		});

	it('[AU7] offers no demo people, and lets nobody in as one', async () => {
		visitor = open();
		const page = await visitor.get('/sign-in');
		expect(page.text).not.toContain('demo-ada');
		expect(page.text).not.toContain('?/demo');
		const { status } = await visitor.post('/sign-in?/demo', { person: 'demo-ada' });
		expect(status).toBe(401);
		expect(visitor.cookies.size).toBe(0);
	});

	it('lets people in with their password', async () => {
		visitor = open();
		expect((await visitor.signIn('ada')).status).toBe(303);
		expect((await visitor.get('/sign-in')).headers.location).toBe('/events');
	});
});
