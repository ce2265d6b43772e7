/** What the build reads, wherever it is listed: a folder that is forgotten there is built without, or not anew. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (name: string): string => readFileSync(`${root}/${name}`, 'utf8');

const { imports } = JSON.parse(read('package.json')) as {
	readonly imports: Readonly<Record<string, string>>;
};
/** Folders of the program, by the names under which they are imported; and those of vite.config.ts. */
const folders = [
	...Object.values(imports).map((target) => target.split('/')[1] ?? ''),
	...Array.from(read('vite.config.ts').matchAll(/from '\.\/(\w+)\//g), ([, name = '']) => name),
];

it('the folders of the program are known', () => {
	expect(new Set(folders)).toEqual(
		new Set(['schema', 'scripts', 'signaling', 'sync-server', 'web']),
	);
});

it('the image is built of every folder of the program', () => {
	const admitted = read('.dockerignore').split('\n');
	expect(folders.filter((folder) => !admitted.includes(`!${folder}`))).toEqual([]);
});

it('a change in any folder of the program is built anew by npm start', () => {
	const [, list = ''] = /const SOURCES = \[(.*)\]/.exec(read('scripts/bootstrap.mjs')) ?? [];
	expect(folders.filter((folder) => !list.includes(`'${folder}'`))).toEqual([]);
});
