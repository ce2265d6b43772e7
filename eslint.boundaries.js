/**
 * Who may import what. One table, so that the direction of the whole house can be read in one place:
 *
 *     web ──► schema ◄── sync-server        inside schema: domain ◄ the rest
 *
 * An import is judged as it is written, static or dynamic, relative or by alias. ESLint lets a later
 * entry replace a rule instead of adding to it, hence each folder lists every ban it is under.
 */

/**
 * @typedef {{ regex: string, message: string, allowTypeImports?: boolean, allowImportNames?: string[] }} Ban
 */

/** @satisfies {Record<string, Ban>} */
const bans = {
	extension: {
		regex: '^(?!.*/\\$types$)(\\.|#).*/[^./]+$',
		message: 'Write the file extension: Node runs these files as they are.',
	},
	outside: {
		regex: '^\\.\\.?/(.*/)?(scripts|tests)/',
		message: 'The product imports nothing of scripts/ and tests/.',
	},
	outward: {
		// Types do no harm, and neither does what listens.
		allowTypeImports: true,
		allowImportNames: ['createServer', 'isIPv6', 'WebSocketServer'],
		regex: '^((node:)?(http|https|http2|net|tls|dgram|dns|child_process)(/|$)|undici(/|$)|ws$)',
		message: 'The product answers; it connects to nobody (H-05).',
	},
	web: {
		regex: '^(#lib/|\\.\\.?/(.*/)?web/|svelte(/|$)|@sveltejs/|\\$app/)',
		message: 'This folder knows nothing of web/.',
	},
	syncServer: {
		regex: '^(#sync/|\\.\\.?/(.*/)?sync-server/)',
		message: 'This folder knows nothing of sync-server/.',
	},
	syncServerFromWeb: {
		regex: '^(#sync/|\\.\\.?/(.*/)?sync-server/)',
		message: 'web/ reaches the sync server over the wire; only the composition root mounts it.',
	},
	machine: {
		regex: '^(node:|fs$|path$|crypto$|better-sqlite3$|kysely(/|$)|ws$|pino$)',
		message: 'This part of schema/ also runs in the browser: no Node modules, no database.',
	},
	domain: {
		regex: '^(?!\\./(?!.*\\.\\.)|#schema/domain/|(\\.\\./|#schema/)(ids|assert)\\.ts$)',
		message: 'schema/domain is pure: it imports itself, schema/ids.ts and schema/assert.ts only.',
	},
	domainTest: {
		regex: '^(#lib/|#sync/|\\.\\.?/(.*/)?(web|sync-server)/|node:)',
		message: 'The domain is tested without the rest of the house.',
	},
	migration: {
		regex: '^(?!kysely$)',
		message: 'A migration imports kysely only, so that later changes cannot alter it.',
	},
	signaling: {
		regex: '^(#signaling/|\\.\\.?/(.*/)?signaling/)',
		message: 'Signaling is reached over the wire; only lib/server mounts it.',
	},
	peerServer: {
		regex: '^(peer|express)(/|$)',
		message: 'Only signaling/ knows PeerServer.',
	},
	peerjs: {
		regex: '^peerjs(/|$)',
		message: 'Only web/src/lib/call knows PeerJS.',
	},
	yWebsocket: {
		regex: '^y-websocket(/|$)',
		message: 'Only web/src/lib/call knows by which roads a call’s text travels.',
	},
	cutOut: {
		regex: '^@shiguredo/',
		message: 'Only web/src/lib/call/background knows how a person is cut out of a picture.',
	},
	provider: {
		regex: '^(@hocuspocus/provider|y-indexeddb)(/|$)',
		message: 'Only web/src/lib/sync knows how documents travel and where a browser keeps them.',
	},
	lucia: {
		regex: '^(lucia|oslo|@oslojs/.*)(/|$)',
		message: 'Only the auth module, web/src/lib/server/auth, knows Lucia.',
	},
	database: {
		regex: '^(better-sqlite3$|kysely(/|$))',
		message: 'In web/, only lib/server talks to the database.',
	},
	driver: {
		// Types do no harm.
		allowTypeImports: true,
		regex: '^better-sqlite3$',
		message: 'Only schema/db opens the database; all SQL goes through Kysely.',
	},
};

