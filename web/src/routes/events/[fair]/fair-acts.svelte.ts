/**
 * What the person does in this fair: each act becomes an intent, and whatever needs a word first opens
 * its window. Outcomes come back through `decided`, see `FairNews.svelte`.
 */
import { createContext } from 'svelte';
import { goto } from '$app/navigation';
import { online } from 'svelte/reactivity/window';
import type { Outcome, Peer } from '#schema/docs/desk.ts';
import type { IntentOf, ParticipantIntent } from '#schema/domain/intent.ts';
import type { IntentId, MeetingId, ParticipantId, VacancyId } from '#schema/ids.ts';
import { KeptWords } from '#lib/kept-words.ts';
import { KeptDraft } from '#lib/meetings/draft.svelte.ts';
import type { MeetingActs } from '#lib/meetings/meeting-acts.ts';
import { roomPath } from '#lib/paths.ts';
import type { SupportActs } from '#lib/support/support-acts.ts';
import type { LiveFairSession } from '#lib/sync/fair-session.svelte.ts';
import type { Submission } from '#lib/sync/intents.ts';
import { MadeOnce } from '#lib/sync/made-once.ts';
import type { MeetingRow } from '#lib/sync/overlay.ts';
import type { Toasts } from '#lib/ui/toasts.svelte.ts';
import type { VacancyDraft } from '#lib/vacancies/vacancy-draft.ts';
import type { Viewer } from '#lib/viewer.ts';
import { ActsDone } from './acts-done.ts';
import type { BulkDecline } from './bulk-decline.svelte.ts';
import { resolveRow } from './rows.ts';

/** An act with a note that the other side will read. */
export type NotedIntent = IntentOf<'request.decline' | 'slot.release' | 'chat.cancel'>;

/** The window that is open, and whom or what it is about. Rows are named by key: they change meanwhile. */
export type OpenWindow =
	| { readonly kind: 'request' | 'book'; readonly recruiter: ParticipantId }
	| { readonly kind: 'invite'; readonly talent: Peer }
	| { readonly kind: 'pick' | 'decline' | 'cancel' | 'release'; readonly key: string };

/** How an intent went, for the window that waits for it. */
export type Sent =
	| { readonly kind: 'decided'; readonly outcome: Outcome }
	/** See `Submission`. */
	| { readonly kind: 'queued'; readonly isKept: Promise<boolean> };

/** For words: they are safe in the outbox, so nobody need look at a waiting window for longer. */
export const PATIENCE_MS = 2_500;
/** For a time: one wants to see whether it is granted, and may close the window meanwhile. */
export const CLAIM_PATIENCE_MS = 60_000;

type Accepted = Extract<Submission, { readonly ok: true }>;

const nothingAfter = (ms: number) =>
	new Promise<null>((resolve) => {
		setTimeout(() => resolve(null), ms);
	});

