/** Which screens `npm run screens` pictures, as whom, and what is done there before. */
import type { Page } from 'playwright-core';
import type { DemoKey } from '#schema/demo/demo-people.ts';

export interface Screen {
	readonly name: string;
	/** Nobody is signed in where it is null. */
	readonly person: `demo-${DemoKey}` | null;
	readonly path: string;
	/** What to do before the picture is taken. */
	readonly act?: (page: Page) => Promise<void>;
}

export const FAIR = '/events/fair-1';

const free = (page: Page, name: RegExp) =>
	page.getByRole('button', { name }).and(page.locator(':not([aria-disabled])')).first();
const click = (name: RegExp) => (page: Page) => free(page, name).click();

/** From the menu of the last chat: the first one is about to start, and nothing about it can be changed. */
const choose = (item: RegExp) => async (page: Page) => {
	await page
		.getByRole('button', { name: /^More for the chat with/ })
		.last()
		.click();
	await page.getByRole('menuitem', { name: item }).click();
	await page.getByRole('dialog').waitFor();
};

/** Of a list beside which, or instead of which, one chat is shown. */
const readFirst = async (page: Page) => {
	const first = page.getByRole('main').locator('[data-row]').first();
	await first.click();
	await page.getByRole('textbox', { name: 'Team notes' }).waitFor();
};

const openFirstRequest = (page: Page) =>
	page
		.getByRole('list', { name: /^Requests to Rita/ })
		.getByRole('button')
		.first()
		.click();

const TABS = [
	'requests',
	'in_scheduling',
	'confirmed',
	'declined',
	'completed',
	'history',
] as const;
const tabsOf = (side: string, person: `demo-${DemoKey}`): readonly Screen[] =>
	TABS.map((tab) => ({ name: `${side}-${tab}`, person, path: `${FAIR}/chats?tab=${tab}` }));

const EVERYBODY: readonly Screen[] = [
	{ name: 'sign-in', person: null, path: '/sign-in' },
	{ name: 'signed-out', person: null, path: '/signed-out' },
	{ name: 'events', person: 'demo-ada', path: '/events' },
	{ name: 'not-found', person: 'demo-ada', path: '/events/nowhere' },
	{ name: 'account', person: 'demo-ada', path: '/account' },
	{
		name: 'account-sessions',
		person: 'demo-ada',
		path: '/account',
		act: (page) =>
			page
				.getByRole('heading', { name: 'Where you are signed in' })
				.evaluate((heading) => heading.scrollIntoView()),
	},
	{
		name: 'account-erase',
		person: 'demo-ada',
		path: '/account',
		act: async (page) => {
			await click(/^Erase me/)(page);
			await page.getByRole('dialog').waitFor();
		},
	},
	{
		name: 'profile-menu',
		person: 'demo-ada',
		path: `${FAIR}/chats?tab=confirmed`,
		act: click(/^Account of/),
	},
];

const TALENT: readonly Screen[] = [
	{ name: 'talent-overview', person: 'demo-ada', path: `${FAIR}/overview` },
	{ name: 'talent-companies', person: 'demo-ada', path: `${FAIR}/companies` },
	{
		name: 'talent-company',
		person: 'demo-ada',
		path: `${FAIR}/companies`,
		act: async (page) => {
			await page.getByRole('main').getByRole('link', { name: /Acme/ }).first().click();
			await page.getByRole('heading', { level: 1, name: /Acme/ }).waitFor();
			await page.locator('summary').first().click();
		},
	},
	{ name: 'talent-explore', person: 'demo-ada', path: `${FAIR}/chats?tab=explore` },
	{
		name: 'talent-request',
		person: 'demo-ada',
		path: `${FAIR}/chats?tab=explore`,
		act: click(/^Request: /),
	},
	...tabsOf('talent', 'demo-ada'),
	{ name: 'talent-empty', person: 'demo-ben', path: `${FAIR}/chats?tab=declined` },
	{
		name: 'talent-picker',
		person: 'demo-ada',
		path: `${FAIR}/chats?tab=in_scheduling`,
		act: async (page) => {
			await click(/^Pick a time/)(page);
			await page.getByRole('listbox').first().waitFor();
		},
	},
	{
		name: 'talent-reschedule',
		person: 'demo-ada',
		path: `${FAIR}/chats?tab=confirmed`,
		act: async (page) => {
			await choose(/^Reschedule/)(page);
			await page.getByRole('listbox').first().waitFor();
		},
	},
	{
		name: 'talent-cancel',
		person: 'demo-ada',
		path: `${FAIR}/chats?tab=confirmed`,
		act: choose(/^Cancel chat/),
	},
	{
		name: 'talent-chat',
		person: 'demo-ada',
		path: `${FAIR}/chats?tab=confirmed`,
		act: async (page) => {
			await page.getByRole('article').first().getByRole('link').first().click();
			await page.getByRole('heading', { name: /^1-1 Chat with/ }).waitFor();
		},
	},
	{
		name: 'talent-help',
		person: 'demo-ada',
		path: `${FAIR}/support`,
		act: (page) => page.getByRole('checkbox', { name: /technical details/ }).check(),
	},
	{ name: 'talent-schedule', person: 'demo-ada', path: `${FAIR}/schedule` },
	{
		name: 'talent-equipment',
		person: 'demo-ada',
		path: `${FAIR}/equipment`,
		act: async (page) => {
			await page.getByText('It works, with limits').waitFor();
			// Neither the picture nor the level is twice the same.
			await page
				.locator('video, [role=meter] > *')
				.evaluateAll((moving) =>
					moving.forEach((each) => ((each as HTMLElement).style.visibility = 'hidden')),
				);
		},
	},
	{
		name: 'talent-offline',
		person: 'demo-ada',
		path: `${FAIR}/schedule`,
		act: async (page) => {
			await page.context().setOffline(true);
			await page.getByText('You are offline.').first().waitFor();
		},
	},
	{
		name: 'talent-notices',
		person: 'demo-ada',
		path: `${FAIR}/chats?tab=confirmed`,
		act: click(/^Notices/),
	},
];

