/**
 * Tells the server in which file each language has ended up, so that a page can ask for its words together
 * with its program instead of after it. The files are named once the browsers' build is done, and by then
 * the server's is: what stands for them there is replaced.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const PLACE = '__LANGUAGE_FILES__';
const LANGUAGE = /\/lib\/messages\/([a-z]{2})\.ts$/;

/** @param serverOutput the folder of the server's build */
export function languageFiles(serverOutput: string): Plugin {
	return {
		name: 'visavis:language-files',
		apply: 'build',
		applyToEnvironment: ({ name }) => name === 'client',

		writeBundle(_options, bundle) {
			const files = new Map<string, string>();
			for (const file of Object.values(bundle)) {
				if (file.type !== 'chunk') continue;
				for (const id of file.moduleIds) {
					const [, language] = LANGUAGE.exec(id) ?? [];
					if (language) files.set(language, `/${file.fileName}`);
				}
			}
			const places = scripts(serverOutput).filter((path) =>
				readFileSync(path, 'utf8').includes(PLACE),
			);
			if (places.length === 0)
				throw new Error('The server has no place for the files of languages');
			const written = [...files].map((entry) => entry.join('=')).join(';');
			for (const path of places)
				writeFileSync(path, readFileSync(path, 'utf8').replaceAll(PLACE, written));
		},
	};
}

const scripts = (folder: string): readonly string[] =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.js'))
		.map((name) => join(folder, name));
