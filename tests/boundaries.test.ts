/** The fences between the folders, tried: what must not be imported is an error that says why. */
import { ESLint, type Linter } from 'eslint';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const fences = new Set([
	'no-restricted-imports',
	'no-restricted-syntax',
	'no-restricted-globals',
	'no-restricted-properties',
	'import-x/no-default-export',
	'svelte/no-at-html-tags',
]);

/** The files below do not exist, so the rules that need types cannot place them. */
const withoutTypes: Linter.Config = {
	files: ['**/*.ts'],
	languageOptions: { parserOptions: { projectService: false } },
};

const eslint = new ESLint({
	cwd: root,
	ruleFilter: ({ ruleId }) => fences.has(ruleId),
	overrideConfig: withoutTypes,
});

/** What the fences say to a file at that path. */
async function complaints(filePath: string, code: string): Promise<string[]> {
	const [result] = await eslint.lintText(code, { filePath: `${root}/${filePath}` });
	return (result?.messages ?? []).map(({ message }) => message);
}

const pure = 'schema/domain is pure: it imports itself, schema/ids.ts and schema/assert.ts only.';
const noClock = 'The domain is pure: time and chance are arguments.';
const runsInBrowser =
	'This part of schema/ also runs in the browser: no Node modules, no database.';
const notWeb = 'This folder knows nothing of web/.';
const notSyncServer = 'This folder knows nothing of sync-server/.';
const overTheWire =
	'web/ reaches the sync server over the wire; only the composition root mounts it.';
const onlySync = 'Only web/src/lib/sync knows how documents travel and where a browser keeps them.';
const onlyAuth = 'Only the auth module, web/src/lib/server/auth, knows Lucia.';
const onlyServer = 'In web/, only lib/server talks to the database.';
const onlySchemaDb = 'Only schema/db opens the database; all SQL goes through Kysely.';
const onlyKysely = 'A migration imports kysely only, so that later changes cannot alter it.';
const noTests = 'The product imports nothing of scripts/ and tests/.';
const answersOnly = 'The product answers; it connects to nobody (H-05).';
const extension = 'Write the file extension: Node runs these files as they are.';

