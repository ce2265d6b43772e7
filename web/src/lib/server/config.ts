/**
 * Every setting of the server, read from the environment and checked before anything starts: what is
 * missing is said in one go, in sentences.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

export interface Config {
	/** `demo` has people whom anybody may enter as; `production` has neither them nor that door. */
	readonly mode: 'demo' | 'production';
	readonly host: string;
	/** 0 asks the system for a free one. */
	readonly port: number;
	readonly dataDir: string;
	/** Where people reach the site, such as `https://fair.example`; null: whatever host they asked for. */
	readonly origin: string | null;
	/** Whether the forwarded headers of a request are the word of our own proxy. */
	readonly trustProxy: boolean;
	/** Signs what a browser keeps for us, other than the session, which is not signed but random. */
	readonly secretKey: string;
	readonly logLevel: (typeof LOG_LEVELS)[number];
	/** The bearer token that opens /metrics. */
	readonly metricsToken: string | null;
	/** Servers that help two browsers to find each other: STUN, and TURN with the secret it shares with us. */
	readonly ice: {
		readonly stunUrls: readonly string[];
		readonly turnUrls: readonly string[];
		readonly turnSecret: string | null;
	};
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Its message is written for the operator, one line for each thing to do. */
export class ConfigError extends Error {
	override readonly name = 'ConfigError';
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const SECRET_LENGTH = 32;

/** Several, divided by commas. */
function urls(scheme: RegExp, sentence: string) {
	return v.optional(
		v.pipe(
			v.string(),
			v.transform((text) =>
				text
					.split(',')
					.map((url) => url.trim())
					.filter((url) => url !== ''),
			),
			v.check((list) => list.every((url) => scheme.test(url)), sentence),
		),
		'',
	);
}

const settings = v.object({
	VISAVIS_MODE: v.optional(
		v.picklist(['demo', 'production'], 'VISAVIS_MODE is either demo or production.'),
		'demo',
	),
	HOST: v.optional(v.string(), '0.0.0.0'),
	PORT: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^\d{1,5}$/, 'PORT is a number from 0 to 65535.'),
			v.transform(Number),
			v.maxValue(65_535, 'PORT is a number from 0 to 65535.'),
		),
		'3000',
	),
	DATA_DIR: v.optional(v.string(), 'data'),
	ORIGIN: v.optional(
		v.pipe(
			v.string(),
			v.check(isOrigin, 'ORIGIN is an address without a path, such as https://fair.example.'),
		),
	),
	TRUST_PROXY: v.optional(v.picklist(['0', '1'], 'TRUST_PROXY is either 0 or 1.'), '0'),
	SECRET_KEY: v.optional(
		v.pipe(
			v.string(),
			v.minLength(SECRET_LENGTH, `SECRET_KEY has at least ${SECRET_LENGTH} random characters.`),
		),
	),
	LOG_LEVEL: v.optional(
		v.picklist(LOG_LEVELS, `LOG_LEVEL is one of ${LOG_LEVELS.join(', ')}.`),
		'info',
	),
	STUN_URLS: urls(/^stuns?:/, 'STUN_URLS are addresses such as stun:turn.example:3478.'),
	TURN_URLS: urls(
		/^turns?:/,
		'TURN_URLS are addresses such as turn:turn.example:3478?transport=udp.',
	),
	TURN_SECRET: v.optional(
		v.pipe(v.string(), v.minLength(16, 'TURN_SECRET has at least 16 random characters.')),
	),
	METRICS_TOKEN: v.optional(
		v.pipe(v.string(), v.minLength(16, 'METRICS_TOKEN has at least 16 random characters.')),
	),
});

const newSecret = (): string => randomBytes(SECRET_LENGTH).toString('base64url');

/**
 * Throws a ConfigError that lists everything that is missing or wrong.
 *
 * @param demoSecret what a demo signs with that was given no key
 */
export function parseConfig(
	environment: Environment,
	demoSecret: (dataDir: string) => string = newSecret,
): Config {
	// Compose files pass on what was left empty; that is nothing.
	const given = Object.entries(environment).filter(([, value]) => value !== '');
	const parsed = v.safeParse(settings, Object.fromEntries(given));
	if (!parsed.success) throw new ConfigError(sentence(parsed.issues.map(({ message }) => message)));

	const { output } = parsed;
	const mode = output.VISAVIS_MODE;
	const lacking = mode === 'production' ? lackingInProduction(output) : [];
	if (output.TURN_URLS.length > 0 && output.TURN_SECRET === undefined)
		lacking.push('TURN_SECRET is missing: it is the static-auth-secret of the TURN server.');
	if (lacking.length > 0) throw new ConfigError(sentence(lacking));
	return {
		mode,
		host: output.HOST,
		port: output.PORT,
		dataDir: output.DATA_DIR,
		origin: output.ORIGIN ?? null,
		trustProxy: output.TRUST_PROXY === '1',
		secretKey: output.SECRET_KEY ?? demoSecret(output.DATA_DIR),
		logLevel: output.LOG_LEVEL,
		metricsToken: output.METRICS_TOKEN ?? null,
		ice: {
			stunUrls: output.STUN_URLS,
			turnUrls: output.TURN_URLS,
			turnSecret: output.TURN_SECRET ?? null,
		},
	};
}

let current: Config | undefined;

/** The settings of this process. */
export function config(): Config {
	current ??= parseConfig(process.env, keptSecret);
	return current;
}

/** A demo's key outlives its process: a restart ends no talk, and what was written there stays readable. */
export function keptSecret(dataDir: string): string {
	const file = join(dataDir, 'secret-key');
	try {
		if (existsSync(file)) return readFileSync(file, 'utf8');
		mkdirSync(dataDir, { recursive: true, mode: 0o700 });
		const secret = newSecret();
		writeFileSync(file, secret, { mode: 0o600 });
		return secret;
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		throw new ConfigError(`The folder ${dataDir} cannot be used: ${reason}`, { cause });
	}
}

export const databaseFile = (dataDir: string): string => join(dataDir, 'visavis.db');

function lackingInProduction({ ORIGIN, SECRET_KEY }: v.InferOutput<typeof settings>): string[] {
	const lacking: string[] = [];
	if (ORIGIN === undefined)
		lacking.push('ORIGIN is missing: the address people type, such as https://fair.example.');
	else if (!ORIGIN.startsWith('https:') && !isThisMachine(ORIGIN))
		lacking.push('ORIGIN has to be an https address, or passwords cross the network readable.');
	if (SECRET_KEY === undefined)
		lacking.push('SECRET_KEY is missing: make one with `openssl rand -base64 32` and keep it.');
	return lacking;
}

const sentence = (lines: readonly string[]): string =>
	`Visavis cannot start:\n${lines.map((line) => `- ${line}\n`).join('')}`;

function isOrigin(value: string): boolean {
	return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
		? new URL(value).origin === value
		: false;
}

const isThisMachine = (origin: string): boolean =>
	['localhost', '127.0.0.1', '[::1]'].includes(new URL(origin).hostname);
