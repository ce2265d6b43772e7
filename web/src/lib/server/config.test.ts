import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { ConfigError, keptSecret, parseConfig, type Environment } from './config.ts';

const production = {
	VISAVIS_MODE: 'production',
	ORIGIN: 'https://fair.example',
	SECRET_KEY: 'k'.repeat(32),
};

/** What the operator is told. */
function complaint(environment: Environment): string {
	try {
		parseConfig(environment);
	} catch (error) {
		if (error instanceof ConfigError) return error.message;
		throw error;
	}
	return '';
}

it('without any setting it is a demo on port 3000', () => {
	const config = parseConfig({});
	expect(config).toMatchObject({
		mode: 'demo',
		host: '0.0.0.0',
		port: 3000,
		dataDir: 'data',
		origin: null,
		trustProxy: false,
		logLevel: 'info',
		metricsToken: null,
	});
	expect(config.secretKey.length).toBeGreaterThanOrEqual(32);
	expect(parseConfig({}).secretKey).not.toBe(config.secretKey);
});

it('what was left empty counts as not set, and other variables are none of its business', () => {
	expect(parseConfig({ PORT: '', VISAVIS_MODE: '', HOME: '/root' })).toMatchObject({
		mode: 'demo',
		port: 3000,
	});
});

it('in production everything that is missing is said in one go', () => {
	const said = complaint({ VISAVIS_MODE: 'production' });
	expect(said).toContain('ORIGIN is missing');
	expect(said).toContain('SECRET_KEY is missing');
	expect(parseConfig(production)).toMatchObject({ mode: 'production', ...{ port: 3000 } });
});

it('production is never reached over readable http, except on this machine', () => {
	expect(complaint({ ...production, ORIGIN: 'http://fair.example' })).toContain('https');
	expect(complaint({ ...production, ORIGIN: 'http://localhost.evil.example' })).toContain('https');
	for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]'])
		expect(complaint({ ...production, ORIGIN: `http://${host}` })).toBe('');
});

it.each([
	['PORT', '65536'],
	['PORT', '-1'],
	['PORT', '3e3'],
	['VISAVIS_MODE', 'Production'],
	['VISAVIS_MODE', 'prod'],
	['TRUST_PROXY', 'yes'],
	['ORIGIN', 'https://fair.example/'],
	['ORIGIN', 'https://fair.example/chats'],
	['ORIGIN', 'fair.example'],
	['ORIGIN', 'ftp://fair.example'],
	['ORIGIN', 'javascript:alert(1)'],
	['SECRET_KEY', 'changeme'],
	['METRICS_TOKEN', 'secret'],
	['LOG_LEVEL', 'loud'],
])(
	'%s=%s is refused with a sentence that names it, and never with the value of a secret',
	(name, value) => {
		const said = complaint({ ...production, [name]: value });
		expect(said).toContain(name);
		if (name === 'SECRET_KEY' || name === 'METRICS_TOKEN') expect(said).not.toContain(value);
	},
);

it('[RM4, TX3] a demo without a key keeps the one it made, for its owner alone', async () => {
	const dir = await mkdtemp(join(tmpdir(), 'visavis-secret-'));
	onTestFinished(() => rm(dir, { recursive: true }));
	const dataDir = join(dir, 'data');
	const secret = keptSecret(dataDir);
	expect(secret.length).toBeGreaterThanOrEqual(32);
	expect(keptSecret(dataDir)).toBe(secret);
	expect((await stat(join(dataDir, 'secret-key'))).mode & 0o777).toBe(0o600);
});
