import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-node';

/** The one script that stands in app.html, and is the same for everybody. */
const page = readFileSync(new URL('web/src/app.html', import.meta.url), 'utf8');
const [, script = ''] = /<script>(.*?)<\/script>/s.exec(page) ?? [];
const hash = createHash('sha256').update(script).digest('base64');

/**
 * Settings of Svelte and SvelteKit. They live at the root, where the editor and svelte-check look,
 * and are handed to the plugin in vite.config.ts; paths without a leading `../` are relative to web/.
 *
 * @type {import('@sveltejs/kit/vite').Config}
 */
export default {
	adapter: adapter({ out: 'build' }),
	outDir: '../.svelte-kit',
	env: { dir: '..' },
	// The page kept by the service worker stands for every address, so its own links begin at the root.
	paths: { relative: false },
	// Asked for beside that when a page is looked at again, and when it finds the server again.
	version: { pollInterval: 15 * 60_000 },
	// Registered by the layout, in the built app only.
	serviceWorker: { register: false },
	compilerOptions: {
		runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true),
		experimental: { async: true },
	},
	experimental: { remoteFunctions: true },
	csp: {
		mode: 'auto',
		directives: {
			'default-src': ['self'],
			'script-src': ['self', `sha256-${hash}`],
			// Positions and progress are set as style attributes, which a nonce cannot cover.
			'style-src': ['self', 'unsafe-inline'],
			'img-src': ['self', 'data:', 'blob:'],
			'font-src': ['self'],
			'media-src': ['self', 'blob:'],
			'connect-src': ['self'],
			'worker-src': ['self'],
			'object-src': ['none'],
			'base-uri': ['none'],
			'form-action': ['self'],
			'frame-ancestors': ['none'],
		},
	},
};
