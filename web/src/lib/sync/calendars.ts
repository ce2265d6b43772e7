import type { CalendarView } from '#schema/docs/calendar.ts';
import { CALENDAR_SECTIONS } from '#schema/docs/calendar.ts';
import { docName } from '#schema/docs/names.ts';
import type { FairId, ParticipantId } from '#schema/ids.ts';
import type { Connection } from './connection.ts';
import type { Cancel, SyncEnvironment } from './environment.ts';
import type { KeptViews } from './kept-views.ts';
import { Projection } from './projection.ts';

/** Calendars that stay open although nobody looks at them, so that going back is instant. */
const UNUSED_MAX = 10;
/** The server allows some more documents on a socket than this many calendars, desk, directory and outbox. */
const OPEN_MAX = 20;

export interface CalendarsOptions {
	readonly environment: SyncEnvironment;
	readonly connection: Connection;
	readonly fair: FairId;
	readonly kept: KeptViews;
	readonly onChange: (name: string, calendar: Projection<CalendarView>) => void;
}

interface OpenCalendar {
	readonly projection: Projection<CalendarView>;
	users: number;
}

/** The calendars that are open on this device, each for as long as somebody looks at it and a while longer. */
export class Calendars {
	readonly #options: CalendarsOptions;
	/** In the order in which they were last let go. */
	readonly #open = new Map<ParticipantId, OpenCalendar>();

	constructor(options: CalendarsOptions) {
		this.#options = options;
	}

	get(recruiter: ParticipantId): Projection<CalendarView> | null {
		return this.#open.get(recruiter)?.projection ?? null;
	}

	/** Until what is returned is called. */
	follow(recruiter: ParticipantId): Cancel {
		const open = this.#open.get(recruiter);
		if (open) open.users += 1;
		else this.#openFor(recruiter);
		let isFollowing = true;
		return () => {
			if (isFollowing) this.#letGo(recruiter);
			isFollowing = false;
		};
	}

	close(): void {
		for (const { projection } of this.#open.values()) projection.close();
		this.#open.clear();
	}

	#letGo(recruiter: ParticipantId): void {
		const open = this.#open.get(recruiter);
		if (!open) return;
		open.users -= 1;
		// To the end of the line of those that are closed first.
		this.#open.delete(recruiter);
		this.#open.set(recruiter, open);
		this.#closeUnused();
	}

	#openFor(recruiter: ParticipantId): void {
		const { environment, connection, fair, kept, onChange } = this.#options;
		const name = docName({ kind: 'calendar', fair, recruiter });
		const projection: Projection<CalendarView> = new Projection({
			environment,
			connection,
			name,
			sections: CALENDAR_SECTIONS,
			onChange: () => onChange(name, projection),
		});
		this.#open.set(recruiter, { projection, users: 1 });
		this.#closeUnused();
		projection.open();
		void kept.load<CalendarView>(name).then((before) => {
			if (before) projection.remember(before.view);
		});
	}

	#closeUnused(): void {
		let unused = [...this.#open].filter(([, { users }]) => users === 0);
		const used = this.#open.size - unused.length;
		unused = unused.slice(0, Math.max(0, unused.length - Math.min(UNUSED_MAX, OPEN_MAX - used)));
		for (const [recruiter, { projection }] of unused) {
			projection.close();
			this.#open.delete(recruiter);
		}
	}
}
