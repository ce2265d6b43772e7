import type { CalendarView } from '#schema/docs/calendar.ts';
import { CALENDAR_SECTIONS } from '#schema/docs/calendar.ts';
import type { DeskView } from '#schema/docs/desk.ts';
import { DESK_SECTIONS } from '#schema/docs/desk.ts';
import type { DirectoryView } from '#schema/docs/directory.ts';
import { DIRECTORY_SECTIONS } from '#schema/docs/directory.ts';
import { docName } from '#schema/docs/names.ts';
import type { HelpdeskView, SupportView } from '#schema/docs/support.ts';
import type { TeamView } from '#schema/docs/team.ts';
import { TEAM_SECTIONS } from '#schema/docs/team.ts';
import type { VacanciesView } from '#schema/docs/vacancies.ts';
import { VACANCIES_SECTIONS } from '#schema/docs/vacancies.ts';
import type { CompanyId, FairId, Instant, MeetingId, ParticipantId } from '#schema/ids.ts';
import type { Connection } from './connection.ts';
import type { Cancel, SyncEnvironment } from './environment.ts';
import { FollowedViews } from './followed-views.ts';
import type { Trouble } from './intents.ts';
import { KeptViews } from './kept-views.ts';
import { Looks } from './looks.ts';
import { Notes } from './notes.ts';
import type { ProjectionStatus } from './projection.ts';
import { Projection } from './projection.ts';
import { Supports } from './supports.ts';
import type { ServerTime } from './server-time.ts';

export interface FairDocumentsOptions {
	readonly environment: SyncEnvironment;
	readonly connection: Connection;
	readonly fair: FairId;
	readonly participant: ParticipantId;
	readonly keptPrefix: string;
	readonly time: ServerTime;
	readonly initial:
		| { readonly desk: DeskView; readonly directory: DirectoryView; readonly now: Instant }
		| undefined;
	/** Of the directory's document; see `ProjectionOptions`. */
	readonly directoryState: Promise<ArrayBuffer | null> | undefined;
	/** Each state of the desk that the server has shown, also those between two frames. */
	readonly onDesk: (desk: DeskView) => void;
	readonly onChange: () => void;
	readonly onTrouble: (trouble: Trouble) => void;
}

/** The server allows some more documents on a socket than all of these, desk, directory and outbox. */
const CALENDARS_MAX = 20;
const CALENDARS_UNUSED_MAX = 10;
/** Of companies one looks at one at a time. */
const VACANCIES_UNUSED_MAX = 2;

/** What a person reads of one fair: their desk, the directory, and the calendars they look at. */
export class FairDocuments {
	readonly #options: FairDocumentsOptions;
	readonly #kept: KeptViews;
	readonly #desk: Projection<DeskView>;
	readonly #directory: Projection<DirectoryView>;
	readonly #calendars: FollowedViews<ParticipantId, CalendarView>;
	readonly vacancies: FollowedViews<CompanyId, VacanciesView>;
	readonly #looks: Looks;
	/** Of the own team, on talents. */
	readonly notes: Notes;
	readonly supports: Supports;
	#team: Projection<TeamView> | null = null;
	#followsTeam = false;
	#isOpen = false;
	readonly #deskName: string;
	readonly #directoryName: string;
	/** When desk and directory were last known to be current, by the server's clock. */
	#currentAt: Instant | null;

