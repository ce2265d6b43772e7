/**
 * Gives browsers what the engine of the backgrounds fetches by itself (web/src/lib/call/background): copied
 * out of its package to an address of our own that has its version in it, so that browsers keep it for good.
 * A file that is not the one that was looked at stops the build.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { ENGINE_FILES, ENGINE_FOLDER } from '../web/src/lib/call/background/engine-files.ts';

/** @param root of the repository */
export function backgroundFiles(root: string): Plugin {
	return {
		name: 'visavis:background-files',
		applyToEnvironment: ({ name }) => name === 'client',

		generateBundle() {
			for (const [name, hash] of Object.entries(ENGINE_FILES))
				this.emitFile({
					type: 'asset',
					fileName: `${ENGINE_FOLDER}/${name}`,
					source: checked(root, name, hash),
				});
		},

		configureServer({ middlewares }) {
			middlewares.use(`/${ENGINE_FOLDER}`, (request, response, next) => {
				const name = request.url?.slice(1) ?? '';
				const hash = Object.entries(ENGINE_FILES).find(([each]) => each === name)?.[1];
				if (hash === undefined) return next();
				response.setHeader('content-type', typeOf(name));
				response.end(checked(root, name, hash));
			});
		},
	};
}

function checked(root: string, name: string, hash: string): Uint8Array {
	const file = readFileSync(join(root, 'node_modules/@shiguredo/virtual-background/dist', name));
	const found = createHash('sha256').update(file).digest('hex');
	if (found !== hash) throw new Error(`${name} is not the file it was: ${found}`);
	return file;
}

const TYPES: readonly (readonly [string, string])[] = [
	['.js', 'text/javascript'],
	['.wasm', 'application/wasm'],
];

const typeOf = (name: string): string =>
	TYPES.find(([end]) => name.endsWith(end))?.[1] ?? 'application/octet-stream';
