/**
 * A fair session as Svelte reads it: every getter is reactive inside a component. Components never see
 * a Yjs document or a socket.
 */
import { createContext } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';
import type { Peer } from '#schema/docs/desk.ts';
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
import type { Cancel, Clock } from './environment.ts';
import type { Session, Waiting } from './early-session.ts';
import type { NoteHandle } from './handles.ts';
import type { Submission, Trouble } from './intents.ts';
import type { NoteState } from './note.ts';
import type { CalendarSheet } from './overlay.ts';
import type { HelpdeskSheet, SupportSheet } from './overlay-support.ts';
import type { TeamSheet } from './overlay-team.ts';
import type { VacancyRow } from './overlay-vacancies.ts';
import type { ProjectionStatus } from './projection.ts';
import { MadeOnce } from './made-once.ts';
import type { DecidedIntent } from './settlement.ts';
import { namingTheDeleted } from './deleted-people.ts';
import type { FairView } from './view.ts';

const SECOND_MS = 1_000;

/** Wraps a session. On the server, give it one that is never started: it shows `initial`. */
export class LiveFairSession {
	readonly #session: Session;
	readonly #changes: () => void;
	readonly #seconds: () => void;
	readonly #team: () => void;
	readonly #calendars = new MadeOnce((of: ParticipantId) => new LiveCalendar(this.#session, of));
	readonly #notes = new MadeOnce((of: ParticipantId) => new LiveNote(this.#session, of));
	readonly #supports = new MadeOnce((of: ParticipantId) => new LiveSupport(this.#session, of));
	readonly #helpdesk: () => void;
	readonly #vacancies = new MadeOnce((of: CompanyId) => new LiveVacancies(this.#session, of));
	readonly #deletedWord: () => string;
	readonly #nameTheDeleted = namingTheDeleted();

	/** @param deletedWord how this language calls people who have erased themselves */
	constructor(session: Session, clock: Clock, deletedWord: () => string = () => '') {
		this.#deletedWord = deletedWord;
		this.#session = session;
		this.#changes = createSubscriber((update) => session.subscribe(update));
		this.#team = createSubscriber((update) => {
			session.followTeam();
			return session.subscribe(update);
		});
		this.#helpdesk = createSubscriber((update) =>
			following(session, update, session.followHelpdesk()),
		);
		this.#seconds = createSubscriber((update) => {
			let cancel = clock.after(SECOND_MS, tick);
			function tick() {
				cancel = clock.after(SECOND_MS, tick);
				update();
			}
			return () => cancel();
		});
	}

	get fair(): FairId {
		return this.#session.fair;
	}

	get participant(): ParticipantId {
		return this.#session.participant;
	}

	get connection(): ConnectionStatus {
		this.#changes();
		return this.#session.connection;
	}

	/** Null until the first desk and directory have come. The same object until something changes. */
	get view(): FairView | null {
		this.#changes();
		const { view } = this.#session;
		return view && this.#nameTheDeleted(view, this.#deletedWord());
	}

	/** Null while what is shown is current, else when it was. */
	get asOf(): Instant | null {
		this.#changes();
		return this.#session.asOf;
	}

	/** False while the server says that it cannot save anything at present. */
	get canSave(): boolean {
		this.#changes();
		return this.#session.canSave;
	}

	/** Oldest first. */
	get pending(): readonly Waiting[] {
		this.#changes();
		return this.#session.pending;
	}

	/** For toasts, newest last; each stays until it is dismissed. */
	get decided(): readonly DecidedIntent[] {
		this.#changes();
		return this.#session.decided;
	}

	get troubles(): readonly Trouble[] {
		this.#changes();
		return this.#session.troubles;
	}

	/** The server's time; moves once a second while a component reads it. */
	get now(): Instant {
		this.#seconds();
		return this.#session.now();
	}

	/** The same object for the same recruiter. */
	calendar(recruiter: ParticipantId): LiveCalendar {
		return this.#calendars.of(recruiter);
	}

	/** The openings of a company. The same object for the same company. */
	vacancies(company: CompanyId): LiveVacancies {
		return this.#vacancies.of(company);
	}

	rememberVacancies(company: CompanyId, view: VacanciesView): void {
		this.#session.rememberVacancies(company, view);
	}

	/** The own company's team, followed once a component reads it; null for whoever has none. */
	get team(): TeamSheet | null {
		this.#team();
		return this.#session.team;
	}

	get teamStatus(): ProjectionStatus {
		this.#team();
		return this.#session.teamStatus;
	}

	rememberTeam(view: TeamView): void {
		this.#session.rememberTeam(view);
	}

	look(meeting: MeetingId): Cancel {
		return this.#session.look(meeting);
	}

	/** One's own support conversation, or as an organizer anybody's. The same object for the same person. */
	support(person: ParticipantId): LiveSupport {
		return this.#supports.of(person);
	}

	/** The open support conversations, followed while a component reads them; of organizers. */
	get helpdesk(): HelpdeskSheet | null {
		this.#helpdesk();
		return this.#session.helpdesk;
	}

	get helpdeskStatus(): ProjectionStatus {
		this.#helpdesk();
		return this.#session.helpdeskStatus;
	}

	/** What the own team wrote about a talent. The same object for the same talent. */
	note(talent: ParticipantId): LiveNote {
		return this.#notes.of(talent);
	}

	/** Whether words in a note would be lost with this page; for the moment in which it is closed. */
	get hasUnsavedNotes(): boolean {
		return this.#session.hasUnsavedNotes;
	}

	get areNotesAtRisk(): boolean {
		return this.#session.areNotesAtRisk;
	}

	/** Why this cannot even be queued, or null. */
	whyNotSubmit(intent: ParticipantIntent): string | null {
		this.#changes();
		return this.#session.whyNotSubmit(intent);
	}

	submit(intent: ParticipantIntent, peer?: Peer): Submission {
		return this.#session.submit(intent, peer);
	}

	revoke(id: IntentId): Promise<boolean> {
		return this.#session.revoke(id);
	}

	dismiss(id: IntentId): void {
		this.#session.dismiss(id);
	}
}

