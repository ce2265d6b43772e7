import type { CalendarView } from '#schema/docs/calendar.ts';
import type { DeskView } from '#schema/docs/desk.ts';
import type { DirectoryView } from '#schema/docs/directory.ts';
import { slotKey } from '#schema/docs/calendar.ts';
import type { HelpdeskView, SupportView } from '#schema/docs/support.ts';
import type { TeamView } from '#schema/docs/team.ts';
import type { Instant, MeetingId, ParticipantId } from '#schema/ids.ts';
import { addMinutes } from '#schema/ids.ts';
import { knownDesk } from './known-desk.ts';
import { overlayAnnouncements } from './overlay-announcements.ts';
import { overlayDesk } from './overlay-desk.ts';
import type { CalendarSheet, OverlayEntry } from './overlay.ts';
import { overlayCalendar } from './overlay.ts';
import type { HelpdeskSheet, SupportSheet } from './overlay-support.ts';
import { overlayHelpdesk, overlaySupport } from './overlay-support.ts';
import type { TeamSheet } from './overlay-team.ts';
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
	readonly participant: ParticipantId;
	support(person: ParticipantId): SupportView | null;
	readonly helpdesk: HelpdeskView | null;
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
	readonly #supports = new Map<ParticipantId, KnownSupport>();
	#helpdesk: { readonly from: HelpdeskView; readonly sheet: HelpdeskSheet } | null = null;
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

	get team(): TeamSheet | null {
		const { team, desk, directory, entries } = this.#refresh();
		if (!team || !desk || !directory) return null;
		const known = this.#team;
		if (known?.from === team && known.entries === entries) return known.sheet;
		const sheet = overlayTeam(team, desk.me.me.id, directory.fair.fair.days, entries);
		this.#team = { from: team, entries, sheet };
		return sheet;
	}

	support(person: ParticipantId): SupportSheet | null {
		const { participant, entries, ...sources } = this.#refresh();
		const from = sources.support(person);
		const known = this.#supports.get(person);
		if (known?.from === from && known.entries === entries) return known.sheet;
		const sheet = overlaySupport(from, person, participant, entries);
		this.#supports.set(person, { from, entries, sheet });
		return sheet;
	}

	get helpdesk(): HelpdeskSheet | null {
		const { helpdesk: from } = this.#refresh();
		if (!from) return null;
		if (this.#helpdesk?.from !== from) this.#helpdesk = { from, sheet: overlayHelpdesk(from) };
		return this.#helpdesk.sheet;
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

interface KnownSupport {
	readonly from: SupportView | null;
	readonly entries: readonly OverlayEntry[];
	readonly sheet: SupportSheet | null;
}

function endOf(calendar: CalendarView | null, startsAt: Instant): Instant | null {
	const slot = calendar?.slots[slotKey(startsAt)];
	return slot ? addMinutes(startsAt, slot[1]) : null;
}
