/**
 * One person in one fair: the documents they may read, the outbox they write, and what both together
 * mean. Plain TypeScript; `fair-session.svelte.ts` makes it reactive.
 */
import type { DeskView, Peer } from '#schema/docs/desk.ts';
import type { DirectoryView } from '#schema/docs/directory.ts';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import type { TeamView } from '#schema/docs/team.ts';
import type { VacanciesView } from '#schema/docs/vacancies.ts';
import type {
	CompanyId,
	FairId,
	Instant,
	IntentId,
	MeetingId,
	ParticipantId,
} from '#schema/ids.ts';
import type { ConnectionStatus } from './connection.ts';
import { Connection } from './connection.ts';
import type { Cancel, SyncEnvironment } from './environment.ts';
import { FairDocuments } from './fair-documents.ts';
import { FairPicture } from './fair-picture.ts';
import type { Submission, Trouble } from './intents.ts';
import { Intents } from './intents.ts';
import type { PendingIntent } from './outbox.ts';
import type { CalendarHandle, NoteHandle, SupportHandle } from './handles.ts';
import type { CalendarSheet, OverlayEntry } from './overlay.ts';
import type { HelpdeskSheet, SupportSheet } from './overlay-support.ts';
import type { TeamSheet } from './overlay-team.ts';
import type { VacancyRow } from './overlay-vacancies.ts';
import type { ProjectionStatus } from './projection.ts';
import { SupportPicture } from './support-picture.ts';
import { ServerTime } from './server-time.ts';
import type { DecidedIntent } from './settlement.ts';
import type { FairView } from './view.ts';

export interface InitialPicture {
	readonly desk: DeskView;
	readonly directory: DirectoryView;
	/** The server's clock when the page was made. */
	readonly now: Instant;
}

export interface FairSessionOptions {
	readonly environment: SyncEnvironment;
	/** Of the sync socket: `wss://…/sync`. */
	readonly url: string;
	readonly fair: FairId;
	readonly participant: ParticipantId;
	/** Whether the server would refuse the socket itself, which a browser is not told. */
	readonly isShutOut?: () => Promise<boolean>;
	/** What the page brought along, so that the first picture needs no socket. */
	readonly initial?: InitialPicture;
	/** The directory's document as an update of Yjs, on its way here; null where it cannot be had. */
	readonly directoryState?: Promise<ArrayBuffer | null> | undefined;
	/** What is known of the server's time already. */
	readonly time?: ServerTime;
}

export class FairSession {
	readonly fair: FairId;
	readonly participant: ParticipantId;
	readonly #environment: SyncEnvironment;
	readonly #keptPrefix: string;
	readonly #time: ServerTime;
	readonly #connection: Connection;
	readonly #documents: FairDocuments;
	readonly #intents: Intents;
	readonly #picture: FairPicture;
	readonly #supports: SupportPicture;
	readonly #listeners = new Set<() => void>();
	#entries: readonly OverlayEntry[] | null = null;
	#troubles: readonly Trouble[] = [];
	#frame: Cancel | null = null;
	#stopWaking: Cancel | null = null;
	#state: 'new' | 'started' | 'closed' = 'new';

