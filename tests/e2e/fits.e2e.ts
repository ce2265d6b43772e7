/** Long names, many and no things, other scripts, German, small screens and large letters: nothing is cut off. */
import type { Page } from '@playwright/test';
import type { OpenDatabase } from '#schema/db/open.ts';
import type { FairRows } from '#sync/testing/fair-rows.ts';
import { callBrowser, seesMoving } from './call-steps.ts';
import { button, sendRequest, tab } from './steps.ts';
import { expect, test } from './world.ts';

test.use({ launchOptions: callBrowser });

const LONG =
	'Wolfeschlegelsteinhausenbergerdorff-Donaudampfschifffahrtsgesellschaftskapitän Maria Theresia';
const RIGHT_TO_LEFT = 'عبد الرحمن بن محمد الأنصاري (Dr.)';
const EMOJI = '👩🏽‍🚀 Zoë 🏳️‍🌈 👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦';

/** People are called the hardest things that a form would take. */
function hardNames({ connection }: OpenDatabase, rows: FairRows): void {
	const { fair, recruiters, talents, starts } = rows;
	const rename = connection.prepare('UPDATE participant SET name = ?, headline = ? WHERE id = ?');
	const names = [LONG, RIGHT_TO_LEFT, EMOJI];
	for (const [index, id] of recruiters.entries()) rename.run(names[index % 3], LONG, id);
	for (const [index, id] of talents.entries()) rename.run(names[index % 2], RIGHT_TO_LEFT, id);
	connection.prepare(`UPDATE fair SET name = ?, place = ?`).run(LONG, RIGHT_TO_LEFT);
	connection.prepare(`UPDATE company SET name = ?`).run(LONG);
	connection
		.prepare(
			`INSERT INTO vacancy (id, fair_id, company_id, title, kind, place, remote, description, languages,
				topics, link, contact_id, version, published_at)
			VALUES ('v-1', ?, ?, ?, 'working_student', ?, 1, ?, ?, ?, ?, ?, 1, 1)`,
		)
		.run(
			...[fair, rows.company, LONG, RIGHT_TO_LEFT, `${LONG}\n${EMOJI}`],
			...[JSON.stringify([RIGHT_TO_LEFT]), JSON.stringify(['x'.repeat(40), EMOJI])],
			...[`https://${'a'.repeat(60)}.example/${'b'.repeat(200)}`, recruiters[0]],
		);
	const meeting = connection.prepare(
		`INSERT INTO meeting (id, fair_id, talent_id, recruiter_id, requested_by, status, message, question,
			answer, requested_at, changed_at, expires_at, starts_at, ends_at)
		VALUES (?, ?, ?, ?, 'talent', ?, ?, ?, ?, 1, 1, ?, ?, ?)`,
	);
	const [ada, ben] = talents;
	const [rita, carl, dora] = recruiters;
	const [first = 0, second = 0] = starts;
	for (const [index, [talent, recruiter, status, at]] of (
		[
			[ada, rita, 'requested', null],
			[ada, carl, 'in_scheduling', null],
			[ada, dora, 'confirmed', first],
			[ben, rita, 'confirmed', second],
			[ben, carl, 'requested', null],
		] as const
	).entries())
		meeting.run(
			...[`m${index}`, fair, talent, recruiter, status, LONG.repeat(3), EMOJI, RIGHT_TO_LEFT],
			...[first + 86_400_000, at, at === null ? null : at + 15 * 60_000],
		);
}

/** A thousand more recruiters. */
function thousand({ connection }: OpenDatabase, { fair, company }: FairRows): void {
	const account = connection.prepare(
		`INSERT INTO account (id, email, name, created_at) VALUES (?, ?, ?, 1)`,
	);
	const participant = connection.prepare(
		`INSERT INTO participant (id, fair_id, account_id, role, company_id, name)
		VALUES (?, ?, ?, 'recruiter', ?, ?)`,
	);
	connection.transaction(() => {
		for (let i = 0; i < 1_000; i += 1) {
			const name = `Recruiter ${i}`;
			account.run(`am-${i}`, `m${i}@example.org`, name);
			participant.run(`pm-${i}`, fair, `am-${i}`, company, name);
		}
	})();
}

