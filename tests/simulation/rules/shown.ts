/** What a page shows, reduced to what documents hold: nothing of the page's own may be left at rest. */
import type { CalendarSheet } from '#lib/sync/overlay.ts';
import type { HelpdeskSheet, SupportSheet } from '#lib/sync/overlay-support.ts';
import type { TeamSheet } from '#lib/sync/overlay-team.ts';
import { teamSlotKey } from '#schema/docs/team.ts';

/** A desk without commit number and moment, and without the keys that rows have on a page. */
export function shownDesk(desk: object): object {
	const { seq: _seq, t: _t, fault, meetings, ...rest } = desk as Record<string, unknown>;
	const rows = Object.entries(meetings as Record<string, object>).map(([id, row]) => {
		const { key: _key, provisional, ...meeting } = row as Record<string, unknown>;
		return [id, provisional ? { ...meeting, provisional } : meeting];
	});
	const { outcomes: _outcomes, ...sections } = rest;
	return { ...sections, meetings: Object.fromEntries(rows), ...(fault ? { fault } : {}) };
}

/** A team as its document has it: by key, and without what a row has on a page. */
export function shownTeam(team: object | null): unknown {
	if (!team) return null;
	const { people, meetings, slots, looking } = team as TeamSheet;
	return {
		people: Object.fromEntries(people.map(({ id, ...member }) => [id, member])),
		meetings: Object.fromEntries(
			meetings.map(({ key: _key, provisional: _provisional, ...row }) => [row.id, row]),
		),
		slots: Object.fromEntries(
			slots.map((slot) => [teamSlotKey(slot.recruiter, slot.startsAt), slot]),
		),
		looking,
	};
}

export const shownCalendar = (sheet: CalendarSheet | null): unknown =>
	sheet && Object.fromEntries(sheet.slots.map((slot) => [slot.startsAt, slot]));

/** A conversation as its document has it. */
export function shownSupport(sheet: SupportSheet | null): unknown {
	if (!sheet) return null;
	const lines = sheet.lines.map(({ key, ...line }) => [key, line] as const);
	return {
		conversation: sheet.card ? { card: sheet.card } : {},
		lines: Object.fromEntries(lines),
		facts: sheet.facts ? { last: sheet.facts } : {},
	};
}

export function shownHelpdesk(sheet: HelpdeskSheet | null): unknown {
	if (!sheet) return null;
	return { open: Object.fromEntries(sheet.rows.map(({ id, ...card }) => [id, card])) };
}
