/** A fair behind a real engine and real SQLite, without sockets: what each person's screen would hold. */
import { must } from '#schema/assert.ts';
import type { CalendarView } from '#schema/docs/calendar.ts';
import type { DeskView } from '#schema/docs/desk.ts';
import type { DirectoryView } from '#schema/docs/directory.ts';
import type { FairRules } from '#schema/domain/fair.ts';
import type { MeetingId, ParticipantId } from '#schema/ids.ts';
import { insertFair } from '#sync/testing/fair-rows.ts';
import { HandClock, migrated, rigOver } from '#sync/testing/engine-rig.ts';
import type { CalendarSheet } from '#lib/sync/overlay.ts';
import { overlayCalendar } from '#lib/sync/overlay.ts';
import { overlayDesk } from '#lib/sync/overlay-desk.ts';
import type { FairView } from '#lib/sync/view.ts';

export const NO_TEXT = { message: '', question: '', answer: '' } as const;

/** Three talents, two recruiters, five slots of a quarter of an hour each, beginning in half an hour. */
export async function openFair(rules: Partial<FairRules> = {}) {
	const clock = new HandClock();
	const connection = await migrated();
	const shape = { talents: 3, recruiters: 2, slots: 5, slotsFrom: 30 };
	const rows = insertFair(connection, { now: clock.now(), ...shape, rules });
	const { fair } = rows;
	const rig = rigOver(connection, { clock });
	const [ada, ben] = rows.talents;
	const [rita, carl] = rows.recruiters;
	const people = {
		ada: must(ada, 'a talent'),
		ben: must(ben, 'another talent'),
		rita: must(rita, 'a recruiter'),
		carl: must(carl, 'another recruiter'),
	};
	// The renderer writes what these types describe; as plain JSON it no longer says so.
	const deskOf = (participant: ParticipantId) =>
		rig.engine.view({ kind: 'desk', fair, participant }) as unknown as DeskView;
	const calendarOf = (recruiter: ParticipantId) =>
		rig.engine.view({ kind: 'calendar', fair, recruiter }) as unknown as CalendarView;
	const directory = () => rig.engine.view({ kind: 'directory', fair }) as unknown as DirectoryView;
	const viewOf = (participant: ParticipantId): FairView => {
		const context = { directory: directory(), keys: new Map<never, never>(), slotEnd: () => null };
		return {
			desk: overlayDesk(deskOf(participant), [], context),
			directory: context.directory,
			announcements: [],
		};
	};
	const sheetOf = (view: FairView, recruiter: ParticipantId): CalendarSheet =>
		overlayCalendar(calendarOf(recruiter), recruiter, view.desk, []);
	/** A request that was sent and accepted. */
	const accepted = async (talent: ParticipantId, recruiter: ParticipantId): Promise<MeetingId> => {
		const sent = await rig.ask(fair, talent, { kind: 'request.send', to: recruiter, ...NO_TEXT });
		const meeting = must(sent.meeting, 'a request begins a meeting');
		await rig.ask(fair, recruiter, { kind: 'request.accept', meeting });
		return meeting;
	};
	return {
		...rig,
		...rows,
		...people,
		clock,
		connection,
		deskOf,
		calendarOf,
		directory,
		viewOf,
		sheetOf,
		accepted,
	};
}

export type OpenFair = Awaited<ReturnType<typeof openFair>>;

export const pick = <T>(from: readonly T[], index: number): T =>
	must(from[index % from.length], 'something to pick from');
