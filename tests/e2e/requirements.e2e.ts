/** What the organizer has set, who gets into a chat, and what becomes of a chat that cannot be kept. */
import { must } from '#schema/assert.ts';
import { toJson } from '#schema/db/json.ts';
import type { OpenDatabase } from '#schema/db/open.ts';
import type { FairRules } from '#schema/domain/fair.ts';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import type { FairRows } from '#sync/testing/fair-rows.ts';
import {
	button,
	card,
	expectMessage,
	insist,
	openPicker,
	place,
	planChat,
	showTab,
} from './steps.ts';
import { expect, test } from './world.ts';

/** Chats that were agreed on before, each at one of Rita's times. */
const chatsWithRita =
	(...talents: readonly number[]) =>
	(database: OpenDatabase, rows: FairRows): void => {
		for (const [index, talent] of talents.entries())
			planChat(database, rows, {
				id: `m-${index}`,
				talent: must(rows.talents[talent], 'a talent'),
				recruiter: must(rows.recruiters[0], 'Rita'),
				startsAt: must(rows.starts[index], 'a time'),
			});
	};

test('[S02] the name of the event and the lengths that the organizer allows are what everybody sees and can choose', async ({
	open,
}) => {
	const world = await open({
		rules: { allowedMinutes: [10, 25] },
		prepare: ({ connection }, { fair }) =>
			void connection.prepare(`UPDATE fair SET name = 'Coffee chats' WHERE id = ?`).run(fair),
	});
	const [ada, rita] = await Promise.all([
		world.enter('Ada', '/overview'),
		world.enter('Rita', '/availability'),
	]);
	for (const page of [ada, rita])
		await expect(page.getByRole('region', { name: 'Coffee chats' })).toBeVisible();
	await expect(ada.getByText('10, 25 minutes each')).toBeVisible();
	const lengths = rita.getByRole('combobox', { name: 'Length of a chat' }).first();
	await expect(lengths.getByRole('option', { name: '10 min' })).toBeAttached();
	await expect(lengths.getByRole('option', { name: '25 min' })).toBeAttached();
	await expect(lengths.getByRole('option', { name: '30 min' })).toHaveCount(0);
});

for (const [whoMayRequest, talents, recruiters] of [
	['talents', true, false],
	['recruiters', false, true],
	['both', true, true],
] as const)
	test(`[S03] where ${whoMayRequest} may ask, the others’ buttons say why not, and a request sent all the same is refused`, async ({
		open,
	}) => {
		const world = await open({ rules: { whoMayRequest } });
		const [ada, rita] = await Promise.all([world.enter('Ada'), world.enter('Rita', '/talents')]);
		const { names, ids } = world;
		const asking = button(card(ada, names.Dora), `Request: ${names.Dora}`);
		const inviting = button(card(rita, names.Ben), `Invite: ${names.Ben}`);
		for (const [it, may] of [
			[asking, talents],
			[inviting, recruiters],
		] as const) {
			if (may) await expect(it).toBeEnabled();
			else {
				await expect(it).toBeDisabled();
				await expect(it).toHaveAccessibleDescription(
					'The organizer has not opened requests from your side.',
				);
			}
		}
		const request = { kind: 'request.send', message: '', question: '', answer: '' } as const;
		const code = (may: boolean) => (may ? 'ok' : 'direction_closed');
		expect(await insist(ada, world, { ...request, to: ids.Dora })).toBe(code(talents));
		expect(await insist(rita, world, { ...request, to: ids.Ben })).toBe(code(recruiters));
		if (talents) await expect(asking).toBeDisabled();
		expect(await world.sql(`SELECT count(*) AS n FROM meeting`)).toEqual([
			{ n: Number(talents) + Number(recruiters) },
		]);
	});

test('[I12] whoever is not one of the two gets no page and no name of a chat, and nobody says of themselves that they were there', async ({
	open,
}) => {
	const world = await open({ slotsFrom: 60, prepare: chatsWithRita(0) });
	const path = '/chats/m-0';
	const ada = await world.enter('Ada', path);
	await expect(ada.getByRole('main')).toContainText(world.names.Rita);
	// CH5: the server says who was there, and nobody else.
	const join = {
		kind: 'chat.join',
		meeting: 'm-0',
		together: true,
	} as unknown as ParticipantIntent;
	expect(await insist(ada, world, join)).toBe('unsupported');
	for (const who of ['Ben', 'Carl', 'Dora', 'Olga'] as const) {
		const page = await world.enter(who, '/chats');
		const answer = await page.goto(`/events/${world.fair}${path}`);
		expect(answer?.status(), who).toBe(404);
		await expect(page.getByRole('heading', { name: /does not exist/ }).first()).toBeAttached();
		expect(await page.getByRole('main').textContent()).not.toMatch(/Ada Byron|Rita Lang/);
		expect(await insist(page, world, join), who).toBe('unsupported');
		await page.context().close();
	}
	expect(await world.sql(`SELECT talent_joined, recruiter_joined FROM meeting`)).toEqual([
		{ talent_joined: 0, recruiter_joined: 0 },
	]);
});