/** What sticks out of the page, or is cut off inside it without a sign that there is more. */
const misfits = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		const found = scrollWidth > clientWidth ? [`page: ${scrollWidth} > ${clientWidth}`] : [];
		for (const element of document.querySelectorAll<HTMLElement>('body *')) {
			const style = getComputedStyle(element);
			const hasText = [...element.childNodes].some(
				(node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
			);
			if (!hasText || style.clipPath !== 'none' || element.closest('[aria-hidden="true"], svg'))
				continue;
			const box = element.getBoundingClientRect();
			if (box.width === 0 || box.bottom < 0) continue;
			let scroller: HTMLElement | null = element.parentElement;
			while (scroller && !/auto|scroll/.test(getComputedStyle(scroller).overflowX))
				scroller = scroller.parentElement;
			const label = `${element.tagName} "${element.textContent?.trim().slice(0, 40)}"`;
			if (!scroller && (box.left < -1 || box.right > clientWidth + 1))
				found.push(`${label} sticks out`);
			const isCut = /hidden|clip/.test(style.overflowX) && style.textOverflow !== 'ellipsis';
			if (isCut && element.scrollWidth > element.clientWidth + 1) found.push(`${label} is cut`);
		}
		return found;
	});

/** Once it has its fonts, and its late parts lie where they belong. */
const fits = (page: Page, where: string): Promise<void> =>
	expect
		.configure({ soft: true })
		.poll(() => misfits(page), where)
		.toEqual([]);

test('[UI8] what sticks out or is cut is found', async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 400 });
	await page.setContent(`<p style="width: 400px">Out</p>
		<p style="width: 40px; overflow: hidden; white-space: nowrap">Cut off in the middle</p>
		<p style="width: 40px; overflow: hidden; text-overflow: ellipsis">Fine</p>`);
	expect(await misfits(page)).toEqual([
		'page: 408 > 360',
		'P "Out" sticks out',
		'P "Cut off in the middle" is cut',
	]);
});

/** What the check of one's equipment comes to, in German. */
const VERDICT = /^(Alles in Ordnung|Es geht, mit|Von hier kommt vielleicht)/;

const BOTH = [
	'/overview',
	'/chats?tab=requests',
	'/chats?tab=in_scheduling',
	'/chats?tab=confirmed',
	'/schedule',
	'/equipment',
	'/support',
];
const TALENT = [...BOTH, '/chats/m2', '/chats?tab=explore', '/profile'].concat(
	'/companies',
	'/companies/COMPANY',
);
const RECRUITER = [...BOTH, '/chats/m3', '/availability', '/settings', '/talents', '/team'].concat(
	'/team/openings',
	'/team/openings/v-1',
);

/** The smallest phone at 200 %, a window of 640 px at 200 %, the smallest phone, a tablet, a wall. */
const WIDTHS = [180, 320, 360, 834, 2560];
const GERMAN = { viewport: { width: 180, height: 800 }, locale: 'de-DE' };

/** In each of these widths, one after the other. */
async function fitsIn(widths: readonly number[], page: Page, where: string): Promise<void> {
	const height = page.viewportSize()?.height ?? 800;
	for (const width of widths) {
		await page.setViewportSize({ width, height });
		// What follows the width by a script has its turn.
		await page.evaluate(
			() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
		);
		await fits(page, `${where}, ${width} px`);
	}
}

for (const [who, paths] of [
	['Ada', TALENT],
	['Rita', RECRUITER],
] as const)
	test(`[UI8] long, right-to-left and emoji names in German fit on each screen of ${who}, from the smallest phone to a wall`, async ({
		open,
	}) => {
		test.slow();
		const world = await open({ prepare: hardNames });
		const page = await world.enter(who, '/chats', GERMAN);
		for (const path of paths) {
			await page.goto(`/events/${world.fair}${path.replace('COMPANY', world.company)}`);
			await expect(page.getByRole('main')).toBeVisible();
			if (path === '/equipment') await expect(page.getByText(VERDICT)).toBeVisible();
			await page.locator('details').evaluateAll((all) => {
				for (const each of all) each.setAttribute('open', '');
			});
			await fitsIn(WIDTHS, page, path);
		}
		for (const path of ['/events', '/account']) {
			await page.goto(path);
			await expect(page.getByRole('main')).toBeVisible();
			await fitsIn(WIDTHS, page, path);
		}
	});

