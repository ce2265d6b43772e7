import type { CalendarView } from '#schema/docs/calendar.ts';
import type { DeskView } from '#schema/docs/desk.ts';
import type { DirectoryView } from '#schema/docs/directory.ts';
import { slotKey } from '#schema/docs/calendar.ts';
import type { TeamView } from '#schema/docs/team.ts';
import type { VacanciesView } from '#schema/docs/vacancies.ts';
import type { CompanyId, Instant, MeetingId, ParticipantId } from '#schema/ids.ts';
import { addMinutes } from '#schema/ids.ts';
import { knownDesk } from './known-desk.ts';
import { overlayAnnouncements } from './overlay-announcements.ts';
import { overlayDesk } from './overlay-desk.ts';
import type { CalendarSheet, OverlayEntry } from './overlay.ts';
import { overlayCalendar } from './overlay.ts';
import type { TeamSheet } from './overlay-team.ts';
import type { VacancyRow } from './overlay-vacancies.ts';
import { overlayVacancies } from './overlay-vacancies.ts';
import { overlayTeam } from './overlay-team.ts';
import type { FairView } from './view.ts';

export interface Sources {
	readonly desk: DeskView | null;
	readonly directory: DirectoryView | null;
	readonly entries: readonly OverlayEntry[];
	/** Rows that began as a provisional one keep its key. */
	readonly keys: ReadonlyMap<MeetingId, string>;
	calendar(recruiter: ParticipantId): CalendarView | null;
	readonly team: TeamView | null;
	vacancies(company: CompanyId): VacanciesView | null;
}

/**
 * What is shown: a function of the documents and the pending intents. As long as these stay the same,
 * so does the value, and nothing is drawn again.
 */
export class FairPicture {
	readonly #read: () => Sources;
	#sources: Sources | null = null;
	#view: FairView | null = null;
	#team: {
		readonly from: TeamView;
		readonly entries: readonly OverlayEntry[];
		readonly sheet: TeamSheet;
	} | null = null;
	readonly #vacancies = new Map<
		CompanyId,
		{
			readonly from: VacanciesView;
			readonly entries: readonly OverlayEntry[];
			readonly rows: readonly VacancyRow[];
		}
	>();
	#sheets = new Map<ParticipantId, CalendarSheet>();
	#from = new Map<ParticipantId, CalendarView>();

	constructor(read: () => Sources) {
		this.#read = read;
	}

	get view(): FairView | null {
		this.#refresh();
		return this.#view;
	}

	sheet(recruiter: ParticipantId): CalendarSheet | null {
		const sources = this.#refresh();
		const calendar = sources.calendar(recruiter);
		if (!calendar) return null;
		const known = this.#sheets.get(recruiter);
		if (known && this.#from.get(recruiter) === calendar) return known;
		const desk = this.#view?.desk ?? null;
		const sheet = overlayCalendar(calendar, recruiter, desk, sources.entries);
		this.#sheets.set(recruiter, sheet);
		this.#from.set(recruiter, calendar);
		return sheet;
	}

	peekVacancies(company: CompanyId): readonly VacancyRow[] | null {
		const sources = this.#refresh();
		const from = sources.vacancies(company);
		if (!from) return null;
		const known = this.#vacancies.get(company);
		if (known?.from === from && known.entries === sources.entries) return known.rows;
		const { entries, directory, desk } = sources;
		const isOwn = desk !== null && directory?.cards[desk.me.me.id]?.company === company;
		const rows = overlayVacancies(from, entries, isOwn);
		this.#vacancies.set(company, { from, entries, rows });
		return rows;
	}

	get team(): TeamSheet | null {
		const { team, desk, directory, entries } = this.#refresh();
		if (!team || !desk || !directory) return null;
		const known = this.#team;
		if (known?.from === team && known.entries === entries) return known.sheet;
		const sheet = overlayTeam(team, desk.me.me.id, directory.fair.fair.days, entries);
		this.#team = { from: team, entries, sheet };
		return sheet;
	}

	#refresh(): Sources {
		const sources = this.#read();
		const before = this.#sources;
		const { desk, directory, entries, keys } = sources;
		if (desk === before?.desk && directory === before?.directory && entries === before?.entries)
			return sources;
		this.#sources = sources;
		this.#sheets.clear();
		const slotEnd = (recruiter: ParticipantId, startsAt: Instant) =>
			endOf(sources.calendar(recruiter), startsAt);
		// Of the directory an undisturbed desk takes the rules only; the numbers in it change all day long.
		const isSameDesk =
			desk === before?.desk &&
			entries === before?.entries &&
			entries.length === 0 &&
			directory?.fair === before?.directory?.fair;
		const same = isSameDesk ? this.#view?.desk : undefined;
		this.#view =
			desk && directory
				? {
						desk: same ?? overlayDesk(knownDesk(desk), entries, { directory, keys, slotEnd }),
						directory,
						announcements: overlayAnnouncements(directory, entries),
					}
				: null;
		return sources;
	}
}

function endOf(calendar: CalendarView | null, startsAt: Instant): Instant | null {
	const slot = calendar?.slots[slotKey(startsAt)];
	return slot ? addMinutes(startsAt, slot[1]) : null;
}
