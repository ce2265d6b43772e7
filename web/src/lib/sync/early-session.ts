/**
 * A fair session from the first moment on. The engine (Yjs, Hocuspocus, what is kept here) is most of the
 * program and is not needed to read, search and choose: until it is loaded this shows what the page
 * brought along, and keeps what is asked for; then it hands everything over and only passes on.
 */
import type { DeskView, Peer } from '#schema/docs/desk.ts';
import type { TeamView } from '#schema/docs/team.ts';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import type { VacanciesView } from '#schema/docs/vacancies.ts';
import type {
	CompanyId,
	FairId,
	Instant,
	IntentId,
	MeetingId,
	ParticipantId,
} from '#schema/ids.ts';
import { randomIntentId } from '#schema/ids.ts';
import type { Cancel, Clock } from './environment.ts';
import type { FairSession, FairSessionOptions, InitialPicture } from './fair-session.ts';
import type { CalendarHandle, NoteHandle, SupportHandle } from './handles.ts';
import { FairPicture } from './fair-picture.ts';
import type { Submission } from './intents.ts';
import type { PendingIntent } from './outbox.ts';
import type { OverlayEntry } from './overlay.ts';
import type { ProjectionStatus } from './projection.ts';
import { ServerTime } from './server-time.ts';
import type { TeamSheet } from './overlay-team.ts';
import type { FairView } from './view.ts';

/** An intent that waits, as far as screens need to know it. */
export type Waiting = Pick<PendingIntent, 'id' | 'intent' | 'state' | 'revocable'>;

/** What screens ask of a session: the engine, or what stands for it until it is loaded. */
export interface Session extends Omit<
	Pick<FairSession, keyof FairSession>,
	'calendar' | 'pending' | 'submit' | 'forget'
> {
	readonly pending: readonly Waiting[];
	calendar(recruiter: ParticipantId): Pick<CalendarHandle, 'release'>;
	submit(intent: ParticipantIntent, peer?: Peer): Submission;
}

export interface EarlySessionOptions extends Pick<FairSessionOptions, 'fair' | 'participant'> {
	readonly clock: Clock;
	/** Writes random bytes: for ids. */
	readonly fillRandom: (bytes: Uint8Array) => void;
	readonly initial?: InitialPicture;
	/** Makes the engine, not started yet; rejects where it cannot be fetched now. */
	readonly load: (time: ServerTime) => Promise<FairSession>;
	/** It could not be fetched; that is tried again. */
	readonly onFailure: () => void;
	/** What was asked for early cannot be queued after all; the sentence says why. */
	readonly onRefused: (why: string) => void;
}

type Decision = Pick<Extract<Submission, { readonly ok: true }>, 'outcome' | 'isKept'>;

interface EarlyAct {
	readonly entry: OverlayEntry & { readonly revocable: true };
	readonly decide: (submission: Decision) => void;
}

/** Nobody decides it: it was taken back, or not taken. */
const undecided = (isKept: boolean): Decision => ({
	outcome: Promise.resolve(null),
	isKept: Promise.resolve(isKept),
});

/** Lasts a while: whoever has no network has time. */
const RETRY_MS = 3_000;

const NOTHING: readonly never[] = [];
const NO_KEYS: ReadonlyMap<MeetingId, string> = new Map();

export class EarlySession implements Session {
	readonly fair: FairId;
	readonly participant: ParticipantId;
	readonly #options: EarlySessionOptions;
	readonly #time: ServerTime;
	readonly #picture: FairPicture;
	readonly #listeners = new Set<() => void>();
	#engine: FairSession | null = null;
	#loading: Promise<void> | null = null;
	/** What is to be begun with the engine, in this order. */
	readonly #toBegin = new Set<(engine: FairSession) => void>();
	#acts: readonly EarlyAct[] = [];
	#entries: readonly OverlayEntry[] = NOTHING;
	#team: TeamView | null = null;
	readonly #vacancies = new Map<CompanyId, VacanciesView>();
	#isAway = false;
	#isClosed = false;
	#cancelFrame: Cancel | null = null;

