/**
 * Every route that takes an id, as the files below routes/ have it, asked with ids that are not the
 * asking person's: answered as if there were nothing, and without a word of what there is.
 */
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { must } from '#schema/assert.ts';
import type { SqliteConnection } from '#schema/db/open.ts';
import { instant } from '#schema/ids.ts';
import { insertFair, insertInScheduling, type FairRows } from '#sync/testing/fair-rows.ts';
import { root } from '../built-server.ts';
import { startHttpServer, Visitor, type Answer, type HttpServer } from './http-server.ts';

// So many people, routes and ids that a busy machine needs minutes; the limit only ends what hangs.
vi.setConfig({ testTimeout: 600_000 });

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

type Ids = Readonly<Record<string, string>>;

interface Route {
	readonly path: string;
	readonly method: string;
	readonly params: readonly string[];
}

interface Person {
	readonly role: string;
	readonly visitor: Visitor;
	/** What may stand in place of each parameter. */
	readonly own: Ids;
	/** What must not, though it exists. */
	readonly others: Readonly<Record<string, readonly string[]>>;
	/** The names and texts behind those. */
	readonly secrets: RegExp;
}

/** Which exist nowhere, or could not. */
const INVENTED = ['nowhere', '__proto__', 'constructor', 'a.b', '%00', 'x'.repeat(200)];

let server: HttpServer;
let people: readonly Person[];
let routes: readonly Route[];

beforeAll(async () => {
	let fairs: readonly Fair[] = [];
	server = await startHttpServer([], {}, ({ connection }) => {
		fairs = ['north', 'south'].map((fair) => openFair(connection, fair));
		connection.exec(`UPDATE account SET is_demo = 1`);
	});
	const [north, south] = fairs;
	people = [...(await peopleOf(north, south)), ...(await peopleOf(south, north))];
	routes = await routesWithIds();
});
afterAll(() => server.close());

interface Fair extends FairRows {
	/** Of the first talent and recruiter, who do the asking. */
	readonly meeting: string;
	/** Of the second ones. */
	readonly foreignMeeting: string;
	readonly opening: string;
}

function openFair(connection: SqliteConnection, fair: string): Fair {
	const now = instant(Date.now());
	const rows = insertFair(connection, { now, fair, talents: 2, recruiters: 2 });
	const between = (nth: 0 | 1) =>
		insertInScheduling(
			connection,
			rows,
			`${fair}-m${nth}`,
			must(rows.talents[nth], 'a talent'),
			must(rows.recruiters[nth], 'a recruiter'),
			now,
		);
	const [meeting, foreignMeeting] = [between(0), between(1)];
	for (const [table, columns] of [
		['fair', ['name', 'place', 'summary']],
		['company', ['name', 'about']],
		['participant', ['name', 'headline', 'question']],
		['meeting', ['message', 'answer']],
	] as const)
		for (const column of columns)
			connection.exec(`UPDATE ${table} SET ${column} = 'secret:' || id`);
	const [recruiter] = rows.recruiters;
	connection
		.prepare(
			`INSERT INTO picture (participant_id, hash, type, bytes) VALUES (?, ?, 'image/png', ?)`,
		)
		.run(recruiter, pictureIn(fair), Buffer.from(`secret:${fair}`));
	const opening = `${fair}-opening`;
	connection
		.prepare(
			`INSERT INTO vacancy (id, fair_id, company_id, title, kind, place, remote, description,
				languages, topics, link, contact_id, version, published_at)
			VALUES (?, ?, ?, ?, 'thesis', '', 0, '', '[]', '[]', '', NULL, 1, ?)`,
		)
		.run(opening, rows.fair, rows.company, `secret:${fair}`, now);
	return { ...rows, meeting, foreignMeeting, opening };
}

/** The address of its first recruiter's picture. */
const pictureIn = (fair: string): string => fair.padEnd(43, 'h');

