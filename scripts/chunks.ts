/**
 * Into which files the program is cut for browsers (docs/decisions/0015-what-loads-when.md). Left to
 * itself the bundler makes a file of every few modules that the same pages share: a hundred requests,
 * each with a round trip of its own. Here each file is what one moment needs.
 */
import { join } from 'node:path';

interface Modules {
	getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

interface Moment {
	readonly name: string;
	/** The modules that it begins with. */
	readonly begins: readonly string[];
}

/** What is needed to show a page, from what all need to what one needs: each builds upon those before it. */
const PAGES: readonly Moment[] = [
	// It sets what the others read while they are being evaluated, the version for one: it must not bring them along.
	{ name: 'start', begins: ['node_modules/@sveltejs/kit/src/runtime/client/entry.js'] },
	{
		name: 'every-page',
		begins: [
			'node_modules/@sveltejs/kit/src/runtime/client/client-entry.js',
			'web/src/routes/+layout.svelte',
			'web/src/routes/+layout.ts',
			'web/src/routes/+error.svelte',
			// Where a folder of pages has none of its own.
			'node_modules/@sveltejs/kit/src/runtime/components/layout.svelte',
			'web/src/lib/messages/plurals.ts',
		],
	},
	{
		name: 'fair',
		begins: [
			'web/src/routes/events/[fair]/+layout.svelte',
			'web/src/routes/events/[fair]/+layout.ts',
		],
	},
	{ name: 'chats', begins: ['web/src/routes/events/[fair]/chats/+page.svelte'] },
];

interface LaterMoment extends Moment {
	/** The page that asks for it. */
	readonly of: string;
	/** Another part that it comes with. */
	readonly after?: string;
}

/** What comes after, by `import()`. */
const PARTS: readonly LaterMoment[] = [
	{
		name: 'menus',
		of: 'every-page',
		begins: ['web/src/lib/ui/late/MenuItems.svelte', 'web/src/lib/ui/late/ProfileItems.svelte'],
	},
	{
		name: 'fair-menus',
		of: 'fair',
		after: 'menus',
		begins: [
			'web/src/lib/meetings/NoticeList.svelte',
			'web/src/routes/events/[fair]/FairNavItems.svelte',
		],
	},
	{ name: 'engine', of: 'fair', begins: ['web/src/lib/sync/open-engine.ts'] },
	{ name: 'news', of: 'fair', begins: ['web/src/routes/events/[fair]/FairNews.svelte'] },
	{ name: 'windows', of: 'fair', begins: ['web/src/routes/events/[fair]/OpenWindow.svelte'] },
	{
		name: 'lists',
		of: 'chats',
		after: 'windows',
		begins: ['web/src/routes/events/[fair]/chats/TalentChats.svelte'],
	},
];

/** What only few pages share is two files, for a call is most of it. Of words nobody needs all languages. */
const SHARED = {
	name: 'shared',
	priority: 1,
	minShareCount: 2,
	test: (id: string) => isOurs(id) && !isWords(id) && !isOfCalls(id),
};
const CALL = { name: 'call', priority: 0, minShareCount: 2, test: isOfCalls };

/** For `output.codeSplitting` of the browsers' build. @param root of the repository */
export function chunksOf(root: string) {
	let momentOf: ReadonlyMap<string, string> | null = null;
	const moments = [...PAGES, ...PARTS];
	const groups = moments.map((moment, index) => ({
		debugName: moment.name,
		// A group takes along what its modules import, unless one with a higher priority has it.
		priority: moments.length - index + SHARED.priority,
		name(id: string, modules: Modules): string | null {
			momentOf ??= assign(root, modules);
			return isOurs(id) && momentOf.get(id) === moment.name ? moment.name : null;
		},
	}));
	return { groups: [...groups, SHARED, CALL] };
}

/** SvelteKit looks for the beginnings that it generates in files of their own. */
function isOurs(id: string): boolean {
	return !id.includes('/.svelte-kit/') && !id.endsWith('/runtime/client/entry.js');
}

function isOfCalls(id: string): boolean {
	return id.includes('/web/src/lib/call/');
}

function isWords(id: string): boolean {
	return /[/]messages[/][^/]+[.](en|de)[.]ts$/.test(id);
}

/** Each module belongs to the first page, or else to the part, that needs it. */
function assign(root: string, modules: Modules): ReadonlyMap<string, string> {
	const momentOf = new Map<string, string>();
	for (const { name, begins } of PAGES)
		for (const id of neededBy(begins, root, modules)) if (!momentOf.has(id)) momentOf.set(id, name);
	for (const part of PARTS)
		for (const id of neededBy(part.begins, root, modules))
			momentOf.set(id, momentWith(part, momentOf.get(id)));
	return momentOf;
}

/** Where a module belongs that this part needs, and that belonged to `before` so far. */
function momentWith({ name, of, after }: LaterMoment, before: string | undefined): string {
	if (before === undefined || before === after) return before ?? name;
	// No part waits for another one, nor for another page, whose file SvelteKit would not preload then.
	const page = PARTS.find((part) => part.name === before)?.of ?? before;
	const order = PAGES.map((each) => each.name);
	return order.indexOf(page) > order.indexOf(of) ? of : page;
}

function neededBy(begins: readonly string[], root: string, modules: Modules): ReadonlySet<string> {
	const needed = new Set(begins.map((file) => join(root, file)));
	// A set is walked to its end, also to what is added on the way.
	for (const id of needed) {
		const found = modules.getModuleInfo(id);
		if (!found) throw new Error(`${id} is not part of the program`);
		for (const imported of found.importedIds) needed.add(imported);
	}
	return needed;
}