export class FairActs implements MeetingActs, SupportActs {
	window = $state.raw<OpenWindow | null>(null);
	readonly #session: LiveFairSession;
	readonly #toasts: Toasts;
	readonly #viewer: Viewer;
	readonly #done = new ActsDone();
	readonly #drafts = new MadeOnce((about: string) => {
		const { fair, participant } = this.#session;
		return new KeptDraft(fair, participant, about);
	});
	readonly #vacancyDrafts = new MadeOnce((vacancy: VacancyId | 'new'): VacancyDraft => {
		const { fair, participant } = this.#session;
		return new KeptWords([fair, participant, 'opening', vacancy]);
	});
	/** The meeting that was acted on last. */
	#actedOn: MeetingId | null = null;

	constructor(session: LiveFairSession, toasts: Toasts, viewer: Viewer) {
		this.#session = session;
		this.#toasts = toasts;
		this.#viewer = viewer;
	}

	close(): void {
		this.window = null;
		this.#done.watched.clear();
	}

	/** Closes the window that is open now, and no other one. */
	closing(): () => void {
		const { window } = this;
		return () => {
			if (this.window === window) this.close();
		};
	}

	/** Whether a window shows the outcome of this intent, so that no toast need tell it. */
	isWatched(id: IntentId): boolean {
		return this.#done.watched.has(id);
	}

	/** Whether the last act of ours was on this meeting, so that it did not leave its list by others. */
	wasActedOn(meeting: MeetingId): boolean {
		return this.#actedOn === meeting;
	}

	/** Whether this cancelled request had been accepted. */
	wasAccepted(meeting: MeetingId): boolean {
		return this.#done.accepted.has(meeting);
	}

	/** Several declines under way or just decided, until their list is closed. */
	bulk = $state.raw<BulkDecline | null>(null);

	/** Whether somebody else tells of this one, however it ends. */
	isQuiet(id: IntentId): boolean {
		return this.#done.quiet.has(id);
	}

	#hand(intent: ParticipantIntent, peer?: Peer): Submission {
		this.#actedOn = 'meeting' in intent ? intent.meeting : null;
		return this.#session.submit(intent, peer);
	}

	/** Hands it over; whoever asked tells how it ends. */
	quietly(intent: ParticipantIntent): Submission {
		const submission = this.#hand(intent);
		if (submission.ok) this.#done.quiet.add(submission.id);
		return submission;
	}

	/** Hands an intent over; says so, and gives null, where it cannot even be queued. */
	handOver(intent: ParticipantIntent, peer?: Peer): Accepted | null {
		const submission = this.#hand(intent, peer);
		if (submission.ok) return submission;
		this.#toasts.show(submission.why, { tone: 'bad' });
		return null;
	}

	submit(intent: ParticipantIntent, peer?: Peer): void {
		if (intent.kind === 'request.cancel') {
			const row = this.#session.view?.desk.meetings[intent.meeting];
			if (row?.status === 'in_scheduling') this.#done.accepted.add(intent.meeting);
		}
		this.handOver(intent, peer);
	}

	/** As `submit`, and resolves with the outcome, however long that takes; null when it was taken back. */
	async ask(intent: ParticipantIntent): Promise<Outcome | null> {
		return this.handOver(intent)?.outcome ?? null;
	}

	/** The browser often knows of a lost network long before a socket does. */
	get isOffline(): boolean {
		return this.#session.connection === 'offline' || online.current === false;
	}

	/**
	 * As `submit`, and waits for the outcome: without a connection not at all, else for `patienceMs`.
	 * After that the intent goes its way alone, and its row says how far it is.
	 */
	async send(intent: ParticipantIntent, patienceMs: number, peer?: Peer): Promise<Sent> {
		const { isOffline } = this;
		const submission = this.handOver(intent, peer);
		if (!submission) return { kind: 'queued', isKept: Promise.resolve(false) };
		const { isKept } = submission;
		if (isOffline) return { kind: 'queued', isKept };
		this.#done.watched.add(submission.id);
		const outcome = await Promise.race([submission.outcome, nothingAfter(patienceMs)]);
		if (!outcome) this.#done.watched.delete(submission.id);
		return outcome ? { kind: 'decided', outcome } : { kind: 'queued', isKept };
	}

	/** As `submit`; the note leaves this device when it cannot be lost any more (SY22). */
	submitNoted(intent: NotedIntent): void {
		const handed = this.handOver(intent);
		if (handed) this.noteDraft(intent).handOver(handed.isKept);
	}

	/** The words for a request to somebody, or of a memo, kept on this device. */
	draftFor(about: ParticipantId | `=${MeetingId}` | `!${string}`): KeptDraft {
		const draft = this.#drafts.of(about);
		draft.catchUp();
		return draft;
	}

	/** A note for this act, kept on this device; one for another act would say something else. */
	noteDraft({ kind, meeting }: Pick<NotedIntent, 'kind' | 'meeting'>): KeptDraft {
		return this.draftFor(`!${kind}:${meeting}`);
	}

	/** The one note for all who are declined together. */
	get declineDraft(): KeptDraft {
		return this.draftFor('!');
	}

	/** The words for everybody, kept on this device (AN7). */
	get announcementDraft(): KeptDraft {
		// No id of a person looks like this, nor like the others.
		return this.#drafts.of('*');
	}

	supportDraft(person: ParticipantId): KeptDraft {
		return this.#drafts.of(`?${person}`);
	}

	/** An opening of the company while it is written, kept on this device (OP8). */
	vacancyDraft(vacancy: VacancyId | 'new'): VacancyDraft {
		return this.#vacancyDrafts.of(vacancy);
	}

	request(recruiter: ParticipantId): void {
		const card = this.#session.view?.directory.cards[recruiter];
		this.window = { kind: card?.bookingMode === 'direct' ? 'book' : 'request', recruiter };
	}

	invite(talent: Peer): void {
		this.window = { kind: 'invite', talent };
	}

	/** A talent who accepts an invitation goes straight to the calendar (I08). */
	accept(row: MeetingRow): void {
		this.submit({ kind: 'request.accept', meeting: row.id });
		if (this.#session.view?.desk.me.me.role === 'talent') this.pick(row);
	}

	decline(row: MeetingRow): void {
		this.window = { kind: 'decline', key: row.key };
	}

	reopen(row: MeetingRow): void {
		this.submit({ kind: 'request.reopen', meeting: row.id });
	}

	cancel(row: MeetingRow): void {
		this.window = { kind: 'cancel', key: row.key };
	}

	pick(row: MeetingRow): void {
		this.window = { kind: 'pick', key: row.key };
	}

	release(row: MeetingRow): void {
		this.window = { kind: 'release', key: row.key };
	}

	join(row: MeetingRow): void {
		void goto(roomPath(this.#session.fair, row.id));
	}

	revoke(intent: IntentId): void {
		void this.#revoke(intent);
	}

	async #revoke(intent: IntentId): Promise<void> {
		const words = this.#viewer.messages.connection;
		const taken = this.#session.pending.find(({ id }) => id === intent)?.intent;
		const gone = await this.#session.revoke(intent);
		if (gone && taken) this.keepWords(taken);
		this.#toasts.show(gone ? words.tookBack : words.tooLate);
	}

	/** Words that did not arrive go back to where they were written. */
	keepWords(intent: ParticipantIntent): void {
		if (intent.kind === 'support.write' || intent.kind === 'support.answer') {
			const { participant } = this.#session;
			const draft = this.supportDraft('person' in intent ? intent.person : participant);
			draft.giveBack({ message: intent.text });
		}
		if (isNoted(intent)) this.noteDraft(intent).giveBack({ message: intent.note });
		if (intent.kind === 'announcement.publish')
			this.announcementDraft.giveBack({ message: intent.text });
		if (intent.kind === 'vacancy.publish' || intent.kind === 'vacancy.change') {
			const version = 'version' in intent ? intent.version : 1;
			this.vacancyDraft('vacancy' in intent ? intent.vacancy : 'new').giveBack({
				content: intent.content,
				version,
			});
		}
		if (intent.kind === 'memo.keep')
			this.draftFor(`=${intent.meeting}`).keep({ message: intent.text, answer: '' });
		if (intent.kind !== 'request.send' && intent.kind !== 'slot.book') return;
		this.draftFor(intent.kind === 'slot.book' ? intent.recruiter : intent.to).keep(intent);
	}

	/** The meeting that the open window is about, as it is now. */
	row(key: string): MeetingRow | null {
		const { view } = this.#session;
		return view && resolveRow(view, key);
	}
}

const isNoted = (intent: ParticipantIntent): intent is NotedIntent => 'note' in intent;

const [getFairActs, provideFairActs] = createContext<FairActs>();

export { getFairActs, provideFairActs };
