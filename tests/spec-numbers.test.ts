/**
 * The rules and the tests that hold them must not lose each other: every rule and every attack is named
 * by a test, and every number that a test names is written down.
 */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (name: string) => readFileSync(`${root}/${name}`, 'utf8');

const NUMBER = String.raw`(?:M-)?[A-Z]{1,2}-?\d{1,2}[a-z]?`;
/** `[SL3] …`, `[SL3, S-02] …` or `[SL3] [S-02] …` at the beginning of a text in a test file. */
const TITLE = new RegExp(String.raw`['"\`]((?:\[${NUMBER}(?:, ?${NUMBER})*\] ?)+)`, 'g');

/** Each number that a test names, with the files that do. */
function namedByTests(): ReadonlyMap<string, ReadonlySet<string>> {
	const named = new Map<string, Set<string>>();
	const tests = [
		'{schema,signaling,sync-server,tests,scripts}/**/*.{test,e2e}.ts',
		'web/src/**/*.test.ts',
	];
	for (const file of globSync(tests, { cwd: root }))
		for (const [, brackets = ''] of read(file).matchAll(TITLE))
			for (const number of brackets.match(new RegExp(NUMBER, 'g')) ?? [])
				named.set(number, (named.get(number) ?? new Set()).add(file));
	return named;
}

/** Rules are list items; what is only referred to, like attacks and requirements, stands in tables. */
function numbersIn(name: string, where: 'list' | 'list or table'): readonly string[] {
	const start = where === 'list' ? '- ' : String.raw`(?:- |\| )`;
	const line = new RegExp(String.raw`^${start}\*\*(${NUMBER})\*\*`, 'gm');
	return [...read(name).matchAll(line)].map(([, number = '']) => number);
}

/** Numbers kept for attacks on what does not exist yet: the row says so where it tells what happens. */
function notBuiltYet(): readonly string[] {
	const row = new RegExp(String.raw`^\| \*\*(${NUMBER})\*\* \|.*\| \*not built yet\* \|$`, 'gm');
	return [...read('docs/threats.md').matchAll(row)].map(([, number = '']) => number);
}

const named = namedByTests();
const rules = numbersIn('schema/SPEC.md', 'list');
const written = ['schema/SPEC.md', 'docs/threats.md'].flatMap((name) =>
	numbersIn(name, 'list or table'),
);

it('every rule of SPEC.md is named by a test', () => {
	expect(rules.length).toBeGreaterThan(100);
	expect(rules.filter((rule) => !named.has(rule))).toEqual([]);
});

it('every attack of threats.md is named by a test, but for those on what is not built yet', () => {
	const attacks = numbersIn('docs/threats.md', 'list or table');
	expect(attacks.length).toBeGreaterThan(70);
	expect(attacks.filter((attack) => !named.has(attack))).toEqual(notBuiltYet());
});

it('every number that a test names is written down in SPEC.md or threats.md', () => {
	const unknown = [...named].filter(([number]) => !written.includes(number));
	expect(unknown.map(([number, files]) => `${number} in ${[...files].join(', ')}`)).toEqual([]);
});

it('no number is given twice', () => {
	expect(written.filter((number, index) => written.indexOf(number) !== index)).toEqual([]);
});
