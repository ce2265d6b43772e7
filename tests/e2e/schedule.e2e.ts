/** My Schedule: the day, what to prepare, and what becomes of a chat that is cancelled or over. */
import { MINUTE_MS } from '#schema/ids.ts';
import {
	button,
	card,
	confirm,
	holdMessage,
	messages,
	openPicker,
	place,
	sendRequest,
	showTab,
	time,
} from './steps.ts';
import { expect, test, withoutMidnight } from './world.ts';

const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/Berlin' });

test('[S26] [S27] [I10] the schedule holds all chats by time with the gaps between them, when Join opens, and what to prepare', async ({
	open,
}) => {
	const world = await open({
		slots: 6,
		slotsFrom: withoutMidnight(60, 2),
		prepare: ({ connection }, rows) => {
			connection
				.prepare(`UPDATE participant SET question = 'Why robots?' WHERE id = ?`)
				.run(rows.recruiters[0] ?? '');
		},
	});
	const [ada, rita, dora] = await Promise.all([
		world.enter('Ada'),
		world.enter('Rita'),
		world.enter('Dora'),
	]);
	await button(card(ada, world.names.Rita), `Request: ${world.names.Rita}`).click();
	const dialog = ada.getByRole('dialog', { name: 'Request a 1-1 Chat' });
	await dialog.getByRole('textbox', { name: /^Message/ }).fill('I repair bikes.');
	await dialog.getByRole('textbox', { name: /Why robots/ }).fill('They never sleep.');
	await button(dialog, 'Send request').click();
	await expect(dialog).toBeHidden();
	await sendRequest(ada, world.names.Dora);
	await button(card(rita, world.names.Ada), 'Accept').click();
	await button(card(dora, world.names.Ada), 'Accept').click();
	await showTab(ada, 'In Scheduling');
	// The later one first: the schedule goes by time.
	for (const [name, nth] of [
		[world.names.Dora, 4],
		[world.names.Rita, 1],
	] as const) {
		const picker = await openPicker(ada, name);
		await time(picker, nth).click();
		await confirm(picker);
		await expect(picker).toBeHidden();
	}
	await place(ada, 'My Schedule').click();
	await expect(ada.getByRole('article')).toHaveCount(2);
	await expect(ada.getByRole('article').nth(0)).toContainText(world.names.Rita);
	await expect(ada.getByRole('article').nth(1)).toContainText(world.names.Dora);
	await expect(ada.getByText('30 min free')).toBeVisible();
	const opens = (world.starts[1] ?? 0) - world.rules.joinOpensMinutes * MINUTE_MS;
	const ritas = card(ada, world.names.Rita);
	await expect(ritas).toContainText(`Opens at ${clock.format(opens)}`);
	await expect(button(ritas, /^Join/)).toBeDisabled();
	await button(ritas, /^Prepare/).click();
	await expect(ritas).toContainText('I repair bikes.');
	await expect(ritas).toContainText('Why robots?');
	await expect(ritas).toContainText('They never sleep.');
	await ritas.getByRole('link', { name: 'About Acme' }).click();
	await expect(ada.getByRole('heading', { name: 'Acme', level: 1 })).toBeVisible();
});

