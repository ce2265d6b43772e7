import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { boundaries } from './eslint.boundaries.js';
import svelteConfig from './svelte.config.js';

const ignored = ['build/', '.svelte-kit/', '.cache/', '.vitest/', 'data/', '**/node_modules/'];
const scriptParser = fileURLToPath(import.meta.resolve('./scripts/script-parser.mjs'));
const extensions = ['.ts', '.svelte', '.js', '.mjs'];

export default defineConfig(
	{ ignores: [...ignored, 'test-results/', 'playwright-report/', '**/.svelte-check/'] },
	js.configs.recommended,
	ts.configs.recommended,
	svelte.configs.recommended,
	{
		plugins: { 'import-x': importX },
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		settings: {
			'import-x/extensions': extensions,
			'import-x/parsers': {
				'@typescript-eslint/parser': ['.ts'],
				[scriptParser]: ['.svelte'],
			},
			'import-x/resolver-next': [createNodeResolver({ extensions })],
		},
		rules: {
			eqeqeq: 'error',
			'no-console': ['error', { allow: ['warn', 'error'] }],
			'import-x/no-cycle': ['error', { ignoreExternal: true }],
			'import-x/no-default-export': 'error',
			'import-x/no-duplicates': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
			],
			'svelte/no-at-html-tags': 'error',
			'svelte/button-has-type': 'error',
			// The app is served at the root of its host, so an address needs no prefix.
			'svelte/no-navigation-without-resolve': 'off',
			'svelte/require-each-key': 'error',
		},
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { extraFileExtensions: ['.svelte'], parser: ts.parser, svelteConfig },
		},
	},
	{
		// Rules that need types. A promise nobody waits for hides its failure.
		files: ['{bench,schema,scripts,signaling,sync-server,tests,web/src}/**/*.ts'],
		languageOptions: { parserOptions: { projectService: true } },
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
		},
	},
	{
		files: ['scripts/**', 'tests/**', 'web/src/main.ts'],
		rules: { 'no-console': 'off' },
	},
	{ files: ['*.config.{js,ts}'], rules: { 'import-x/no-default-export': 'off' } },
	boundaries,
);
