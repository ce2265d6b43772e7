/** A server that is newer than the page, by the same shape: it says things this page has never heard of. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { must } from '#schema/assert.ts';
import type { CalendarView } from '#schema/docs/calendar.ts';
import { CALENDAR_SECTIONS, slotKey } from '#schema/docs/calendar.ts';
import type { DeskMeeting, DeskView, Outcome } from '#schema/docs/desk.ts';
import { DESK_SECTIONS } from '#schema/docs/desk.ts';
import type { DirectoryView } from '#schema/docs/directory.ts';
import { DIRECTORY_SECTIONS } from '#schema/docs/directory.ts';
import type { Json, ProjectionHead, Section } from '#schema/docs/projection.ts';
import { ProjectionWriter } from '#sync/projection-writer.ts';
import { openFair, type OpenFair } from '../../../../tests/client/screens.ts';
import { meetingBadge } from '../meetings/meeting-badge.ts';
import { noticeText } from '../meetings/notice-text.ts';
import { en } from '../messages/en.ts';
import { refusalSentence, refusedOf } from '../refusal-sentence.ts';
import { FairPicture } from './fair-picture.ts';
import { viewOf } from './projection-view.ts';
import type { FairView } from './view.ts';
import * as show from './view.ts';
import { whyNotCancel, whyNotClaimSlot, whyNotRequestTo } from './why-not-here.ts';

const viewer = {
	messages: en,
	zones: { own: 'Europe/Berlin', fair: 'Europe/Berlin', locale: 'en-GB' },
};
const NOVELTY = { fireworks: ['red', { high: true }], count: 7, nothing: null } as const;

type Sections = Readonly<Record<string, Section>>;

/** The document that holds this, what is new on top and a section of its own, as a page reads it. */
function newer<View extends ProjectionHead>(view: View, known: readonly string[], more: Sections) {
	const sections = [...known, 'fireworks'];
	const writer = new ProjectionWriter(new Y.Doc(), sections, () => 2 ** 32);
	const old = view as unknown as Sections;
	const changes = sections.map((name) => {
		const entries = new Map<string, Json>(
			Object.entries({ ...old[name], ...more[name] } as Section) as [string, Json][],
		);
		return [name, { entries, whole: true }] as const;
	});
	writer.write(view.seq, view.t, new Map(changes));
	writer.setFlag('mood', NOVELTY);
	return must(viewOf<View>(writer.document, known, null), 'a view');
}

const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
const renewed = (section: object): Section =>
	Object.fromEntries(
		Object.entries(section).map(([key, value]) => [
			key,
			Array.isArray(value)
				? [...(value as Json[]), NOVELTY]
				: { ...(value as Section), ...NOVELTY },
		]),
	) as Section;

const pictureOf = (desk: DeskView, directory: DirectoryView, calendar: CalendarView) =>
	new FairPicture(
		(
			(sources) => () =>
				sources
		)({
			desk,
			directory,
			entries: [],
			keys: new Map(),
			team: null,
			calendar: () => calendar,
			vacancies: () => null,
		}),
	);

/** What the screens of this person say. */
function shown(fair: OpenFair, picture: FairPicture) {
	const view: FairView = must(picture.view, 'a picture');
	const sheet = must(picture.sheet(fair.rita), 'a calendar');
	const now = fair.clock.now();
	const me = show.meOf(view);
	const row = (each: ReturnType<typeof show.schedule>[number]) => ({
		name: each.peer.name,
		badge: meetingBadge(each, me, 1, viewer),
		cancel: whyNotCancel(view, each, now),
		times: sheet.slots.map(({ startsAt }) => whyNotClaimSlot(view, sheet, each, startsAt, now)),
	});
	const tabs = Object.entries(show.meetingsByTab(view));
	return {
		name: me.name,
		fair: show.fairOf(view).name,
		tabs: tabs.map(([tab, rows]) => [tab, rows.map(row)]),
		schedule: show.schedule(view).map(row),
		notices: show.notices(view).map((notice) => noticeText(notice, viewer)),
		recruiters: show.recruiters(view).map(({ id, card, openSlots, requestsReceived }) => {
			return [card.name, openSlots, requestsReceived, whyNotRequestTo(view, id, now)];
		}),
		chatsLeft: show.chatsLeft(view),
		slots: sheet.slots.map(({ startsAt, taken, passed }) => ({ startsAt, taken, passed })),
	};
}

