/**
 * What a Svelte component imports, for the lint rule that finds import cycles: the rule follows
 * imports from file to file and reads each with this parser, which sees the scripts only.
 */
import { parser } from 'typescript-eslint';

const typescript = /** @type {typeof import('@typescript-eslint/parser')} */ (parser);

export const meta = { name: 'svelte-script-parser' };

/** @param {string} text @param {import('@typescript-eslint/parser').ParserOptions} options */
export function parseForESLint(text, options) {
	const scripts = [...text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map(
		([, body]) => body,
	);
	return typescript.parseForESLint(scripts.join('\n'), {
		...options,
		filePath: `${options.filePath}.ts`,
	});
}