const RECRUITER: readonly Screen[] = [
	{ name: 'recruiter-overview', person: 'demo-rita', path: `${FAIR}/overview` },
	...tabsOf('recruiter', 'demo-rita'),
	{
		name: 'recruiter-request',
		person: 'demo-rita',
		path: `${FAIR}/chats?tab=requests`,
		act: readFirst,
	},
	{
		name: 'recruiter-decline',
		person: 'demo-rita',
		path: `${FAIR}/chats?tab=requests`,
		act: async (page) => {
			await readFirst(page);
			await click(/^Decline/)(page);
			await page.getByRole('dialog').waitFor();
		},
	},
	{
		name: 'recruiter-keys',
		person: 'demo-rita',
		path: `${FAIR}/chats?tab=requests`,
		act: async (page) => {
			await page.keyboard.press('?');
			await page.getByRole('dialog').waitFor();
		},
	},
	{ name: 'recruiter-schedule', person: 'demo-rita', path: `${FAIR}/schedule` },
	{ name: 'recruiter-availability', person: 'demo-rita', path: `${FAIR}/availability` },
	{ name: 'recruiter-talents', person: 'demo-rita', path: `${FAIR}/talents` },
	{
		name: 'recruiter-talent',
		person: 'demo-rita',
		path: `${FAIR}/talents/demo-ada`,
		act: (page) => page.getByRole('textbox', { name: 'Team notes' }).waitFor(),
	},
	{ name: 'recruiter-team', person: 'demo-rita', path: `${FAIR}/team` },
	{
		name: 'recruiter-team-request',
		person: 'demo-rita',
		path: `${FAIR}/team`,
		act: openFirstRequest,
	},
	{
		name: 'recruiter-handover',
		person: 'demo-rita',
		path: `${FAIR}/team`,
		act: async (page) => {
			await click(/^Hand over/)(page);
			await page.getByRole('dialog').waitFor();
		},
	},
	{ name: 'recruiter-openings', person: 'demo-rita', path: `${FAIR}/team/openings` },
	{ name: 'recruiter-opening', person: 'demo-rita', path: `${FAIR}/team/openings/new` },
	{ name: 'recruiter-colleague', person: 'demo-rita', path: `${FAIR}/team/demo-carl` },
	{ name: 'recruiter-settings', person: 'demo-rita', path: `${FAIR}/settings` },
	{ name: 'organizer-overview', person: 'demo-olga', path: `${FAIR}/overview` },
	{
		name: 'organizer-support',
		person: 'demo-olga',
		path: `${FAIR}/support`,
		act: async (page) => {
			const list = page.getByRole('navigation', { name: 'Open conversations' });
			await list.getByRole('link', { name: /Chat with/ }).click();
			await page.getByRole('textbox', { name: /^Answer to/ }).waitFor();
		},
	},
];

export const SCREENS: readonly Screen[] = [...EVERYBODY, ...TALENT, ...RECRUITER];