	constructor(options: EarlySessionOptions) {
		const { fair, participant, initial, clock } = options;
		this.#options = options;
		this.fair = fair;
		this.participant = participant;
		this.#time = new ServerTime(() => clock.now());
		if (initial) this.#time.atLeast(initial.now);
		this.#picture = new FairPicture(() => ({
			desk: initial?.desk ?? null,
			directory: initial?.directory ?? null,
			entries: this.#entries,
			keys: NO_KEYS,
			calendar: () => null,
			team: this.#team,
			vacancies: (company) => this.#vacancies.get(company) ?? null,
		}));
	}

	get connection() {
		return this.#engine?.connection ?? (this.#isAway ? 'offline' : 'connecting');
	}

	get view(): FairView | null {
		return (this.#engine ?? this.#picture).view;
	}

	get asOf(): Instant | null {
		return this.#engine ? this.#engine.asOf : (this.#options.initial?.now ?? null);
	}

	get canSave(): boolean {
		return this.#engine?.canSave ?? !isFaulty(this.#options.initial?.desk);
	}

	get pending(): readonly Waiting[] {
		return this.#engine?.pending ?? this.#acts.map(({ entry }) => entry);
	}

	get decided() {
		return this.#engine?.decided ?? NOTHING;
	}

	get troubles() {
		return this.#engine?.troubles ?? NOTHING;
	}

	now(): Instant {
		return this.#time.now();
	}

	calendar(recruiter: ParticipantId): Pick<CalendarHandle, 'release'> {
		return this.#hold((engine) => engine.calendar(recruiter));
	}

	peekCalendar(recruiter: ParticipantId) {
		return this.#engine?.peekCalendar(recruiter) ?? null;
	}

	calendarStatus(recruiter: ParticipantId): ProjectionStatus {
		return this.#engine?.calendarStatus(recruiter) ?? 'loading';
	}

	vacancies(company: CompanyId): Cancel {
		return this.#hold((engine) => ({ release: engine.vacancies(company) })).release;
	}

	peekVacancies(company: CompanyId) {
		return (this.#engine ?? this.#picture).peekVacancies(company);
	}

	vacanciesStatus(company: CompanyId): ProjectionStatus {
		const early = this.#vacancies.has(company) ? 'stale' : 'loading';
		return this.#engine?.vacanciesStatus(company) ?? early;
	}

	rememberVacancies(company: CompanyId, view: VacanciesView): void {
		this.#vacancies.set(company, view);
		this.#begin((engine) => engine.rememberVacancies(company, view));
	}

	followTeam(): void {
		this.#begin((engine) => engine.followTeam());
	}

	rememberTeam(view: TeamView): void {
		this.#team = view;
		this.#begin((engine) => engine.rememberTeam(view));
	}

	get team(): TeamSheet | null {
		return (this.#engine ?? this.#picture).team;
	}

	get teamStatus(): ProjectionStatus {
		return this.#engine?.teamStatus ?? (this.#team ? 'stale' : 'loading');
	}

	look(meeting: MeetingId): Cancel {
		return this.#hold((engine) => ({ release: engine.look(meeting) })).release;
	}

	support(person: ParticipantId): SupportHandle {
		return this.#hold((engine) => engine.support(person));
	}

	peekSupport(person: ParticipantId) {
		return this.#engine?.peekSupport(person) ?? null;
	}

	supportStatus(person: ParticipantId): ProjectionStatus {
		return this.#engine?.supportStatus(person) ?? 'loading';
	}

	followHelpdesk(): SupportHandle {
		return this.#hold((engine) => engine.followHelpdesk());
	}

	get helpdesk() {
		return this.#engine?.helpdesk ?? null;
	}

	get helpdeskStatus(): ProjectionStatus {
		return this.#engine?.helpdeskStatus ?? 'loading';
	}

	note(talent: ParticipantId): NoteHandle {
		const place = this.#hold((engine) => engine.note(talent));
		return {
			get text() {
				return place.held?.text ?? '';
			},
			get state() {
				return place.held?.state ?? 'loading';
			},
			get hasUnsaved() {
				return place.held?.hasUnsaved ?? false;
			},
			edit: (before, after) => place.held?.edit(before, after),
			undo: () => place.held?.undo() ?? false,
			redo: () => place.held?.redo() ?? false,
			release: place.release,
		};
	}

	get hasUnsavedNotes(): boolean {
		return this.#engine?.hasUnsavedNotes ?? false;
	}

	get areNotesAtRisk(): boolean {
		return this.#engine?.areNotesAtRisk ?? false;
	}

	whyNotSubmit(intent: ParticipantIntent): string | null {
		return this.#engine?.whyNotSubmit(intent) ?? null;
	}

	/** SY15: what is asked for before the engine is loaded is queued here, and shown as queued. */
	submit(intent: ParticipantIntent, peer?: Peer): Submission {
		if (this.#engine) return this.#engine.submit(intent, peer);
		const id = randomIntentId(this.#options.fillRandom);
		const { promise, resolve } = Promise.withResolvers<Decision>();
		const entry = { id, intent, peer, state: 'queued', revocable: true, outcome: null } as const;
		this.#setActs([...this.#acts, { entry: { ...entry, at: this.now() }, decide: resolve }]);
		const outcome = promise.then((taken) => taken.outcome);
		return { ok: true, id, outcome, isKept: promise.then((taken) => taken.isKept) };
	}

	async revoke(id: IntentId): Promise<boolean> {
		if (this.#engine) return this.#engine.revoke(id);
		const act = this.#acts.find(({ entry }) => entry.id === id);
		if (!act) return false;
		this.#setActs(this.#acts.filter((each) => each !== act));
		act.decide(undecided(true));
		return true;
	}

	dismiss(id: IntentId): void {
		this.#engine?.dismiss(id);
	}

	subscribe(listener: () => void): Cancel {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Begins to load the engine, which then starts. Before it, only `initial` is shown. */
	start(): void {
		this.#loading ??= this.#load();
	}

	async close(): Promise<void> {
		this.#isClosed = true;
		this.#cancelFrame?.();
		// What was asked for a moment ago is kept on this device first.
		if (!this.#engine && this.#acts.length > 0) await this.#loading;
		await this.#engine?.close();
	}

	async #load(): Promise<void> {
		const { load, onFailure, clock } = this.#options;
		let engine: FairSession | null = null;
		while (!engine) {
			if (this.#isClosed && this.#acts.length === 0) return;
			engine = await load(this.#time).catch(() => null);
			if (engine) break;
			this.#isAway = true;
			this.#changed();
			onFailure();
			await new Promise<void>((resolve) => void clock.after(RETRY_MS, resolve));
		}
		this.#handOver(engine);
	}

	#handOver(engine: FairSession): void {
		this.#engine = engine;
		for (const begin of this.#toBegin) begin(engine);
		this.#toBegin.clear();
		for (const { entry, decide } of this.#acts) {
			const submission = engine.submit(entry.intent, entry.peer ?? undefined, entry.id);
			decide(submission.ok ? submission : undecided(false));
			if (!submission.ok) this.#options.onRefused(submission.why);
		}
		this.#acts = [];
		if (this.#isClosed) return;
		engine.subscribe(() => this.#tell());
		engine.start();
		this.#changed();
	}

	/** Now, or once the engine is there. */
	#begin(what: (engine: FairSession) => void): void {
		if (this.#engine) what(this.#engine);
		else this.#toBegin.add(what);
	}

	/** Something of the engine's that is held until it is released, perhaps before it ever began. */
	#hold<Held extends { release(): void }>(take: (engine: FairSession) => Held) {
		let held: Held | null = null;
		const begin = (engine: FairSession) => {
			held = take(engine);
		};
		this.#begin(begin);
		return {
			get held(): Held | null {
				return held;
			},
			release: () => {
				this.#toBegin.delete(begin);
				held?.release();
			},
		};
	}

	#setActs(acts: readonly EarlyAct[]): void {
		this.#acts = acts;
		this.#entries = acts.map(({ entry }) => entry);
		this.#changed();
	}

	#changed(): void {
		if (this.#isClosed || this.#cancelFrame) return;
		this.#cancelFrame = this.#options.clock.nextFrame(() => this.#tell());
	}

	#tell(): void {
		this.#cancelFrame = null;
		for (const listener of [...this.#listeners]) listener();
	}
}

const isFaulty = (desk: DeskView | undefined): boolean => (desk?.fault ?? null) !== null;