describe('the fences between the folders', () => {
	it.each([
		['schema/domain/slot.ts', `import * as v from 'valibot';`, pure],
		['schema/domain/slot.ts', `import { readFile } from 'node:fs';`, pure],
		['schema/domain/slot.ts', `import { LIMITS } from '../limits.ts';`, pure],
		['schema/domain/slot.ts', `import { names } from './../docs/names.ts';`, pure],
		['schema/domain/slot.ts', `import { names } from '#schema/docs/names.ts';`, pure],
		['schema/domain/slot.ts', `export const later = import('valibot');`, pure],
		['schema/domain/slot.ts', `export const now = Date.now();`, noClock],
		['schema/domain/slot.ts', `setTimeout(() => {}, 1);`, noClock],
		['schema/domain/slot.ts', `export const id = crypto.randomUUID();`, noClock],
		['schema/domain/slot.ts', `export const chance = Math.random();`, 'Math.random'],
		['schema/outbox.ts', `import { Button } from '#lib/ui/button.ts';`, notWeb],
		['schema/outbox.ts', `import { realtime } from '../web/src/realtime.ts';`, notWeb],
		['schema/outbox.ts', `import { goto } from '$app/navigation';`, notWeb],
		['schema/db/open.ts', `import { render } from '#sync/render.ts';`, notSyncServer],
		['schema/db/open.ts', `import { render } from '../../sync-server/render.ts';`, notSyncServer],
		['schema/db/open.ts', `export * from '../../sync-server/render.ts';`, notSyncServer],
		['schema/docs/names.ts', `import { hash } from 'node:crypto';`, runsInBrowser],
		['schema/docs/names.ts', `import { Kysely } from 'kysely';`, runsInBrowser],
		['schema/db/migrations/0002-more.ts', `import { ids } from '../../ids.ts';`, onlyKysely],
		['sync-server/intake.ts', `import { user } from '#lib/server/user.ts';`, notWeb],
		['sync-server/intake.ts', `export const page = import('../web/src/main.ts');`, notWeb],
		['sync-server/intake.ts', `import Database from 'better-sqlite3';`, onlySchemaDb],
		['sync-server/intake.ts', `import { rig } from '../tests/rig.ts';`, noTests],
		['sync-server/intake.ts', `import { Lucia } from 'lucia';`, onlyAuth],
		['web/src/routes/+page.svelte.ts', `import { render } from '#sync/render.ts';`, overTheWire],
		['web/src/lib/sync/outbox.ts', `import { render } from '#sync/render.ts';`, overTheWire],
		[
			'web/src/lib/sync/outbox.ts',
			`void import('../../../../sync-server/render.ts');`,
			overTheWire,
		],
		[
			'web/src/lib/ui/tabs.ts',
			`import { HocuspocusProvider } from '@hocuspocus/provider';`,
			onlySync,
		],
		['web/src/lib/ui/tabs.ts', `import { IndexeddbPersistence } from 'y-indexeddb';`, onlySync],
		['web/src/hooks.server.ts', `import { Lucia } from 'lucia';`, onlyAuth],
		['web/src/lib/server/fairs.ts', `import { Lucia } from 'lucia';`, onlyAuth],
		['web/src/routes/+page.server.ts', `import { sql } from 'kysely';`, onlyServer],
		['web/src/lib/server/fairs.ts', `import Database from 'better-sqlite3';`, onlySchemaDb],
		['web/src/lib/ui/tabs.ts', `import { theme } from './theme';`, extension],
		['web/src/lib/ui/tabs.ts', `export default {};`, 'Prefer named exports.'],
	])('in %s, %s is an error', async (filePath, code, sentence) => {
		expect((await complaints(filePath, code)).join('\n')).toContain(sentence);
	});

	it('a component may not reach across either, nor write markup past Svelte', async () => {
		const script = `<script lang="ts">import { render } from '#sync/render.ts';</script>`;
		const said = await complaints('web/src/lib/ui/Card.svelte', `${script}{@html render}`);
		expect(said.join('\n')).toContain(overTheWire);
		expect(said.join('\n')).toContain('{@html}');
	});

	it.each([
		['schema/domain/slot.ts', `import { addMinutes } from '../ids.ts';`],
		['schema/domain/slot.ts', `import { contains } from './interval.ts';`],
		['schema/domain/slot.test.ts', `import { it } from 'vitest';`],
		['schema/db/open.ts', `import Database from 'better-sqlite3';`],
		['schema/db/migrations/0002-more.ts', `import { sql } from 'kysely';`],
		['sync-server/intake.ts', `import type { Database } from 'better-sqlite3';`],
		['sync-server/intake.ts', `import { decide } from '#schema/domain/decide.ts';`],
		['web/src/realtime.ts', `import { startEngine } from '#sync/engine.ts';`],
		['web/src/lib/server/fairs.ts', `import { startEngine } from '#sync/engine.ts';`],
		['web/src/lib/server/auth/lucia.ts', `import { Lucia } from 'lucia';`],
		['web/src/lib/sync/documents.ts', `import { HocuspocusProvider } from '@hocuspocus/provider';`],
		['web/src/routes/+page.ts', `import type { PageLoad } from './$types';`],
		['web/src/routes/+layout.ts', `import '#lib/styles/base.css';`],
	])('in %s, %s is allowed', async (filePath, code) => {
		expect(await complaints(filePath, code)).toEqual([]);
	});
});