test('[I16] when the organizer’s rules change, chats that were confirmed stay as they are, and new ones follow the new rules', async ({
	open,
}) => {
	const world = await open({ prepare: chatsWithRita(0) });
	const [ada, rita] = await Promise.all([
		world.enter('Ada', '/chats?tab=confirmed'),
		world.enter('Rita', '/availability'),
	]);
	const when = await card(ada, world.names.Rita).getByRole('time').textContent();
	const [before] = await world.sql(`SELECT * FROM meeting`);
	await world.restart({
		prepare: ({ connection }) => {
			const [row] = connection.prepare(`SELECT rules FROM fair`).all() as { rules: string }[];
			const rules = JSON.parse(row?.rules ?? '') as FairRules;
			const changed = { ...rules, allowedMinutes: [30], maxChats: 1, whoMayRequest: 'recruiters' };
			connection.prepare(`UPDATE fair SET rules = ?, seq = seq + 1`).run(toJson(changed));
		},
	});
	// Nobody reloads: the pages find the server again, and with it the new rules.
	await showTab(ada, 'Explore');
	await expect(button(card(ada, world.names.Dora), `Request: ${world.names.Dora}`)).toBeDisabled();
	await showTab(ada, 'Confirmed');
	await expect(card(ada, world.names.Rita).getByRole('time')).toHaveText(when ?? '');
	await expect(rita.getByRole('checkbox', { name: /booked by Ada Byron/ })).toBeVisible();
	await expect(
		rita.getByRole('combobox', { name: 'Length of a chat' }).first().getByRole('option'),
	).toContainText(['30 min']);
	expect(await world.sql(`SELECT * FROM meeting`)).toEqual([before]);
});

test('[M-R10] a chat that cannot be kept is given back or cancelled with a note: its time is open again, unless it is not offered any more', async ({
	open,
}) => {
	const world = await open({ slots: 2, slotsFrom: 60, prepare: chatsWithRita(0, 1) });
	const { Ada, Rita } = world.names;
	const [ada, ben, rita, watching] = await Promise.all([
		world.enter('Ada', '/schedule'),
		world.enter('Ben', '/schedule'),
		world.enter('Rita', '/schedule'),
		world.enter('Olga'),
	]);
	await expect(card(watching, Rita)).toContainText('0 open slots');

	// Another time: the present one is open for everybody at once, and Ada chooses again.
	await button(card(rita, Ada), /^More for/).click();
	await rita.getByRole('menuitem', { name: 'Let them choose another time' }).click();
	const release = rita.getByRole('dialog', { name: `Let ${Ada} choose another time?` });
	await release.getByRole('textbox').fill('My train is late');
	const told = expectMessage(ada, /Rita Lang/);
	await button(release, 'Give time back').click();
	await told;
	await expect(card(rita, Ada)).toBeHidden();
	await expect(card(ada, Rita)).toBeHidden();
	await expect(card(watching, Rita)).toContainText('1 open slot');
	await place(ada, '1-1 Chats').click();
	await showTab(ada, 'In Scheduling');
	await expect(card(ada, Rita)).toContainText('My train is late');
	const picker = await openPicker(ada, Rita);
	await expect(picker.getByRole('option').first()).not.toHaveAttribute('aria-disabled', 'true');
	await ada.keyboard.press('Escape');

	// Cancelled together with its time, which stays closed.
	await place(rita, 'Availability').click();
	await rita.getByRole('checkbox', { name: /booked by Ben Okoye/ }).focus();
	await rita.keyboard.press('Space');
	const withdraw = rita.getByRole('dialog', { name: /is booked by Ben Okoye/ });
	await withdraw.getByRole('textbox').fill('I am called away');
	await button(withdraw, 'Cancel chat, withdraw time').click();
	await expect(card(ben, Rita)).toBeHidden();
	await expect(card(watching, Rita)).toContainText('1 open slot');
	expect(await world.sql(`SELECT id, status, note FROM meeting ORDER BY id`)).toEqual([
		{ id: 'm-0', status: 'in_scheduling', note: 'My train is late' },
		{ id: 'm-1', status: 'cancelled', note: 'I am called away' },
	]);
});

test('[M-R10] a recruiter moves a chat herself, and the talent sees the new time', async ({
	open,
}) => {
	const world = await open({ slots: 3, slotsFrom: 60, prepare: chatsWithRita(0) });
	const [ada, rita] = await Promise.all([
		world.enter('Ada', '/chats?tab=confirmed'),
		world.enter('Rita', '/schedule'),
	]);
	const adas = card(ada, world.names.Rita);
	const before = await adas.getByRole('time').textContent();
	await button(card(rita, world.names.Ada), /^More for/).click();
	await rita.getByRole('menuitem', { name: 'Reschedule' }).click();
	await rita.getByRole('dialog').getByRole('option').nth(2).click();
	await button(rita.getByRole('dialog'), /^Move|^Confirm/).click();
	await expect(rita.getByRole('dialog')).toBeHidden();
	await expect(adas.getByRole('time')).not.toHaveText(before ?? '');
	expect(await world.sql(`SELECT starts_at FROM meeting`)).toEqual([
		{ starts_at: world.starts[2] },
	]);
});
