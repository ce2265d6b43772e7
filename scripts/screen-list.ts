/** Which screens `npm run screens` pictures, as whom, and what is done there before. */
import type { Page } from 'playwright-core';
import type { DemoKey } from '#schema/demo/demo-people.ts';

export interface Screen {
	readonly name: string;
	/** Nobody is signed in where it is null. */
	readonly person: `demo-${DemoKey}` | null;
	readonly path: string;
	/** What to do before the picture is taken; `enter` brings somebody else along. */
	readonly act?: (page: Page, enter: Enter) => Promise<void>;
}

export type Enter = (person: `demo-${DemoKey}`, path: string) => Promise<Page>;

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

/** Ada's chat with Rita is about to start: the first of the schedule of both. */
const toLobby = async (page: Page) => {
	await free(page, /^Join/).click();
	await page.waitForURL(/[/]room$/);
	await page.locator('video').waitFor();
};

/** Both are in the room and see each other. */
const inRoom =
	(act?: (page: Page, other: Page) => Promise<unknown>) =>
	async (page: Page, enter: Enter): Promise<void> => {
		const isAda = await page.getByRole('main').getByText('Rita Sommer').count();
		const other = await enter(isAda ? 'demo-rita' : 'demo-ada', `${FAIR}/schedule`);
		const both = [page, other];
		for (const each of both) {
			await toLobby(each);
			await free(each, /^Join/).click();
		}
		for (const each of both) await each.waitForFunction(isShowing, '.main video');
		await act?.(page, other);
	};

/** In the page: the other side is seen, and no longer as coarse as in the first moment. */
function isShowing(selector: string): boolean {
	const video = document.querySelector<HTMLVideoElement>(selector);
	return video !== null && video.videoWidth >= 640 && !video.paused;
}

const openPanel = async (page: Page, name: string) => {
	const tab = page.getByRole('tab', { name });
	if (!(await tab.isVisible()))
		await page.getByRole('button', { name: /^(Beside the call|Chat,)/ }).click();
	await tab.click();
};

let isWritten = false;
const write = async (page: Page, text: string) => {
	await page.getByRole('textbox', { name: 'Message' }).fill(text);
	await page.keyboard.press('Enter');
};

const NOTES =
	'Thesis: start in March, two days a week in Kraków.\nAda sends the grip tests by Friday.';

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
		act: (page) => page.getByText('It works, with limits').waitFor(),
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
	{ name: 'talent-profile', person: 'demo-ada', path: `${FAIR}/profile` },
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

const CALL: readonly Screen[] = [
	{ name: 'call-lobby', person: 'demo-ada', path: `${FAIR}/schedule`, act: toLobby },
	{ name: 'call-room', person: 'demo-ada', path: `${FAIR}/schedule`, act: inRoom() },
	{
		name: 'call-chat',
		person: 'demo-rita',
		path: `${FAIR}/schedule`,
		act: inRoom(async (page, other) => {
			await openPanel(page, 'Chat');
			await openPanel(other, 'Chat');
			// What was written for the first of the pictures is there for all.
			if (!isWritten) {
				await write(other, 'Hello Rita! The paper on gentle grippers I spoke of is by Lindqvist.');
				await write(page, 'Thank you. I read the summary last night, and have a question.');
				isWritten = true;
			}
			await page.getByText(/^Hello Rita/).waitFor();
		}),
	},
	{
		name: 'call-notes',
		person: 'demo-ada',
		path: `${FAIR}/schedule`,
		act: inRoom(async (page) => {
			await openPanel(page, 'Notes');
			await page.getByRole('tabpanel').getByRole('textbox').fill(NOTES);
		}),
	},
	{
		name: 'call-help',
		person: 'demo-ada',
		path: `${FAIR}/schedule`,
		act: inRoom(async (page) => {
			await click(/^Help/)(page);
			await page.getByRole('textbox', { name: 'Message' }).waitFor();
		}),
	},
	{
		name: 'call-backgrounds',
		person: 'demo-ada',
		path: `${FAIR}/schedule`,
		act: inRoom(async (page) => {
			await page.keyboard.press('b');
			await page.getByRole('dialog').getByRole('radio').last().waitFor();
		}),
	},
	{
		name: 'call-settings',
		person: 'demo-ada',
		path: `${FAIR}/schedule`,
		act: inRoom(async (page) => {
			await click(/^Camera and microphone/)(page);
			await page.getByRole('dialog').waitFor();
		}),
	},
	{
		name: 'call-left',
		person: 'demo-rita',
		path: `${FAIR}/schedule`,
		act: inRoom(async (page) => {
			await click(/^Leave/)(page);
			await page.getByRole('textbox', { name: 'Note' }).waitFor();
		}),
	},
];

export const SCREENS: readonly Screen[] = [...EVERYBODY, ...TALENT, ...CALL, ...RECRUITER];
