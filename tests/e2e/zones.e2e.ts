/** One fair over the night the clocks go back in Berlin, seen from five zones at once. */
import { instant, MINUTE_MS } from '#schema/ids.ts';
import { button, card, confirm, openPicker, place, sendRequest, showTab, time } from './steps.ts';
import { expect, test } from './world.ts';

const HOUR_MS = 60 * MINUTE_MS;

/** The next moment at which the clocks of Berlin are put back: 01:00 UTC on a Sunday in October. */
function nextChange(): number {
	const hourIn = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', timeZone: 'Europe/Berlin' });
	let moment = Math.ceil(Date.now() / HOUR_MS + 48) * HOUR_MS;
	while (hourIn.format(moment) !== hourIn.format(moment - HOUR_MS)) moment += HOUR_MS;
	return moment;
}

/** The same seven half hours, as each reader has to find them. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
	'Europe/Berlin': [
		'01:30',
		'02:00 GMT+2',
		'02:30 GMT+2',
		'02:00 GMT+1',
		'02:30 GMT+1',
		'03:00',
		'03:30',
	],
	'Europe/London': [
		'00:30',
		'01:00 GMT+1',
		'01:30 GMT+1',
		'01:00 GMT',
		'01:30 GMT',
		'02:00',
		'02:30',
	],
	'America/New_York': ['19:30', '20:00', '20:30', '21:00', '21:30', '22:00', '22:30'],
	'Asia/Kolkata': ['05:00', '05:30', '06:00', '06:30', '07:00', '07:30', '08:00'],
	'Pacific/Auckland': ['12:30', '13:00', '13:30', '14:00', '14:30', '15:00', '15:30'],
};
const DAYS: Readonly<Record<string, RegExp>> = {
	'Europe/Berlin': /^Sunday/,
	'Europe/London': /^Sunday/,
	'America/New_York': /^Saturday/,
	'Asia/Kolkata': /^Sunday/,
	'Pacific/Auckland': /^Sunday/,
};
const literally = (text: string) => text.replaceAll('+', String.raw`\+`);

test('[I10] over the night the clocks change, five zones see the same times, each its own with the event’s beside it', async ({
	open,
}) => {
	test.slow();
	const change = nextChange();
	const minutes = (from: number) => Math.round((from - Date.now()) / MINUTE_MS);
	const world = await open({
		slots: 7,
		slotMinutes: 30,
		slotsFrom: minutes(change - 90 * MINUTE_MS),
		rules: { bookingClosesAt: instant(change + 24 * HOUR_MS) },
		prepare: ({ connection }) => {
			// The minute may have turned since; the slots of this story begin on the half hour.
			const shift = connection.prepare('SELECT min(starts_at) AS first FROM slot').get() as {
				first: number;
			};
			const by = change - 90 * MINUTE_MS - shift.first;
			connection
				.prepare('UPDATE slot SET starts_at = starts_at + ?, ends_at = ends_at + ?')
				.run(by, by);
		},
	});
	const zones = Object.keys(TOLD);
	const [rita, ...adas] = await Promise.all([
		world.enter('Rita'),
		...zones.map((zone) => world.enter('Ada', '/chats', { timezoneId: zone })),
	]);
	const [first] = adas;
	if (!first) throw new Error('nobody looks');
	await sendRequest(first, world.names.Rita);
	await button(card(rita, world.names.Ada), 'Accept').click();
	const pickers = await Promise.all(
		adas.map(async (page) => {
			await showTab(page, 'In Scheduling');
			return openPicker(page, world.names.Rita);
		}),
	);
	for (const [index, picker] of pickers.entries()) {
		const zone = zones[index] ?? '';
		await expect(picker.getByRole('option')).toHaveCount(7);
		await expect(picker.getByRole('group').first()).toHaveAccessibleName(DAYS[zone] ?? /never/);
		for (const [nth, told] of (TOLD[zone] ?? []).entries()) {
			const option = picker.getByRole('option').nth(nth);
			await expect(option).toHaveAccessibleName(new RegExp(`^${literally(told)} ?–`));
			const berlin = TOLD['Europe/Berlin']?.[nth] ?? '';
			if (zone !== 'Europe/Berlin')
				await expect(option).toHaveAccessibleName(new RegExp(`${literally(berlin)} ?,? in Berlin`));
		}
	}
	// The third half hour is the first of two that are called 02:30 in Berlin.
	const [berlins] = pickers;
	if (!berlins) throw new Error('nobody chooses');
	await time(berlins, 2).click();
	await confirm(berlins);
	await expect(berlins).toBeHidden();
	for (const [index, page] of adas.entries()) {
		const zone = zones[index] ?? '';
		if (index > 0) await page.keyboard.press('Escape');
		await place(page, 'My Schedule').click();
		const chat = card(page, world.names.Rita);
		await expect(chat).toContainText(TOLD[zone]?.[2] ?? 'never');
		if (zone !== 'Europe/Berlin') await expect(chat).toContainText('02:30 GMT+2 in Berlin');
	}
	expect(await world.sql('SELECT starts_at FROM meeting')).toEqual([
		{ starts_at: change - 30 * MINUTE_MS },
	]);
});
