/** A team as columns, one for each colleague: what stands on which person's page of the day. Pure. */
import type { FairDay } from '#schema/domain/fair.ts';
import { contains } from '#schema/domain/interval.ts';
import type { Instant, MeetingId, ParticipantId } from '#schema/ids.ts';
import type { TeamMate, TeamRow, TeamSheet, TeamSlotRow } from '../sync/overlay-team.ts';

export interface TeamColumn {
	readonly mate: TeamMate;
	/** Talents who wait for an answer, the longest first. */
	readonly requests: readonly TeamRow[];
	readonly scheduling: readonly TeamRow[];
	/** Of the day, by start. What has passed without a chat is only counted. */
	readonly slots: readonly TeamSlot[];
	readonly passed: number;
	/** Of all days. */
	readonly offered: number;
	readonly booked: number;
}

export interface TeamSlot {
	readonly slot: TeamSlotRow;
	/** The chat in it. */
	readonly chat: TeamRow | null;
}

/** Oneself first, then by name. */
export function teamColumns(
	team: TeamSheet,
	day: FairDay,
	me: ParticipantId,
	now: Instant,
): readonly TeamColumn[] {
	const chats = new Map<MeetingId, TeamRow>(team.meetings.map((row) => [row.id, row]));
	const column = (mate: TeamMate): TeamColumn => {
		const rows = team.meetings.filter(({ recruiter }) => recruiter === mate.id);
		const all = team.slots.filter(({ recruiter }) => recruiter === mate.id);
		const today = all
			.filter((slot) => contains(day, slot.startsAt))
			.map((slot) => ({ slot, chat: (slot.meeting && chats.get(slot.meeting)) ?? null }));
		const isShown = ({ slot, chat }: TeamSlot) => chat !== null || slot.startsAt > now;
		return {
			mate,
			requests: rows.filter(
				({ status, requestedBy }) => status === 'requested' && requestedBy === 'talent',
			),
			scheduling: rows.filter(({ status }) => status === 'in_scheduling'),
			slots: today.filter(isShown),
			passed: today.filter((each) => !isShown(each)).length,
			offered: all.filter(({ startsAt, meeting }) => meeting !== undefined || startsAt > now)
				.length,
			booked: all.filter(({ meeting }) => meeting !== undefined).length,
		};
	};
	const columns = team.people.map(column);
	return [
		...columns.filter(({ mate }) => mate.id === me),
		...columns.filter(({ mate }) => mate.id !== me),
	];
}

/** M-R9: what the company offers. */
export function teamFigures(columns: readonly TeamColumn[]) {
	const sum = (of: (column: TeamColumn) => number) =>
		columns.reduce((total, column) => total + of(column), 0);
	return {
		offered: sum(({ offered }) => offered),
		booked: sum(({ booked }) => booked),
		waiting: sum(({ requests }) => requests.length),
	};
}