/** A talent with one chat in scheduling, and a notice of it. */
async function openScreen() {
	const fair = await openFair();
	const meeting = await fair.accepted(fair.ada, fair.rita);
	const desk = fair.deskOf(fair.ada);
	const row = must(desk.meetings[meeting], 'a meeting');
	const [directory, calendar] = [fair.directory(), fair.calendarOf(fair.rita)];
	const before = shown(fair, pictureOf(desk, directory, calendar));
	const after = (sections: Sections) =>
		shown(fair, pictureOf(newer(desk, DESK_SECTIONS, sections), directory, calendar));
	return { fair, desk, row, directory, calendar, before, after };
}

describe('a page that is older than its server', () => {
	it('[W-20] passes over fields, sections and values that it does not know', async () => {
		const { fair, desk, directory, calendar, before } = await openScreen();
		const laterDesk = newer(desk, DESK_SECTIONS, {
			me: renewed(desk.me),
			meetings: renewed(desk.meetings),
			quota: renewed(desk.quota),
			notices: renewed(desk.notices),
			fireworks: { now: NOVELTY },
		});
		const laterDirectory = newer(directory, DIRECTORY_SECTIONS, {
			fair: { ...renewed(directory.fair), next: NOVELTY },
			companies: renewed(directory.companies),
			cards: renewed(directory.cards),
			live: renewed(directory.live),
		});
		const laterCalendar = newer(calendar, CALENDAR_SECTIONS, { slots: renewed(calendar.slots) });
		const after = shown(fair, pictureOf(laterDesk, laterDirectory, laterCalendar));
		expect(after).toEqual(before);
		expect(before.tabs).toContainEqual([
			'in_scheduling',
			[expect.objectContaining({ name: 'Rita 0' })],
		]);
		expect(before.notices).toHaveLength(1);
	});

	it.each([
		['status', { status: 'postponed' }],
		['status that every object has', { status: 'constructor' }],
		['side that asked', { requestedBy: 'organizer' }],
		['side that declined', { status: 'declined', by: 'organizer' }],
	])(
		'[W-20] leaves out a chat with a %s that it does not know, and shows the others',
		async (_what, novelty) => {
			const { row, before, after } = await openScreen();
			const unknown = plain({
				...row,
				id: 'another',
				peer: { ...row.peer, id: 'dora' },
				...novelty,
			});
			expect(after({ meetings: { another: unknown } })).toEqual(before);
		},
	);

	it('[W-20] does not say whose doing it was where it does not know', async () => {
		const { row, after } = await openScreen();
		const cancelled = { ...row, id: 'another', status: 'cancelled', by: 'organizer' };
		const { tabs } = after({ meetings: { another: plain(cancelled) } });
		expect(tabs).toContainEqual([
			'history',
			[expect.objectContaining({ badge: { text: 'Cancelled', tone: 'neutral' } })],
		]);
	});

	it.each(['badge_won', 'constructor', ''])(
		'[W-20] leaves out a notice of the kind %j',
		async (kind) => {
			const { row, before, after } = await openScreen();
			const notice = { kind, meeting: row.id, peer: 'Rita 0', at: row.changedAt };
			expect(after({ notices: { 999: plain(notice) } })).toEqual(before);
		},
	);

	it('[W-20] offers no time under a mark that it does not know', async () => {
		const { fair, desk, directory, calendar } = await openScreen();
		const [startsAt] = fair.starts;
		const slots = {
			[slotKey(must(startsAt, 'a slot'))]: [startsAt, 15, 'held'] as unknown as Json,
		};
		const later = newer(calendar, CALENDAR_SECTIONS, { slots });
		const screen = shown(fair, pictureOf(desk, directory, later));
		expect(screen.slots[0]).toMatchObject({ startsAt, taken: true });
		expect(screen.slots.filter(({ taken }) => taken)).toHaveLength(1);
	});

	it('[W-20] reads a way of booking that it does not know as one that asks first', async () => {
		const { fair, desk, directory, calendar, before } = await openScreen();
		const card = must(directory.cards[fair.carl], 'a card');
		const cards = { [fair.carl]: plain({ ...card, bookingMode: 'lottery' }) };
		const later = newer(directory, DIRECTORY_SECTIONS, { cards });
		expect(shown(fair, pictureOf(desk, later, calendar))).toEqual(before);
	});

	it.each(['raining', 'constructor'])(
		'[W-20] says of the refusal %j that the page is older',
		(code) => {
			const outcome = { code, seq: 1, detail: NOVELTY } as unknown as Outcome;
			const refused = must(refusedOf(outcome), 'a refusal');
			const meetings: Readonly<Record<string, DeskMeeting>> = {};
			expect(refusalSentence(refused, viewer, meetings)).toMatch(/older than the server/);
		},
	);
});