/** One of each role in the first fair, who know ids of the second. */
async function peopleOf(home: Fair | undefined, abroad: Fair | undefined): Promise<Person[]> {
	if (!home || !abroad) throw new Error('there are two fairs');
	const [talent, otherTalent] = home.talents;
	const [recruiter] = home.recruiters;
	const [recruiterAbroad = ''] = abroad.recruiters;
	const others = {
		fair: [abroad.fair],
		meeting: [home.foreignMeeting, abroad.meeting],
		hash: [pictureIn(abroad.fair)],
		recruiter: [recruiterAbroad, must(otherTalent, 'a talent'), home.organizer],
		company: [abroad.company, home.organizer],
		opening: [abroad.opening],
		talent: [must(abroad.talents[0], 'a talent'), must(recruiter, 'a recruiter')],
		person: [recruiterAbroad, must(otherTalent, 'a talent')],
	};
	const secrets = new RegExp(`secret:(${abroad.fair}|${home.foreignMeeting}|${otherTalent})`);
	const own = {
		fair: home.fair,
		meeting: home.meeting,
		recruiter: must(recruiter, 'a recruiter'),
		hash: pictureIn(home.fair),
		company: home.company,
		opening: home.opening,
		talent: must(talent, 'a talent'),
		person: must(talent, 'a talent'),
	};
	const enter = async (role: string, id: FairRows['organizer'], theirs = others) => {
		const visitor = new Visitor(server.url);
		await visitor.post('/sign-in?/demo', { person: home.accountOf(id) });
		expect(visitor.cookies.has('session')).toBe(true);
		return { role: `${role} of ${home.fair}`, visitor, own, others: theirs, secrets };
	};
	const forOrganizer = {
		...others,
		meeting: [home.meeting, ...others.meeting],
		person: [recruiterAbroad],
	};
	return [
		{ role: `nobody, at ${home.fair}`, visitor: new Visitor(server.url), own, others, secrets },
		await enter('talent', must(talent, 'a talent')),
		await enter('recruiter', must(recruiter, 'a recruiter')),
		await enter('organizer', home.organizer, forOrganizer),
	];
}

/** Each way in whose address has a parameter. */
async function routesWithIds(): Promise<Route[]> {
	const folder = join(root, 'web/src/routes');
	const files = globSync('**/+{page.svelte,page.server.ts,server.ts}', { cwd: folder });
	const found = files.map(async (file): Promise<Route[]> => {
		const path = `/${dirname(file)}`.replace(/\/\([^)]+\)/g, '');
		const params = [...path.matchAll(/\[+(?:\.\.\.)?(\w+)/g)].map(([, name = '']) => name);
		if (params.length === 0) return [];
		if (file.endsWith('+page.svelte'))
			return [path, `${path}/__data.json`].map((each) => ({ path: each, method: 'GET', params }));
		const code = await readFile(join(folder, file), 'utf8');
		const exported = METHODS.filter((method) =>
			new RegExp(`export (const|(async )?function) ${method}\\b`).test(code),
		);
		if (code.includes('export const actions')) exported.push('POST');
		return exported.map((method) => ({ path, method, params }));
	});
	return (await Promise.all(found)).flat();
}

const fill = (path: string, ids: Ids): string =>
	path.replace(/\[+(?:\.\.\.)?(\w+)[^/]*\]/g, (_all, name: string) => must(ids[name], name));

const asked = ({ visitor }: Person, { path, method }: Route, ids: Ids): Promise<Answer> => {
	const address = fill(path, ids);
	return method === 'POST' ? visitor.post(address) : visitor.get(address);
};

/** SvelteKit answers for the data of a page with 200, and says inside how it went. */
function statusOf({ status, text }: Answer): number {
	if (!text.startsWith('{"type":"data"')) return status;
	const { nodes } = JSON.parse(text) as {
		nodes: readonly ({ error?: { status: number } } | null)[];
	};
	return nodes.find((node) => node?.error)?.error?.status ?? status;
}

/** The data of a page come from its fair alone: a chat, company or opening is looked up in them by the page. */
const isAsked = ({ path }: Route, param: string): boolean =>
	!['meeting', 'company', 'opening'].includes(param) || !path.endsWith('__data.json');