test('[I07] [I09] a chat cancelled from the schedule with a note leaves both schedules at once; note and answer stay in the history', async ({
	open,
}) => {
	const world = await open();
	const [ada, rita] = await Promise.all([world.enter('Ada'), world.enter('Rita')]);
	await sendRequest(ada, world.names.Rita, 'Hello Rita');
	await button(card(rita, world.names.Ada), 'Accept').click();
	await showTab(ada, 'In Scheduling');
	const picker = await openPicker(ada, world.names.Rita);
	await time(picker, 0).click();
	await confirm(picker);
	await place(ada, 'My Schedule').click();
	await place(rita, 'My Schedule').click();
	await expect(card(ada, world.names.Rita)).toBeVisible();
	await button(card(rita, world.names.Ada), /^More for/).click();
	await rita.getByRole('menuitem', { name: 'Cancel chat' }).click();
	const dialog = rita.getByRole('dialog');
	await dialog.getByLabel(/^Short note/).fill('I am ill, sorry.');
	await button(dialog, 'Cancel chat').click();
	await expect(card(ada, world.names.Rita)).toBeHidden();
	await expect(card(rita, world.names.Ada)).toBeHidden();
	await place(ada, '1-1 Chats').click();
	await showTab(ada, 'Requests');
	await ada.getByRole('link', { name: 'Cancelled and ended (1)' }).click();
	const ended = card(ada, world.names.Rita);
	await expect(ended).toContainText('Cancelled by Rita Lang');
	await expect(ended).toContainText('I am ill, sorry.');
	await expect(ended).toContainText('Hello Rita');
});

test('[S21] a request that was cancelled by mistake is back with one press; an accepted one can only be asked for again', async ({
	open,
}) => {
	const world = await open();
	const [ada, rita] = await Promise.all([world.enter('Ada'), world.enter('Rita')]);
	const cancel = async () => {
		await button(card(ada, world.names.Rita), /^More for/).click();
		await ada.getByRole('menuitem', { name: 'Cancel request' }).click();
		const told = holdMessage(ada, /Request to Rita Lang cancelled/);
		await button(ada.getByRole('dialog'), 'Cancel request').click();
		await told;
	};
	await sendRequest(ada, world.names.Rita, 'Hello Rita');
	await cancel();
	await expect(card(rita, world.names.Ada)).toBeHidden();
	await button(messages(ada), 'Undo').click();
	// Where the cancelled one stood the new one is not put by itself: nobody is accepted by mistake.
	await rita
		.getByRole('list', { name: 'Requests' })
		.getByRole('link', { name: /Hello Rita/ })
		.click();
	await button(card(rita, world.names.Ada), 'Accept').click();
	await showTab(ada, 'In Scheduling');
	await expect(card(ada, world.names.Rita)).toBeVisible();
	await cancel();
	await expect(button(messages(ada), 'Request again')).toBeVisible();
});

test('[S10] [I11] whom I have spoken to stands in Completed, with company and time; who did not come does not', async ({
	open,
}) => {
	const world = await open({
		prepare: ({ connection }, { fair, talents, recruiters, starts }) => {
			const first = starts[0] ?? 0;
			const insert = connection.prepare(
				`INSERT INTO meeting (id, fair_id, talent_id, recruiter_id, requested_by, status, starts_at,
					ends_at, talent_joined, recruiter_joined, requested_at, changed_at)
				VALUES (?, ?, ?, ?, 'talent', 'confirmed', ?, ?, ?, ?, 1, 1)`,
			);
			const slot = connection.prepare(
				`INSERT INTO slot (recruiter_id, starts_at, ends_at, fair_id) VALUES (?, ?, ?, ?)`,
			);
			const [rita = '', carl = ''] = recruiters;
			for (const [recruiter, hours, joined] of [
				[rita, 4, 1],
				[carl, 5, 0],
			] as const) {
				const [from, until] = [hours, hours - 0.25].map((each) => first - each * 60 * MINUTE_MS);
				slot.run(recruiter, from ?? 0, until ?? 0, fair);
				insert.run(`over-${hours}`, fair, talents[0] ?? '', recruiter, from, until, joined, joined);
			}
		},
	});
	const ada = await world.enter('Ada');
	await showTab(ada, 'Completed');
	const spoken = card(ada, world.names.Rita);
	await expect(spoken).toContainText('Acme');
	await expect(spoken).toContainText(clock.format((world.starts[0] ?? 0) - 4 * 60 * MINUTE_MS));
	await expect(ada.getByRole('article')).toHaveCount(1);
	await ada.getByRole('link', { name: 'Cancelled and ended (1)' }).click();
	await expect(card(ada, world.names.Carl)).toContainText('Nobody joined');
});