describe('the way out', () => {
	it.each([
		['sync-server/intake.ts', `import { request } from 'node:http';`],
		['sync-server/intake.ts', `import * as https from 'https';`],
		['sync-server/intake.ts', `import http2 from 'node:http2';`],
		['sync-server/intake.ts', `import { lookup } from 'node:dns/promises';`],
		['sync-server/intake.ts', `import { connect } from 'node:tls';`],
		['sync-server/intake.ts', `import { execFile } from 'node:child_process';`],
		['sync-server/intake.ts', `import { WebSocket } from 'ws';`],
		['sync-server/intake.ts', `export const socket = new WebSocket('wss://elsewhere');`],
		['schema/outbox.ts', `export const asked = fetch('https://elsewhere');`],
		['schema/db/open.ts', `export { connect } from 'node:net';`],
		['schema/domain/slot.ts', `export const asked = fetch('https://elsewhere');`],
		['web/src/main.ts', `export const later = import('undici');`],
		['web/src/hooks.server.ts', `export const asked = globalThis.fetch('https://elsewhere');`],
		['web/src/lib/server/fairs.ts', `import { request } from 'undici';`],
		['web/src/lib/server/fairs.ts', `export const asked = fetch('https://elsewhere');`],
		['web/src/lib/server/auth/sign-in.ts', `import { get } from 'node:https';`],
		['web/src/routes/+page.server.ts', `export const load = ({ fetch }) => fetch('/elsewhere');`],
		['web/src/routes/+layout.ts', `export const load = (event) => event.fetch('/elsewhere');`],
		['web/src/routes/x/+server.ts', `export const asked = fetch('https://elsewhere');`],
	])('[H-05] in %s, %s is an error', async (filePath, code) => {
		expect((await complaints(filePath, code)).join('\n')).toContain(answersOnly);
	});

	it.each([
		['web/src/main.ts', `import { createServer } from 'node:http';`],
		['sync-server/upgrade.ts', `import { WebSocketServer } from 'ws';`],
		['sync-server/upgrade.ts', `import type { IncomingMessage } from 'node:http';`],
		['web/src/lib/server/auth/guessing.ts', `import { isIPv6 } from 'node:net';`],
		['web/src/routes/open-session.ts', `export const asked = fetch('/own/server');`],
	])('[H-05] in %s, %s is allowed', async (filePath, code) => {
		expect(await complaints(filePath, code)).toEqual([]);
	});
});

describe('import cycles', () => {
	let folder: string;

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'visavis-cycles-'));
		await copyFile(join(root, 'package.json'), join(folder, 'package.json'));
	});
	afterEach(() => rm(folder, { recursive: true }));

	/** Which of the given files lie on a cycle, according to the lint of this repository. */
	async function cyclic(files: Record<string, string>): Promise<string[]> {
		for (const [path, code] of Object.entries(files)) {
			await mkdir(join(folder, dirname(path)), { recursive: true });
			await writeFile(join(folder, path), code);
		}
		const lint = new ESLint({
			cwd: folder,
			overrideConfigFile: join(root, 'eslint.config.js'),
			ruleFilter: ({ ruleId }) => ruleId === 'import-x/no-cycle',
			overrideConfig: withoutTypes,
		});
		const results = await lint.lintFiles(Object.keys(files));
		return results
			.filter(({ messages }) => messages.some(({ ruleId }) => ruleId === 'import-x/no-cycle'))
			.map(({ filePath }) => filePath.slice(folder.length + 1))
			.sort();
	}

	const importing = (specifier: string) =>
		`import { a } from '${specifier}';\nexport const b = a;\n`;
	const component = (specifier: string) =>
		`<script lang="ts">\n\timport Other from '${specifier}';\n</script>\n\n<Other />\n`;

	it('are found through relative paths and aliases', async () => {
		const files = {
			'schema/a.ts': importing('#schema/b.ts'),
			'schema/b.ts': importing('./c.ts'),
			'schema/c.ts': importing('./a.ts'),
			'schema/d.ts': importing('./a.ts'),
		};
		expect(await cyclic(files)).toEqual(['schema/a.ts', 'schema/b.ts', 'schema/c.ts']);
	});

	it('are found through components', async () => {
		const files = {
			'web/src/lib/A.svelte': component('#lib/B.svelte'),
			'web/src/lib/B.svelte': component('./C.svelte'),
			'web/src/lib/C.svelte': component('#lib/A.svelte'),
			'web/src/lib/D.svelte': component('./A.svelte'),
		};
		const found = ['web/src/lib/A.svelte', 'web/src/lib/B.svelte', 'web/src/lib/C.svelte'];
		expect(await cyclic(files)).toEqual(found);
	});
});
