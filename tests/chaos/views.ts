/** Whether a page shows what a fresh look into the database gives, document by document. */
import { isDeepStrictEqual } from 'node:util';
import type { CalendarSheet } from '#lib/sync/overlay.ts';
import type { CalendarSlot, CalendarView } from '#schema/docs/calendar.ts';
import { slotKey } from '#schema/docs/calendar.ts';
import { MINUTE_MS } from '#schema/ids.ts';
import type { ParticipantId } from '#schema/ids.ts';
import type { Person } from './person.ts';

type Sections = Readonly<Record<string, unknown>>;

/** Documents whose picture differs from SQL, by name; all of them count into `of`. */
export interface Comparison {
	readonly of: number;
	readonly different: readonly string[];
}

export async function compareViews(url: string, people: readonly Person[]): Promise<Comparison> {
	const comparisons = await Promise.all(people.map((person) => compareOne(url, person)));
	return {
		of: comparisons.reduce((sum, { of }) => sum + of, 0),
		different: comparisons.flatMap(({ different }) => different),
	};
}

async function compareOne(url: string, person: Person): Promise<Comparison> {
	const { session, participant, calendars } = person;
	const shown = shownBy(person);
	const fresh = async (path: string) => {
		const answer = await fetch(`${url}/api/fairs/${session.fair}/${path}`, {
			headers: { cookie: person.cookie },
		});
		return bare((await answer.json()) as object);
	};
	const different: string[] = [];
	for (const [path, view] of Object.entries(shown)) {
		const [here, there] = [bare(view ?? {}), await fresh(path)];
		if (!isDeepStrictEqual(here, there))
			different.push(`${path} of ${participant}: ${differenceOf(here, there)}`);
	}
	return { of: 2 + calendars.length, different };
}

/** The sections that differ, as both have them. */
function differenceOf(here: Sections, there: Sections): string {
	const names = new Set([...Object.keys(here), ...Object.keys(there)]);
	return [...names]
		.filter((name) => !isDeepStrictEqual(here[name], there[name]))
		.map(
			(name) => `${name} ${JSON.stringify(here[name])} instead of ${JSON.stringify(there[name])}`,
		)
		.join('; ');
}

function shownBy({ session, calendars }: Person): Record<string, object | null> {
	const shown: Record<string, object | null> = { desk: null, directory: null };
	const { view } = session;
	if (view) {
		const meetings = Object.fromEntries(
			Object.entries(view.desk.meetings).map(([id, { key: _key, ...row }]) => [id, row]),
		);
		shown['desk'] = { ...view.desk, meetings };
		shown['directory'] = view.directory;
	}
	for (const recruiter of calendars)
		shown[`calendars/${recruiter}`] = calendarOf(session.peekCalendar(recruiter));
	return shown;
}

function calendarOf(sheet: CalendarSheet | null): Pick<CalendarView, 'slots'> | null {
	if (!sheet) return null;
	const slots = sheet.slots.map(({ startsAt, endsAt, passed, taken }) => {
		const minutes = (endsAt - startsAt) / MINUTE_MS;
		const slot: CalendarSlot = [startsAt, minutes, passed ? 'p' : taken ? 't' : 'o'];
		return [slotKey(startsAt), slot];
	});
	return { slots: Object.fromEntries(slots) as CalendarView['slots'] };
}

/** As JSON, without what belongs to the moment of rendering and to the page itself. */
function bare(view: object): Sections {
	const {
		seq: _seq,
		t: _t,
		fault: _fault,
		...rest
	} = JSON.parse(JSON.stringify(view)) as {
		seq?: number;
		t?: number;
		fault?: string | null;
		meetings?: Record<ParticipantId, { provisional?: boolean }>;
	};
	for (const row of Object.values(rest.meetings ?? {}))
		if (row.provisional === false) delete row.provisional;
	return rest;
}