	constructor(options: FairDocumentsOptions) {
		const { environment, connection, fair, participant, initial } = options;
		this.#options = options;
		this.#currentAt = initial?.now ?? null;
		this.#kept = new KeptViews({
			storage: environment.storage,
			clock: environment.clock,
			prefix: `${options.keptPrefix}view/`,
			onFailure: () => options.onTrouble({ kind: 'not_kept', lost: [] }),
		});
		this.#deskName = docName({ kind: 'desk', fair, participant });
		this.#directoryName = docName({ kind: 'directory', fair });
		const common = { environment, connection };
		this.#desk = new Projection<DeskView>({
			...common,
			name: this.#deskName,
			sections: DESK_SECTIONS,
			initial: initial?.desk,
			onChange: () => this.#deskChanged(),
		});
		this.#directory = new Projection<DirectoryView>({
			...common,
			name: this.#directoryName,
			sections: DIRECTORY_SECTIONS,
			initial: initial?.directory,
			state: options.directoryState,
			onChange: () => this.#directoryChanged(),
		});
		this.#looks = new Looks({ ...common, fair });
		this.notes = new Notes({
			...common,
			fair,
			company: () => this.company,
			onChange: options.onChange,
		});
		this.supports = new Supports({
			...common,
			...{ fair, participant, kept: this.#kept },
			onChange: (projection, name) => this.#seen(projection, name),
		});
		this.#calendars = new FollowedViews({
			...common,
			kept: this.#kept,
			nameOf: (recruiter) => docName({ kind: 'calendar', fair, recruiter }),
			sections: CALENDAR_SECTIONS,
			unusedMax: CALENDARS_UNUSED_MAX,
			openMax: CALENDARS_MAX,
			onChange: (name, calendar) => this.#seen(calendar, name),
		});
		this.vacancies = new FollowedViews({
			...common,
			kept: this.#kept,
			nameOf: (company) => docName({ kind: 'vacancies', fair, company }),
			sections: VACANCIES_SECTIONS,
			unusedMax: VACANCIES_UNUSED_MAX,
			openMax: VACANCIES_UNUSED_MAX,
			onChange: (name, vacancies) => this.#seen(vacancies, name),
		});
	}

	get desk(): DeskView | null {
		return this.#desk.current;
	}

	get directory(): DirectoryView | null {
		return this.#directory.current;
	}

	calendar(recruiter: ParticipantId): CalendarView | null {
		return this.#calendars.view(recruiter);
	}

	calendarStatus(recruiter: ParticipantId): ProjectionStatus {
		return this.#calendars.status(recruiter);
	}

	/** Of the company that this person recruits for; null until it is followed and has come. */
	get team(): TeamView | null {
		return this.#team?.current ?? null;
	}

	get teamStatus(): ProjectionStatus {
		return this.#team?.status ?? 'loading';
	}

	get asOf(): Instant | null {
		return this.#isCurrent() ? null : this.#currentAt;
	}

	get canSave(): boolean {
		return (this.desk?.fault ?? null) === null;
	}

	followCalendar(recruiter: ParticipantId): Cancel {
		return this.#calendars.follow(recruiter);
	}

	/** From now on, for as long as this is open. */
	followTeam(): void {
		if (this.#followsTeam) return;
		this.#followsTeam = true;
		this.#openTeam();
	}

	/** What the page brought along. */
	rememberTeam(view: TeamView): void {
		if (this.#team) this.#team.remember(view);
		else this.#projectionOfTeam(view);
	}

	/** For which one recruits, as the directory says; null for all others. */
	get company(): CompanyId | null {
		return this.directory?.cards[this.#options.participant]?.company ?? null;
	}

	/** What the team has written about a talent, until what is returned is called (TN1). */
	followNote(talent: ParticipantId): Cancel {
		return this.#isDeleted(talent) ? () => {} : this.notes.follow(talent);
	}

	/** ER3: of whom nothing is left; the server is not asked for what it would refuse. */
	#isDeleted(person: ParticipantId): boolean {
		const meetings = Object.values(this.desk?.meetings ?? {});
		return meetings.some(({ peer }) => peer.id === person && peer.name === '');
	}

	/** TE4: the server shows the team who has a meeting open; until what is returned is called. */
	look(meeting: MeetingId): Cancel {
		return this.#looks.at(meeting);
	}

	/** What this device kept, to be shown until the server answers. */
	async recall(): Promise<void> {
		const desk = await this.#kept.load<DeskView>(this.#deskName);
		const directory = await this.#kept.load<DirectoryView>(this.#directoryName);
		if (!desk || !directory) return;
		this.#currentAt ??= desk.asOf;
		this.#desk.remember(desk.view);
		this.#directory.remember(directory.view);
	}

	open(): void {
		this.#isOpen = true;
		if (this.#followsTeam) this.#openTeam();
		this.#desk.open();
		this.#directory.open();
	}

	async close(): Promise<void> {
		await this.notes.close();
		this.#desk.close();
		this.#directory.close();
		this.#calendars.close();
		this.supports.close();
		this.vacancies.close();
		this.#looks.close();
		this.#team?.close();
		await this.#kept.flush();
	}

	#deskChanged(): void {
		const desk = this.#desk.current;
		if (desk && this.#desk.status === 'live') this.#options.onDesk(desk);
		this.#seen(this.#desk, this.#deskName);
	}

	#directoryChanged(): void {
		this.#seen(this.#directory, this.#directoryName);
		if (this.#followsTeam) this.#openTeam();
		this.notes.openAll();
	}

	#openTeam(): void {
		const name = this.#teamName();
		const team = this.#projectionOfTeam();
		if (!name || !team || !this.#isOpen) return;
		team.open();
		void this.#kept.load<TeamView>(name).then((before) => {
			if (before) team.remember(before.view);
		});
	}

	#projectionOfTeam(initial?: TeamView): Projection<TeamView> | null {
		const { environment, connection } = this.#options;
		const name = this.#teamName();
		if (!name) return null;
		this.#team ??= new Projection<TeamView>({
			environment,
			connection,
			name,
			sections: TEAM_SECTIONS,
			initial,
			onChange: () => this.#team && this.#seen(this.#team, name),
		});
		return this.#team;
	}

	#teamName(): string | null {
		const { fair } = this.#options;
		const { company } = this;
		return company && docName({ kind: 'team', fair, company });
	}

	#seen(
		projection: Projection<
			| DeskView
			| DirectoryView
			| CalendarView
			| VacanciesView
			| TeamView
			| SupportView
			| HelpdeskView
		>,
		/** Where this device keeps it. */
		name?: string,
	): void {
		const { time, connection, onChange } = this.#options;
		const view = projection.current;
		if (view && projection.status === 'live') {
			time.atLeast(view.t);
			if (name !== undefined) this.#kept.save(name, view, time.now());
		}
		if (this.#isCurrent()) this.#currentAt = time.now();
		// Whoever may not read their own desk, or the directory, is not a member any more.
		if (this.#desk.status === 'denied' || this.#directory.status === 'denied')
			connection.end('ended');
		onChange();
	}

	#isCurrent(): boolean {
		return this.#desk.status === 'live' && this.#directory.status === 'live';
	}
}
