/**
 * Into which files the program is cut for browsers (docs/decisions/0014-what-loads-when.md). Left to
 * itself the bundler makes a file of every few modules that the same pages share: a hundred requests,
 * each with a round trip of its own. Here each file is what one moment needs.
 */
import { join } from 'node:path';

interface Modules {
	getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/**
 * A moment, by the modules it begins with; its file holds them and all that they import, but for what an
 * earlier moment has loaded. What is imported by `import()` is another moment.
 */
const MOMENTS: readonly (readonly [name: string, begins: readonly string[]])[] = [
	[
		'every-page',
		[
			'node_modules/@sveltejs/kit/src/runtime/client/client-entry.js',
			'web/src/routes/+layout.svelte',
			'web/src/routes/+layout.ts',
			'web/src/routes/+error.svelte',
			'web/src/lib/messages/plurals.ts',
		],
	],
	[
		'fair',
		['web/src/routes/events/[fair]/+layout.svelte', 'web/src/routes/events/[fair]/+layout.ts'],
	],
	['chats', ['web/src/routes/events/[fair]/chats/+page.svelte']],
	['engine', ['web/src/lib/sync/open-engine.ts']],
];

/** What only few pages share is one file too. */
const SHARED = { name: 'shared', minShareCount: 2, test: isOurs };

/** For `output.codeSplitting` of the browsers' build. @param root of the repository */
export function chunksOf(root: string) {
	let momentOf: ReadonlyMap<string, string> | null = null;
	const groups = MOMENTS.map(([moment], index) => ({
		debugName: moment,
		// A group takes along what its modules import, unless one with a higher priority has it.
		priority: MOMENTS.length - index,
		name(id: string, modules: Modules): string | null {
			momentOf ??= assign(root, modules);
			return isOurs(id) && momentOf.get(id) === moment ? moment : null;
		},
	}));
	return { groups: [...groups, SHARED] };
}

/** SvelteKit looks for the beginnings that it generates in files of their own. */
function isOurs(id: string): boolean {
	return !id.includes('/.svelte-kit/') && !id.endsWith('/runtime/client/entry.js');
}

function assign(root: string, modules: Modules): ReadonlyMap<string, string> {
	const momentOf = new Map<string, string>();
	for (const [moment, begins] of MOMENTS) {
		const toVisit = begins.map((file) => join(root, file));
		for (const id of toVisit) {
			if (momentOf.has(id)) continue;
			const found = modules.getModuleInfo(id);
			if (!found) throw new Error(`A moment begins with ${id}, which is not part of the program`);
			momentOf.set(id, moment);
			toVisit.push(...found.importedIds);
		}
	}
	return momentOf;
}