const everywhere = [bans.extension, bans.outside, bans.outward];
const auth = ['web/src/lib/server/auth/**', 'web/src/lib/server/auth.ts'];
const compositionRoot = ['web/src/realtime.ts', 'web/src/main.ts', 'web/src/hooks.server.ts'];
const calls = [bans.signaling, bans.peerServer, bans.peerjs, bans.yWebsocket];
const inSchema = [...everywhere, ...calls, bans.web, bans.syncServer, bans.provider, bans.lucia];
const inSync = [...everywhere, ...calls, bans.web, bans.provider, bans.lucia, bans.driver];
const inSignaling = inSync.filter((ban) => ban !== bans.signaling && ban !== bans.peerServer);
const inBrowser = [...everywhere, ...calls, bans.syncServerFromWeb, bans.lucia, bans.database];
const inWeb = [...inBrowser, bans.provider];
const inWebServer = [
	...everywhere,
	bans.peerServer,
	bans.peerjs,
	bans.provider,
	bans.lucia,
	bans.driver,
];

/** Later rows replace earlier ones for the files they name. @type {[string | string[], Ban[]][]} */
const folders = [
	['schema/**', [...inSchema, bans.machine]],
	['schema/db/**', inSchema],
	['schema/db/migrations/[0-9]*', [bans.migration]],
	['schema/domain/**', [bans.extension, bans.domain]],
	['sync-server/**', inSync],
	['sync-server/testing/**', inSync.filter((ban) => ban !== bans.outward)],
	['signaling/**', inSignaling],
	['web/**', inWeb],
	['web/src/lib/sync/**', inBrowser],
	['web/src/lib/call/**', inWeb.filter((ban) => ban !== bans.peerjs && ban !== bans.yWebsocket)],
	['web/src/lib/server/**', inWebServer],
	[auth, inWebServer.filter((ban) => ban !== bans.lucia)],
	[compositionRoot, inWeb.filter((ban) => ban !== bans.syncServerFromWeb)],
	// Tests may bring what they need, but never reach up the house.
	['schema/**/*.test.ts', [bans.extension, bans.web, bans.syncServer]],
	['schema/domain/**/*.test.ts', [bans.extension, bans.domainTest]],
	['sync-server/**/*.test.ts', [bans.extension, bans.web]],
	['web/**/*.test.ts', [bans.extension]],
];

/** What runs on the server. In a browser the page may ask its own server. */
const onServer = [
	...['schema/**', 'sync-server/**', 'signaling/**', 'web/src/*.ts', 'web/src/lib/server/**'],
	...['web/src/routes/**/+*.ts'],
];
const outward = ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'].map((name) => ({
	name,
	message: bans.outward.message,
}));

/** Clock, chance and the world outside, which the domain gets as arguments. */
const impure = [
	...['Date', 'performance', 'crypto', 'console', 'process', 'globalThis'],
	...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
].map((name) => ({ name, message: 'The domain is pure: time and chance are arguments.' }));

/** @type {import('eslint').Linter.Config[]} */
export const boundaries = [
	...folders.map(([files, list]) => underBans([files].flat(), list)),
	{
		files: onServer,
		ignores: ['**/*.test.ts', '**/testing/**'],
		rules: {
			'no-restricted-globals': ['error', ...outward],
			// `event.fetch` and `globalThis.fetch`, however they are taken out.
			'no-restricted-properties': ['error', { property: 'fetch', message: bans.outward.message }],
		},
	},
	{
		// What runs on both sides hands `event.fetch` to `ask`, which knows no address but the API's.
		files: ['web/src/routes/**/+{page,layout}.ts'],
		rules: {
			'no-restricted-properties': 'off',
			'no-restricted-syntax': [
				'error',
				...['callee.name', 'callee.property.name'].map((callee) => ({
					selector: `CallExpression[${callee}='fetch']`,
					message: bans.outward.message,
				})),
			],
		},
	},
	{
		files: ['schema/domain/**'],
		ignores: ['**/*.test.ts'],
		rules: {
			'no-restricted-globals': ['error', ...impure, ...outward],
			'no-restricted-properties': ['error', { object: 'Math', property: 'random' }],
		},
	},
];

/** @param {string[]} files @param {Ban[]} list @returns {import('eslint').Linter.Config} */
function underBans(files, list) {
	return {
		files,
		rules: {
			'no-restricted-imports': ['error', { patterns: list.map(asPattern) }],
			'no-restricted-syntax': ['error', ...list.map(asSelector)],
		},
	};
}

/** @param {Ban} ban */
function asPattern({ regex, message, allowTypeImports = false, allowImportNames }) {
	const names = allowImportNames && { allowImportNames };
	return { regex, message, allowTypeImports, caseSensitive: true, ...names };
}

/** The same for `import(…)`, which the rule for static imports does not see. @param {Ban} ban */
function asSelector({ regex, message }) {
	// A slash would end the expression within the selector.
	const pattern = regex.replaceAll('/', '\\u002F');
	return { selector: `ImportExpression > Literal.source[value=/${pattern}/]`, message };
}
