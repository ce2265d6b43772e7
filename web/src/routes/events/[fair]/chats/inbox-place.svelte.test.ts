import { flushSync } from 'svelte';
import { expect, onTestFinished, test } from 'vitest';
import { entityId } from '#schema/ids.ts';
import type { MeetingId, ParticipantId } from '#schema/ids.ts';
import type { MeetingRow } from '#lib/sync/overlay.ts';
import { InboxPlace } from './inbox-place.svelte.ts';

const row = (key: string): MeetingRow => ({
	id: entityId<MeetingId>(key),
	key,
	provisional: false,
	status: 'requested',
	requestedBy: 'talent',
	peer: { id: entityId<ParticipantId>(`talent-${key}`), name: key, headline: '', company: '' },
	message: '',
	question: '',
	answer: '',
	requestedAt: 1 as MeetingRow['requestedAt'],
	changedAt: 1 as MeetingRow['changedAt'],
});

/** A search field and two lines, of which the first is open. `arrive` opens the one asked for last. */
function inbox() {
	const root = document.createElement('div');
	root.innerHTML = `<input type="search">${['one', 'two']
		.map((key) => `<a data-row="${key}" href="#${key}"></a>`)
		.join('')}`;
	document.body.append(root);
	const rows = [row('one'), row('two')];
	let current = rows[0] ?? null;
	const underway: { readonly row: MeetingRow | null; readonly resolve: () => void }[] = [];
	let place!: InboxPlace;
	const destroy = $effect.root(() => {
		place = new InboxPlace(() => ({
			rows,
			keys: ['one', 'two'],
			current,
			isGone: false,
			isWide: true,
			root,
			pane: undefined,
			wasActedOn: () => false,
			open: (next) => {
				const { promise, resolve } = Promise.withResolvers<void>();
				// The router lets go of where one was on the way to, and says so at once.
				for (const before of underway.splice(0)) before.resolve();
				underway.push({ row: next, resolve });
				return promise;
			},
		}));
	});
	flushSync();
	onTestFinished(() => {
		destroy();
		root.remove();
	});
	const [search, one, two] = [...root.querySelectorAll<HTMLElement>('input, a')];
	const arrive = () => {
		const last = underway.pop();
		current = last?.row ?? null;
		last?.resolve();
	};
	return { place, search: search!, one: one!, two: two!, arrive };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test('[I20] the one that opens next has the focus, also where it opens late', async () => {
	const { place, one, two, arrive } = inbox();
	one.focus();
	place.step(1);
	await settled();
	expect(document.activeElement).toBe(one);
	arrive();
	await expect.poll(() => document.activeElement).toBe(two);
});

test('[I20] nobody has the focus before they are open, also where they are asked for twice', async () => {
	const { place, one, two, arrive } = inbox();
	one.focus();
	place.step(1);
	place.step(1);
	await settled();
	expect(document.activeElement).toBe(one);
	arrive();
	await expect.poll(() => document.activeElement).toBe(two);
});

test('[I20] whoever has begun to type elsewhere is not called back by one that opens late', async () => {
	const { place, one, search, arrive } = inbox();
	one.focus();
	place.step(1);
	search.focus();
	arrive();
	await settled();
	expect(document.activeElement).toBe(search);
});
