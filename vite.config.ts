import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import svelteConfig from './svelte.config.js';
import { backgroundFiles } from './scripts/background-files.ts';
import { chunksOf } from './scripts/chunks.ts';
import { languageFiles } from './scripts/language-files.ts';
import { oneServer } from './scripts/one-server.ts';

const port = Number(process.env.PORT ?? 3000);

export default defineConfig({
	root: 'web',
	cacheDir: '../node_modules/.vite',
	plugins: [
		sveltekit(svelteConfig),
		oneServer(),
		languageFiles('.svelte-kit/output/server'),
		backgroundFiles(import.meta.dirname),
	],
	server: { port, strictPort: true, fs: { allow: ['../schema'] } },
	build: { rolldownOptions: { checks: { bundlerTimings: false } } },
	environments: {
		client: {
			build: { rolldownOptions: { output: { codeSplitting: chunksOf(import.meta.dirname) } } },
		},
	},
});
