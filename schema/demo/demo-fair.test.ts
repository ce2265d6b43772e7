import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../assert.ts';
import { allowanceOf } from '../domain/allowance.ts';
import { contains } from '../domain/interval.ts';
import type { Meeting, Tab } from '../domain/meeting.ts';
import { tabOf } from '../domain/meeting.ts';
import { joinOpensAt } from '../domain/why-not.ts';
import type { Instant, ParticipantId } from '../ids.ts';
import { MINUTE_MS, addMinutes, instant } from '../ids.ts';
import { LIMITS } from '../limits.ts';
import type { DemoFair } from './demo-fair.ts';
import { DEMO_SIZE, LEAST_SIZE, demoFair, whyNotSeed, whyNotSize } from './demo-fair.ts';
import { DEMO_ENTRIES } from './demo-people.ts';

const TABS: readonly Tab[] = [
	...['requests', 'in_scheduling', 'confirmed', 'declined', 'completed', 'history'],
] as Tab[];
const at = (text: string): Instant => instant(Date.parse(text));
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;
/** Making fifty fairs takes some seconds; a limit for what hangs, not a measure. */
const PATIENCE_MS = 300_000;

const [ada, ben, rita, carl, olga] = ['ada', 'ben', 'rita', 'carl', 'olga'].map(
	(key) =>
		must(
			DEMO_ENTRIES.find((entry) => entry.key === key),
			key,
		).participantId,
) as [ParticipantId, ParticipantId, ParticipantId, ParticipantId, ParticipantId];

/** Moments at which clocks and calendars are known to trip. */
const MOMENTS = [
	'2026-03-29T02:30+01:00',
	'2026-10-25T02:30+02:00',
	'2026-03-08T02:30-08:00',
	'2026-11-01T01:30-07:00',
	'2026-10-24T19:59:59.999+02:00',
	'2026-12-31T23:59:59.999Z',
	'2027-01-01T00:00Z',
	'2028-02-29T12:00Z',
	...[0, 3, 6, 9, 12, 15, 18, 21].map((hour) => `2026-06-15T${String(hour).padStart(2, '0')}:00Z`),
].map(at);