test('[UI8] a name that is read from the right begins where all others do', async ({ open }) => {
	const world = await open({ prepare: hardNames });
	const rita = await world.enter('Rita', '/overview', { viewport: { width: 390, height: 844 } });
	const names = rita.getByText(RIGHT_TO_LEFT, { exact: true });
	// Where the fair is, twice, and whom she meets, with what that person does.
	await expect(names).toHaveCount(4);
	const startsAt = (element: Element) => element.getBoundingClientRect().left;
	for (const name of await names.all())
		expect(await name.evaluate(startsAt)).toBeCloseTo(
			await name.locator('..').evaluate(startsAt),
			0,
		);
});

test('[UI8] what is seen before one signs in fits from the smallest phone to a wall', async ({
	browser,
	open,
}) => {
	const world = await open();
	const page = await browser.newPage({ ...GERMAN, baseURL: world.server.url });
	for (const path of ['/sign-in', '/signed-out']) {
		await page.goto(path);
		await expect(page.getByRole('main')).toBeVisible();
		await fitsIn(WIDTHS, page, path);
	}
	await page.close();
});

/** What a field says of what belongs there, and does not show as a whole. */
const cutHints = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const pen = document.createElement('canvas').getContext('2d');
		return [...document.querySelectorAll('input')].flatMap((input) => {
			const style = getComputedStyle(input);
			if (!pen || input.placeholder === '' || input.clientWidth === 0) return [];
			pen.font = style.font;
			const padding = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
			const room = input.clientWidth - padding;
			const { width } = pen.measureText(input.placeholder);
			return width > room ? [`${input.placeholder}: ${width} > ${room}`] : [];
		});
	});

for (const locale of ['en-GB', 'de-DE'])
	test(`[UI8] on the smallest phone the hint of a field is shown as a whole (${locale})`, async ({
		open,
	}) => {
		const world = await open();
		const device = {
			...{ viewport: { width: 360, height: 740 }, locale },
			...{ hasTouch: true, isMobile: true },
		};
		for (const [who, paths] of [
			['Ada', ['/chats?tab=explore', '/companies']],
			['Rita', ['/chats', '/talents']],
		] as const) {
			if (who === 'Rita') {
				const ada = await world.enter('Ada');
				await sendRequest(ada, world.names.Rita);
			}
			const page = await world.enter(who, '/overview', device);
			for (const path of paths) {
				await page.goto(`/events/${world.fair}${path}`);
				await expect(page.getByRole('main').locator('input[placeholder]').first()).toBeVisible();
				await page.evaluate(() => document.fonts.ready);
				expect.soft(await cutHints(page), path).toEqual([]);
			}
		}
	});

for (const width of [180, 390])
	test(`[UI8] nothing lies over the word that the camera is off (${width} px)`, async ({
		open,
	}) => {
		const world = await open();
		const device = { viewport: { width, height: 740 }, locale: 'de-DE' };
		const ada = await world.enter('Ada', '/equipment', device);
		await button(ada, 'Kamera ausschalten').click();
		const word = ada.getByText('Deine Kamera ist aus');
		await expect(word).toBeVisible();
		const [said, below] = await Promise.all([
			word.boundingBox(),
			button(ada, 'Kamera einschalten').boundingBox(),
		]);
		expect(said && below && said.y + said.height <= below.y).toBe(true);
	});