/** A calendar that is followed for as long as a component reads it; nothing needs to be released. */
export class LiveCalendar {
	readonly #session: Session;
	readonly #recruiter: ParticipantId;
	readonly #follow: () => void;

	constructor(session: Session, recruiter: ParticipantId) {
		this.#session = session;
		this.#recruiter = recruiter;
		this.#follow = createSubscriber((update) =>
			following(session, update, session.calendar(recruiter)),
		);
	}

	get current(): CalendarSheet | null {
		this.#follow();
		return this.#session.peekCalendar(this.#recruiter);
	}

	get status(): ProjectionStatus {
		this.#follow();
		return this.#session.calendarStatus(this.#recruiter);
	}
}

/** A support conversation that is followed for as long as a component reads it. */
export class LiveSupport {
	readonly #session: Session;
	readonly #person: ParticipantId;
	readonly #follow: () => void;

	constructor(session: Session, person: ParticipantId) {
		this.#session = session;
		this.#person = person;
		this.#follow = createSubscriber((update) =>
			following(session, update, session.support(person)),
		);
	}

	get current(): SupportSheet | null {
		this.#follow();
		return this.#session.peekSupport(this.#person);
	}

	get status(): ProjectionStatus {
		this.#follow();
		return this.#session.supportStatus(this.#person);
	}
}

/** Told of changes until what is returned is called, which lets go. */
function following(session: Session, update: () => void, held: { release(): void }): () => void {
	const unsubscribe = session.subscribe(update);
	return () => {
		unsubscribe();
		held.release();
	};
}

/** The openings of a company, followed for as long as a component reads them. */
export class LiveVacancies {
	readonly #session: Session;
	readonly #company: CompanyId;
	readonly #follow: () => void;

	constructor(session: Session, company: CompanyId) {
		this.#session = session;
		this.#company = company;
		this.#follow = createSubscriber((update) => {
			const release = session.vacancies(company);
			const unsubscribe = session.subscribe(update);
			return () => {
				unsubscribe();
				release();
			};
		});
	}

	/** Newest first; null until they have come. */
	get current(): readonly VacancyRow[] | null {
		this.#follow();
		return this.#session.peekVacancies(this.#company);
	}

	get status(): ProjectionStatus {
		this.#follow();
		return this.#session.vacanciesStatus(this.#company);
	}
}

/** A note that is followed for as long as a component reads it. */
export class LiveNote {
	readonly #follow: () => void;
	#handle: NoteHandle | null = null;

	constructor(session: Session, talent: ParticipantId) {
		this.#follow = createSubscriber((update) => {
			const handle = session.note(talent);
			this.#handle = handle;
			const unsubscribe = session.subscribe(update);
			return () => {
				unsubscribe();
				this.#handle = null;
				handle.release();
			};
		});
	}

	get text(): string {
		this.#follow();
		return this.#handle?.text ?? '';
	}

	get state(): NoteState {
		this.#follow();
		return this.#handle?.state ?? 'loading';
	}

	get hasUnsaved(): boolean {
		this.#follow();
		return this.#handle?.hasUnsaved ?? false;
	}

	/** `before` is the text that its person had before their eyes; others may have written since. */
	edit(before: string, after: string): void {
		this.#handle?.edit(before, after);
	}

	/** False when it is not possible now. */
	undo(): boolean {
		return this.#handle?.undo() ?? false;
	}

	redo(): boolean {
		return this.#handle?.redo() ?? false;
	}
}

const [getFairSession, setFairSession] = createContext<LiveFairSession>();

/** `setFairSession` in the layout of a fair, `getFairSession` in what it holds. */
export { getFairSession, setFairSession };