describe('the demo fair', () => {
	it('[DE1] the same seed and moment give the same fair', () => {
		const options = { now: at('2026-11-20T10:17:23Z'), seed: 4 };
		expect(told(demoFair(options))).toEqual(told(demoFair(options)));
	});

	it('[DE9] everybody has a portrait of their own and every company a mark, the same whenever it is opened', () => {
		const { cast } = demoFair({ now: at('2026-11-20T10:17:23Z'), seed: 4 });
		const later = demoFair({ now: at('2027-02-01T09:00:00Z'), seed: 4 }).cast;
		const drawn = (of: typeof cast) =>
			[...of.recruiters, ...of.talents, of.organizer].map(({ portrait }) => portrait);
		expect(drawn(later)).toEqual(drawn(cast));
		// Chance may give two of 277 people the same traits, but it must not be seen often.
		expect(new Set(drawn(cast)).size).toBeGreaterThan(270);
		const marks = cast.companies.map(({ mark }) => mark);
		expect(new Set(marks).size).toBe(marks.length);
		for (const svg of [...drawn(cast), ...marks]) {
			expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg".*<\/svg>$/);
			expect(svg).not.toMatch(/<script|<style|<foreignObject|\bon\w+=|href|url\(|NaN|undefined/);
			expect(svg.length).toBeLessThan(6_000);
		}
	});

	it('[DE1] a week later the same happens, a week later', () => {
		const now = at('2026-06-08T10:17:23Z');
		const { commits } = demoFair({ now, seed: 4 });
		const moved: unknown = JSON.parse(JSON.stringify(commits), (_, value: unknown) =>
			typeof value === 'number' && value > WEEK_MS ? value + WEEK_MS : value,
		);
		expect(demoFair({ now: instant(now + WEEK_MS), seed: 4 }).commits).toEqual(moved);
	});

	it('[DE1] at any moment the same people come and the main people have the same story', () => {
		const first = demoFair({ now: at('2026-11-20T10:17:23Z'), seed: 4 });
		for (const now of MOMENTS.slice(0, 6)) {
			const other = demoFair({ now, seed: 4 });
			expect(other.cast).toEqual(first.cast);
			for (const person of [ada, rita]) expect(story(other, person)).toEqual(story(first, person));
		}
	});

	it('[DE1] another seed gives other people', () => {
		const now = at('2026-11-20T10:17:23Z');
		const names = (seed: number) =>
			demoFair({ now, seed }).cast.talents.map(({ name }) => name.full);
		const [one, two] = [names(1), names(2)];
		expect(one.slice(0, 2)).toEqual(two.slice(0, 2));
		expect(one).not.toEqual(two);
	});

	it.each(MOMENTS.map((now) => new Date(now).toISOString()))(
		'[DE2] [DE3] [DE4] [DE5] [DE6] opened at %s it keeps every promise',
		(moment) => keepsPromises(demoFair({ now: at(moment), seed: 1 })),
	);

	it(
		'[DE2] [DE3] [DE4] [DE5] [DE6] opened at any moment, with any seed, it keeps every promise',
		() => {
			const moment = fc.integer({ min: at('2024-01-01T00:00Z'), max: at('2040-01-01T00:00Z') });
			const seed = fc.integer({ min: 0, max: 99_999 });
			fc.assert(
				fc.property(moment, seed, (now, seed) =>
					keepsPromises(demoFair({ now: instant(now), seed })),
				),
				{ numRuns: 50 },
			);
		},
		PATIENCE_MS,
	);

	it('[DE11] Olga has announced three things, the last of them within the hour', () => {
		for (const now of MOMENTS) {
			const { state, cast } = demoFair({ now, seed: 1 });
			const standing = [...state.announcements.values()];
			expect(standing).toHaveLength(3);
			for (const { by, text } of standing) {
				expect(by).toBe(cast.organizer.id);
				expect(text.length).toBeLessThanOrEqual(LIMITS.announcement);
			}
			const last = Math.max(...standing.map(({ publishedAt }) => publishedAt));
			expect(last).toBeGreaterThan(now - 60 * 60_000);
			expect(last).toBeLessThanOrEqual(now);
		}
	});

	it('[DE13] two people wait for help, one of them about a chat, one was answered, one is done', () => {
		for (const now of MOMENTS) {
			const { state, cast } = demoFair({ now, seed: 1 });
			const all = [...state.supports.values()];
			const waiting = all.filter(({ waitingSince }) => waitingSince !== null);
			expect(waiting).toHaveLength(2);
			expect(waiting.filter(({ about }) => about !== null)).toHaveLength(1);
			expect(all.filter(({ isOpen }) => !isOpen)).toHaveLength(1);
			expect(all.filter(({ helper }) => helper === cast.organizer.id)).toHaveLength(1);
			expect(all).toHaveLength(4);
		}
	});

	it('[DE12] companies offer work of many kinds, and send people to their own team', () => {
		const { state, cast } = demoFair({ now: MOMENTS[0]!, seed: 1 });
		const standing = [...state.vacancies.values()];
		expect(new Set(standing.map(({ content }) => content.kind)).size).toBeGreaterThan(5);
		const offering = new Set(standing.map(({ companyId }) => companyId));
		expect(offering).toContain(cast.companies[0]?.id);
		expect(offering.size).toBeGreaterThan(cast.companies.length / 2);
		const named = standing.filter(({ content }) => content.contact !== null);
		expect(named.length).toBeGreaterThan(5);
		expect(named.length).toBeLessThan(standing.length);
		expect(standing.some(({ content }) => content.remote)).toBe(true);
	});

	it('[DE3] it is made in the size that is asked for, or not at all', () => {
		const size = { companies: 20, recruiters: 60, talents: 300 };
		const { cast } = demoFair({ now: at('2026-11-20T10:17:23Z'), seed: 1, size });
		expect(cast.companies).toHaveLength(20);
		expect(cast.recruiters).toHaveLength(60);
		expect(cast.talents).toHaveLength(300);
		expect(new Set(cast.recruiters.map(({ company }) => company.id)).size).toBe(20);
		expect(whyNotSize({ ...size, talents: 119 })).toMatch('at least 120 talents');
		expect(whyNotSize({ ...size, companies: 31 })).toMatch('two recruiters');
		expect(whyNotSize({ ...size, recruiters: 101 })).toMatch('three talents');
		expect(whyNotSeed(1.5)).toMatch('whole number');
		expect(() => demoFair({ now: instant(Date.UTC(2026, 1)), seed: -1 })).toThrow('seed');
	});

	it('[DE3] [DE5] the smallest and the most lopsided fairs keep their promises to the main people', () => {
		const now = at('2026-11-20T10:17:23Z');
		const sizes = [
			LEAST_SIZE,
			{ companies: 2, recruiters: 120, talents: 360 },
			{ companies: 18, recruiters: 36, talents: 800 },
		];
		for (const size of sizes)
			for (const seed of [1, 2, 3]) {
				const made = demoFair({ now, seed, size });
				showsEveryTab(made, ada);
				showsEveryTab(made, rita);
				isAboutToStart(made);
				leavesSomebodyWithoutTimes(made);
				staysWithinTheRules(made);
			}
	});

	it('[DE4] beside another fair the main people take part under other ids, as the same accounts', () => {
		const { cast } = demoFair({ now: at('2026-11-20T10:17:23Z'), seed: 7, added: true });
		const [talent, recruiter] = [must(cast.talents[0], 'Ada'), must(cast.recruiters[0], 'Rita')];
		expect([talent.id, talent.accountId]).toEqual(['demo-ada-7', 'demo-ada']);
		expect([recruiter.id, recruiter.accountId]).toEqual(['demo-rita-7', 'demo-rita']);
	});
});

function keepsPromises(made: DemoFair): void {
	isUnderWay(made);
	hasEverybody(made);
	showsEveryTab(made, ada);
	showsEveryTab(made, rita);
	isAboutToStart(made);
	leavesSomebodyWithoutTimes(made);
	hasEveryKindOfRecruiter(made);
	staysWithinTheRules(made);
}

/** DE2. */
function isUnderWay({ fair, setting }: DemoFair): void {
	const [today, tomorrow] = fair.days;
	const { now } = setting;
	if (!today || !tomorrow) throw new Error('two days');
	expect(contains(today, now)).toBe(true);
	expect(now - today.startsAt).toBeGreaterThanOrEqual(3 * 60 * MINUTE_MS);
	expect(today.endsAt - now).toBeGreaterThanOrEqual(2 * 60 * MINUTE_MS);
	const zoned = (instant: Instant, options: Intl.DateTimeFormatOptions) =>
		new Intl.DateTimeFormat('en-CA', { timeZone: fair.timeZone, ...options }).format(instant);
	for (const day of fair.days) {
		for (const moment of [day.startsAt, day.endsAt])
			expect(zoned(moment, { dateStyle: 'short' })).toBe(day.date);
		expect(zoned(day.startsAt, { timeStyle: 'short', hour12: false })).toMatch(/^0[789]:00$/);
	}
	expect(Date.parse(tomorrow.date) - Date.parse(today.date)).toBe(24 * 60 * MINUTE_MS);
}

/** DE3, DE4. */
function hasEverybody({ cast, state }: DemoFair): void {
	expect(cast.companies).toHaveLength(DEMO_SIZE.companies);
	const byRole = Map.groupBy(state.participants.values(), ({ role }) => role);
	expect(byRole.get('recruiter')).toHaveLength(DEMO_SIZE.recruiters);
	expect(byRole.get('talent')).toHaveLength(DEMO_SIZE.talents);
	expect(byRole.get('organizer')).toHaveLength(1);
	expect(state.participants.get(olga)?.role).toBe('organizer');
	expect(state.participants.get(ben)?.role).toBe('talent');
	const [first] = cast.recruiters;
	expect(state.participants.get(rita)).toMatchObject({ companyId: first?.company.id });
	expect(state.participants.get(carl)).toMatchObject({ companyId: first?.company.id });
	const names = [...state.participants.values()].map(({ name }) => name);
	expect(names.some((name) => name.length > 45)).toBe(true);
	for (const script of [/\p{Script=Arabic}/u, /\p{Script=Han}/u, /\p{Script=Cyrillic}/u])
		expect(names.some((name) => script.test(name))).toBe(true);
}

/** DE5. */
function showsEveryTab({ state, commits }: DemoFair, person: ParticipantId): void {
	const own = [...state.meetingsOf(person)];
	const tabs = new Set(own.map(({ status }) => tabOf(status)));
	expect([...tabs].sort()).toEqual([...TABS].sort());
	const statuses = new Set(own.map(({ status }) => status));
	for (const status of ['cancelled', 'expired', 'missed'] as const)
		expect(statuses).toContain(status);
	const asking = own.filter(({ status }) => status === 'requested');
	expect(new Set(asking.map(({ requestedBy }) => requestedBy)).size).toBe(2);
	const declined = own.filter(({ status }) => status === 'declined').map(({ id }) => id);
	const events = commits.flatMap((commit) => commit.events);
	for (const event of events)
		if (event.kind === 'request_declined' && declined.includes(event.meeting))
			expect(event.note.length).toBeGreaterThan(20);
	expect(commits.some(({ notices }) => notices.some(({ to }) => to === person))).toBe(true);
}

/** DE5: Ada and Rita can join already. */
function isAboutToStart({ state, setting: { now } }: DemoFair): void {
	const chat = state.liveMeetingOf(ada, rita);
	if (chat?.status !== 'confirmed') throw new Error('Ada and Rita have a confirmed chat');
	expect(chat.startsAt).toBeGreaterThanOrEqual(addMinutes(now, 2));
	expect(chat.startsAt).toBeLessThan(addMinutes(now, 7));
	expect(joinOpensAt(chat, state.fair.rules)).toBeLessThan(now);
	expect([chat.talentJoined, chat.recruiterJoined]).toEqual([false, false]);
	const later = [...state.confirmedOf(ada)].filter(({ startsAt }) => startsAt > chat.endsAt);
	expect(later.length).toBeGreaterThanOrEqual(2);
}

/** DE5, S24: accepted, and nothing to choose from right now. */
function leavesSomebodyWithoutTimes(made: DemoFair): void {
	const choosing = [...made.state.meetingsOf(ada)].filter(isChoosing);
	const open = choosing.map(({ recruiterId }) => openSlots(made, recruiterId));
	expect(open).toContain(0);
	expect(Math.max(...open)).toBeGreaterThan(0);
	expect(openSlots(made, rita)).toBeGreaterThan(0);
	expect(openSlots(made, carl)).toBeGreaterThan(5);
}

/** DE6. */
function hasEveryKindOfRecruiter(made: DemoFair): void {
	const { cast, state } = made;
	const ids = cast.recruiters.map(({ id }) => id);
	const offered = (id: ParticipantId) => state.calendarOf(id).size;
	const booked = (id: ParticipantId) => [...state.confirmedOf(id)].length;
	const share = (id: ParticipantId) => booked(id) / (booked(id) + openSlots(made, id));
	expect(ids.filter((id) => offered(id) === 0).length).toBeGreaterThan(0);
	expect(ids.filter((id) => booked(id) > 5 && openSlots(made, id) === 0).length).toBeGreaterThan(2);
	expect(ids.filter((id) => share(id) > 0.25 && share(id) < 0.75).length).toBeGreaterThan(2);
	expect(ids.filter((id) => offered(id) > 10 && booked(id) === 0).length).toBeGreaterThan(1);
	const kinds = cast.recruiters.map(({ bookingMode, question, ideal }) => ({
		bookingMode,
		asks: question !== null,
		looks: ideal.background !== '',
	}));
	for (const bookingMode of ['direct', 'selective'])
		for (const asks of [true, false])
			expect(kinds).toContainEqual({ bookingMode, asks, looks: true });
	expect(kinds.some(({ looks }) => !looks)).toBe(true);
}

/** DE7, as far as the state alone can say; the database says the rest. */
function staysWithinTheRules({ state, commits, setting: { now } }: DemoFair): void {
	const { rules } = state.fair;
	expect(allowanceOf(state.meetingsOf(ada), rules).chats).toBeLessThanOrEqual(rules.maxChats - 2);
	const times = commits.map((commit) => commit.at);
	expect(times).toEqual(times.toSorted((a, b) => a - b));
	expect(times.at(-1)).toBeLessThanOrEqual(now);
	// Nothing falls due between the moments of the grid.
	const overdue = [...state.meetings.values()].filter((meeting) => {
		if (meeting.status === 'confirmed') return meeting.endsAt <= now;
		return meeting.status === 'requested' && meeting.expiresAt <= now;
	});
	expect(overdue).toEqual([]);
}

const isChoosing = ({ status }: Meeting) => status === 'in_scheduling';

function openSlots({ state, setting: { now } }: DemoFair, recruiter: ParticipantId): number {
	return [...state.calendarOf(recruiter).values()].filter(
		({ passed, startsAt }) =>
			!passed && startsAt > now && state.bookingOf(recruiter, startsAt) === null,
	).length;
}

/** Everything about a fair that could differ. */
const told = ({ fair, place, summary, cast, commits }: DemoFair) =>
	({ fair, place, summary, cast, commits }) as const;

/** What became of a person's meetings, and with which words, without the times. */
function story({ state, commits }: DemoFair, person: ParticipantId) {
	const own = [...state.meetingsOf(person)].map(({ id, status, requestedBy }) => {
		const words = commits.flatMap(({ events }) =>
			events.flatMap((event): readonly unknown[] => {
				if (!('meeting' in event) || event.meeting !== id) return [];
				return 'text' in event ? [event.text] : 'note' in event ? [event.note] : [];
			}),
		);
		return { id, status, requestedBy, words };
	});
	return own.sort((a, b) => a.id.localeCompare(b.id));
}