	constructor(options: FairSessionOptions) {
		const { environment, fair, participant, initial } = options;
		this.fair = fair;
		this.participant = participant;
		this.#environment = environment;
		this.#keptPrefix = `visavis/${fair}/${participant}/`;
		this.#time = options.time ?? new ServerTime(() => environment.clock.now());
		if (initial) this.#time.atLeast(initial.now);
		this.#connection = new Connection(environment, {
			url: options.url,
			onStatus: () => this.#changed(),
			...(options.isShutOut && { isShutOut: options.isShutOut }),
		});
		const common = {
			environment,
			connection: this.#connection,
			fair,
			participant,
			keptPrefix: this.#keptPrefix,
			time: this.#time,
			onTrouble: (trouble: Trouble) => this.#trouble(trouble),
		};
		this.#intents = new Intents({ ...common, onChange: () => this.#intentsChanged() });
		this.#documents = new FairDocuments({
			...common,
			initial,
			directoryState: options.directoryState,
			onDesk: (desk) => this.#intents.deskSeen(desk),
			onChange: () => this.#changed(),
		});
		this.#supports = new SupportPicture(participant);
		this.#picture = new FairPicture(() => this.#sources());
	}

	get connection(): ConnectionStatus {
		return this.#connection.status;
	}

	/** Null until the first desk and directory have come. */
	get view(): FairView | null {
		return this.#picture.view;
	}

	/** The server's clock when what is shown was known to be current; null while it is. */
	get asOf(): Instant | null {
		return this.#documents.asOf;
	}

	/** False while the server says that it cannot save anything at present. */
	get canSave(): boolean {
		return this.#documents.canSave;
	}

	/** Oldest first. */
	get pending(): readonly PendingIntent[] {
		return this.#intents.pending;
	}

	/** Newest last; stays until `dismiss`. */
	get decided(): readonly DecidedIntent[] {
		return this.#intents.settlement.decided;
	}

	get troubles(): readonly Trouble[] {
		return this.#troubles;
	}

	/** The server's time, as well as it can be known. */
	now(): Instant {
		return this.#time.now();
	}

	calendar(recruiter: ParticipantId): CalendarHandle {
		const release = this.#documents.followCalendar(recruiter);
		const sheet = () => this.peekCalendar(recruiter);
		const status = () => this.calendarStatus(recruiter);
		return {
			get current() {
				return sheet();
			},
			get status() {
				return status();
			},
			release,
		};
	}

	/** What is known of a calendar without following it. */
	peekCalendar(recruiter: ParticipantId): CalendarSheet | null {
		return this.#picture.sheet(recruiter);
	}

	calendarStatus(recruiter: ParticipantId): ProjectionStatus {
		return this.#documents.calendarStatus(recruiter);
	}

	/** Follows the openings of a company, until what is returned is called. */
	vacancies(company: CompanyId): Cancel {
		return this.#documents.vacancies.follow(company);
	}

	/** What is known of a company's openings without following them; newest first. */
	peekVacancies(company: CompanyId): readonly VacancyRow[] | null {
		return this.#picture.peekVacancies(company);
	}

	vacanciesStatus(company: CompanyId): ProjectionStatus {
		return this.#documents.vacancies.status(company);
	}

	/** What the page brought along. */
	rememberVacancies(company: CompanyId, view: VacanciesView): void {
		this.#documents.vacancies.remember(company, view);
		this.#changed();
	}

	/** Follows the documents of the own company's team, from now on (TE3). */
	followTeam(): void {
		this.#documents.followTeam();
	}

	rememberTeam(view: TeamView): void {
		this.#documents.rememberTeam(view);
	}

	/** Null until the team is followed and has come. */
	get team(): TeamSheet | null {
		return this.#picture.team;
	}

	get teamStatus(): ProjectionStatus {
		return this.#documents.teamStatus;
	}

	/** Lets colleagues see that one has this meeting before one's eyes, until what is returned is called. */
	look(meeting: MeetingId): Cancel {
		return this.#documents.look(meeting);
	}

	/** Follows one's own support conversation, or as an organizer anybody's, until it is released. */
	support(person: ParticipantId): SupportHandle {
		return { release: this.#documents.supports.follow(person) };
	}

	/** Null until it has come, unless something was said here. */
	peekSupport(person: ParticipantId): SupportSheet | null {
		const { entries } = this.#sources();
		return this.#supports.support(person, this.#documents.supports.get(person), entries);
	}

	supportStatus(person: ParticipantId): ProjectionStatus {
		return this.#documents.supports.status(person);
	}

	/** Follows the open support conversations of the fair, as an organizer, until it is released. */
	followHelpdesk(): SupportHandle {
		return { release: this.#documents.supports.followHelpdesk() };
	}

	/** Null until it is followed and has come. */
	get helpdesk(): HelpdeskSheet | null {
		return this.#supports.helpdesk(this.#documents.supports.helpdesk);
	}

	get helpdeskStatus(): ProjectionStatus {
		return this.#documents.supports.helpdeskStatus;
	}

	note(talent: ParticipantId): NoteHandle {
		const release = this.#documents.followNote(talent);
		const { notes } = this.#documents;
		const note = () => notes.get(talent);
		return {
			get text() {
				return note()?.text ?? '';
			},
			get state() {
				return note()?.state ?? (notes.isFollowed(talent) ? 'loading' : 'denied');
			},
			get hasUnsaved() {
				return note()?.hasUnsaved ?? false;
			},
			edit: (before, after) => note()?.edit(before, after),
			undo: () => note()?.undo() ?? false,
			redo: () => note()?.redo() ?? false,
			release,
		};
	}

	/** Whether words in a note would be lost with this page. */
	get hasUnsavedNotes(): boolean {
		return this.#documents.notes.hasUnsaved;
	}

	/** The same, and it is not a matter of a moment: there is no connection, or it cannot be stored. */
	get areNotesAtRisk(): boolean {
		return this.#documents.notes.isAtRisk;
	}

	/** Why this cannot even be queued, or null. */
	whyNotSubmit(intent: ParticipantIntent): string | null {
		return this.#intents.whyNotSubmit(intent);
	}

	/**
	 * Queues an intent; its outcome comes when the server has decided. `peer` tells how to show the other
	 * side of a new request meanwhile, where the directory does not; `id` is given where it has one already.
	 */
	submit(intent: ParticipantIntent, peer?: Peer, id?: IntentId): Submission {
		return this.#intents.submit(intent, peer, id);
	}

	/** Takes back an intent that has never left this device; false when it may have (SY8). */
	revoke(id: IntentId): Promise<boolean> {
		return this.#intents.revoke(id);
	}

	dismiss(id: IntentId): void {
		this.#intents.settlement.dismiss(id);
	}

	/** Called after changes of anything above, at most once a frame. */
	subscribe(listener: () => void): Cancel {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Opens the connection and what is kept on this device. Before it, only `initial` is shown. */
	start(): void {
		if (this.#state !== 'new') return;
		this.#state = 'started';
		this.#stopWaking = this.#environment.onWake(() => this.#connection.wake());
		this.#connection.start();
		void this.#open();
	}

	async close(): Promise<void> {
		this.#stop();
		await this.#documents.close();
		await this.#intents.close();
		this.#connection.close();
	}

	/** Closes, and deletes everything that this device keeps of this person in this fair. */
	async forget(): Promise<void> {
		this.#stop();
		await this.#documents.close();
		await this.#intents.forget();
		this.#connection.close();
		const { storage } = this.#environment;
		for (const key of await storage.keys(this.#keptPrefix)) await storage.delete(key);
	}

	/** The desk is followed once it is known what to compare it with. */
	async #open(): Promise<void> {
		await Promise.all([this.#documents.recall(), this.#intents.recall()]);
		if (this.#state === 'closed') return;
		this.#documents.open();
		await this.#intents.open();
	}

	#stop(): void {
		this.#state = 'closed';
		this.#stopWaking?.();
		this.#frame?.();
		this.#frame = null;
	}

	#sources() {
		this.#entries ??= this.#intents.entries;
		const documents = this.#documents;
		return {
			desk: documents.desk,
			directory: documents.directory,
			entries: this.#entries,
			keys: this.#intents.settlement.keys,
			calendar: (recruiter: ParticipantId) => documents.calendar(recruiter),
			team: documents.team,
			vacancies: (company: CompanyId) => documents.vacancies.view(company),
		};
	}

	#intentsChanged(): void {
		this.#entries = null;
		this.#changed();
	}

	#changed(): void {
		if (this.#state === 'closed' || this.#frame) return;
		this.#frame = this.#environment.clock.nextFrame(() => {
			this.#frame = null;
			for (const listener of [...this.#listeners]) listener();
		});
	}

	#trouble(trouble: Trouble): void {
		const isKnown =
			trouble.kind === 'not_kept' && this.#troubles.some(({ kind }) => kind === 'not_kept');
		if (isKnown) return;
		this.#troubles = [...this.#troubles, trouble];
		this.#changed();
	}
}