test('[UI8] at 180 and at 320 px the windows, menus and lists of days fit as well', async ({
	open,
}) => {
	test.slow();
	const world = await open({ prepare: hardNames });
	const device = { viewport: { width: 180, height: 400 }, locale: 'de-DE' };
	const ada = await world.enter('Ada', '/chats?tab=in_scheduling', device);
	const fits = (page: Page, what: string) => fitsIn([180, 320], page, what);
	await button(ada, 'Zeit wählen').click();
	await expect(ada.getByRole('listbox')).toBeVisible();
	await fits(ada, 'the picker');
	await ada.keyboard.press('Escape');
	await ada.goto(`/events/${world.fair}/chats?tab=requests`);
	await button(ada, /^Mehr zu/).click();
	await fits(ada, 'the menu of a request');
	await ada.getByRole('menuitem').first().click();
	await expect(ada.getByRole('dialog')).toBeVisible();
	await fits(ada, 'the question before it is cancelled');
	await ada.keyboard.press('Escape');
	await button(ada, /^Konto von/).click();
	await expect(ada.getByRole('menuitem', { name: 'Abmelden' })).toBeVisible();
	await fits(ada, 'the menu of the account');
	const ben = await world.enter('Ben', '/chats', device);
	await button(ben, /^Anfragen: عبد|^Anfragen: 👩/)
		.first()
		.click();
	await expect(ben.getByRole('dialog')).toBeVisible();
	await fits(ben, 'the request window');
	const rita = await world.enter('Rita', '/chats', device);
	await rita.getByRole('list', { name: 'Anfragen' }).getByRole('link').first().click();
	await expect(button(rita, 'Ablehnen')).toBeVisible();
	await fits(rita, 'a request beside the list');
	await button(rita, 'Ablehnen').click();
	await expect(rita.getByRole('dialog')).toBeVisible();
	await fits(rita, 'the note');
});

for (const [width, height] of [
	[180, 400],
	[320, 640],
	[834, 400],
] as const)
	test(`[UI8] lobby and room of a call fit ${width} by ${height} px, with all that opens there`, async ({
		open,
	}) => {
		test.slow();
		const world = await open({ prepare: hardNames, slotsFrom: 3 });
		const device = { viewport: { width, height }, locale: 'de-DE' };
		const room = '/chats/m2/room';
		const ada = await world.enter('Ada', room, device);
		const dora = await world.enter('Dora', room);
		await expect(button(ada, 'Beitreten')).toBeEnabled();
		await fits(ada, 'the lobby');
		for (const page of [ada, dora]) await button(page, /^(?:Join|Beitreten)$/).click();
		await seesMoving(ada, EMOJI);
		for (const name of ['Unternehmen', 'Personen', 'Chat', 'Notizen']) {
			const panel = ada.getByRole('tab', { name });
			if (!(await panel.isVisible())) await button(ada, 'Neben dem Gespräch').click();
			await panel.click();
			await fits(ada, name);
		}
		await button(ada, 'Kamera und Mikrofon').click();
		await expect(ada.getByRole('dialog')).toBeVisible();
		await fits(ada, 'the settings');
		await ada.keyboard.press('Escape');
		await ada.keyboard.press('b');
		await expect(ada.getByRole('dialog').getByRole('radio').first()).toBeVisible();
		await fits(ada, 'the backgrounds');
		await ada.keyboard.press('Escape');
		await button(ada, 'Hilfe').click();
		await expect(ada.getByRole('complementary', { name: 'Hilfe' })).toBeVisible();
		await fits(ada, 'the help');
		await button(ada, 'Verlassen').click();
		await expect(button(ada, 'Zurückkommen')).toBeVisible();
		await fits(ada, 'after the call');
	});

test('[UI1] [UI8] a thousand recruiters and none fit the same page', async ({ open }) => {
	test.slow();
	const world = await open({ prepare: thousand });
	const device = { viewport: { width: 360, height: 800 }, locale: 'de-DE' };
	const ada = await world.enter('Ada', '/chats', device);
	await expect(ada.getByText('1.003 Personen')).toBeVisible();
	await expect(ada.getByRole('link', { name: 'Entdecken 1.003' })).toBeVisible();
	expect(await misfits(ada)).toEqual([]);
	await ada.getByRole('searchbox').fill('nobody is called that');
	await expect(ada.getByText('Niemand passt dazu')).toBeVisible();
	expect(await misfits(ada)).toEqual([]);
});

test('[UI8] on a phone the tab that one is on is in sight as a whole, once its numbers are there too', async ({
	open,
}) => {
	const world = await open();
	const ada = await world.enter('Ada', '/chats?tab=completed', {
		viewport: { width: 390, height: 844 },
	});
	const current = tab(ada, 'Completed');
	await expect(current).toHaveAttribute('aria-current', 'page');
	await expect
		.poll(() =>
			current.evaluate((link) => {
				const row = link.closest('ul')?.getBoundingClientRect();
				const { left, right } = link.getBoundingClientRect();
				return row !== undefined && left >= row.left - 1 && right <= row.right + 1;
			}),
		)
		.toBe(true);
});