/** What a page was drawn from comes along in it. */
const ASKED_BY_LAYOUTS = /<script type="application\/json" data-sveltekit-fetched.*?<\/script>/gs;

/** The layouts around a page load what the fair is, with the clock in it, whatever the page is about. */
function withoutLayout(text: string): string {
	if (!text.startsWith('{"type":"data"')) return text.replaceAll(ASKED_BY_LAYOUTS, '');
	const { nodes } = JSON.parse(text) as { nodes: readonly ({ type: string } | null)[] };
	return JSON.stringify(nodes.map((node) => (node?.type === 'data' ? 'data' : node)));
}

/** Where a page and all around it ask by themselves, the data that go with it are empty. */
const saysNothing = ({ text }: Pick<Answer, 'text'>): boolean => /^\[(?:null,?)*\]$/.test(text);

/** What can be compared: without the id that was asked for, and what differs every time. */
const visible = (answer: Answer, id: string) => ({
	status: statusOf(answer),
	type: answer.headers['content-type'],
	location: answer.headers.location?.replaceAll(id, 'ID'),
	text: withoutLayout(answer.text)
		.replaceAll(id, 'ID')
		.replaceAll(/nonce="[^"]+"/g, ''),
});

it('[H-08] the test knows every parameter that a route has', () => {
	const params = new Set(routes.flatMap((route) => route.params));
	for (const { own, others } of people) {
		expect(Object.keys(own).sort()).toEqual([...params].sort());
		expect(Object.keys(others).sort()).toEqual([...params].sort());
	}
	const methods = new Set(routes.map(({ method }) => method));
	expect([...methods].sort(), 'this test asks by GET and POST').toEqual(['GET', 'POST']);
	expect(new Set(routes.map(({ path }) => path)).size).toBeGreaterThan(15);
});

it('[H-08] with ids of their own, every route opens for somebody of each fair', async () => {
	for (const route of routes)
		for (const fair of ['north', 'south']) {
			const members = people.filter(({ role }) => role.endsWith(`of ${fair}`));
			const statuses = await Promise.all(
				members.map(async (each) => statusOf(await asked(each, route, each.own))),
			);
			expect(statuses.some((status) => status !== 404)).toBe(true);
		}
});

it('[H-08] an id of others is answered as one that does not exist: 404, and not a word', async () => {
	for (const person of people.filter(({ visitor }) => visitor.cookies.size > 0))
		for (const route of routes)
			for (const param of route.params) {
				const where = `${person.role}, ${route.method} ${route.path}, ${param}`;
				const answers = new Map<string, ReturnType<typeof visible>>();
				for (const id of [...must(person.others[param], param), ...INVENTED]) {
					const answer = await asked(person, route, { ...person.own, [param]: id });
					answers.set(id, visible(answer, id));
				}
				for (const [id, answer] of answers)
					expect(answer.text, `${where} = ${id}`).not.toMatch(person.secrets);
				if (!isAsked(route, param) || [...answers.values()].every(saysNothing)) continue;
				for (const [id, { status }] of answers) expect(status, `${where} = ${id}`).toBe(404);
				for (const id of must(person.others[param], param))
					expect(answers.get(id), `${where} = ${id}`).toEqual(answers.get('nowhere'));
			}
});

it('[H-08] whoever is not signed in is asked to, whatever the id', async () => {
	for (const person of people.filter(({ visitor }) => visitor.cookies.size === 0))
		for (const route of routes)
			for (const param of route.params)
				for (const id of [...must(person.others[param], param), 'nowhere']) {
					const answer = await asked(person, route, { ...person.own, [param]: id });
					const where = `${route.method} ${route.path}, ${param} = ${id}`;
					expect(answer.text, where).not.toContain('secret:');
					if (route.path.startsWith('/api/')) expect(answer.status, where).toBe(401);
					else expect(`${answer.headers.location}${answer.text}`, where).toContain('/sign-in');
				}
});
