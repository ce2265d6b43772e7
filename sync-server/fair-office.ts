import type { Outcome } from '#schema/docs/desk.ts';
import type { ProjectionAddress } from '#schema/docs/names.ts';
import type { Json } from '#schema/docs/projection.ts';
import type { ClosedSupport } from '#schema/docs/support.ts';
import { sectionsOf } from '#schema/docs/sections.ts';
import type { AccountIntent } from '#schema/domain/intent.ts';
import type { CompanyId, FairId, MeetingId, ParticipantId } from '#schema/ids.ts';
import { randomIntentId } from '#schema/ids.ts';
import type { Envelope } from '#schema/outbox.ts';
import { must } from '#schema/assert.ts';
import { Adjudicator } from './adjudicate.ts';
import type { EngineOptions } from './engine-options.ts';
import { Intake } from './intake.ts';
import { Looks } from './looks.ts';
import type { SectionChange } from './projection-writer.ts';
import { Presences } from './presences.ts';
import { Projector } from './projector.ts';
import { Renderer } from './render.ts';
import type { Seat } from './rooms.ts';
import type { Statements } from './statements.ts';
import { isStorageFault } from './storage-fault.ts';
import type { Submission } from './submission.ts';
import { ownSubmission, submissionOf } from './submission.ts';
import type { Departure } from './team-notes.ts';
import type { Mark } from './touched.ts';
import { chatMarks, outcomeMark } from './touched.ts';

export interface FairOfficeOptions extends EngineOptions {
	readonly fair: FairId;
	readonly sql: Statements;
	readonly nextLineage: () => number;
	/** Somebody erased themselves, and that is committed. */
	readonly onDeparture: (departure: Departure) => void;
}

/** Those before this moment, and at it those whose id is smaller. */
export interface ClosedBefore {
	readonly at: number;
	readonly person: string;
}

const CLOSED_PAGE = 30;
/** More than this waiting means that an HTTP request is told to come back later. */
const WAITING_MAX = 10_000;
/** How long an HTTP request waits for its outcome, in ms; the intent may still be decided after. */
const ANSWER_MS = 5_000;

/** One running fair: outboxes in, decisions, projections out. */
export class FairOffice {
	readonly adjudicator: Adjudicator;
	readonly projector: Projector;
	readonly intake: Intake;
	readonly #options: FairOfficeOptions;
	readonly #renderer: Renderer;
	readonly #online = new Set<ParticipantId>();
	readonly #looks = new Looks();
	readonly #presences = new Presences();

	constructor(options: FairOfficeOptions) {
		this.#options = options;
		this.intake = new Intake({
			log: options.log,
			submit: (submission) => this.adjudicator.submit(submission),
			onSettled: (participant, intents) => {
				this.projector.markUnhurried(intents.map((id) => outcomeMark(participant, id)));
			},
		});
		this.#renderer = new Renderer(options.sql, options.fair, {
			intentsInOutbox: (participant) => this.intake.present(participant),
			isOnline: (participant) => this.#online.has(participant),
			looking: (company) => this.#looks.of(company),
			roomsOf: (participant) => this.#presences.roomsOf(participant),
		});
		this.projector = new Projector({ ...options, renderer: this.#renderer });
		this.adjudicator = new Adjudicator({
			...options,
			onCommitted: (marks) => {
				this.projector.mark(marks);
				this.projector.render();
				options.meetingsChanged?.(marks === 'all' ? 'all' : meetingsIn(marks));
			},
			onFault: (faulty) => this.projector.setFault(faulty ? 'storage' : null),
		});
	}

	start(): void {
		this.adjudicator.start();
	}

	/** CL6: what is due happens now, and every page hears the time. */
	clockSet(): void {
		this.adjudicator.clockSet();
		this.projector.tellTime();
	}

	stop(): void {
		this.adjudicator.stop();
		this.projector.stop();
	}

	/** Of a recruiter. */
	setOnline(participant: ParticipantId, company: CompanyId, online: boolean): void {
		if (online) this.#online.add(participant);
		else this.#online.delete(participant);
		this.projector.mark([
			{ doc: 'directory', section: 'live', key: participant },
			{ doc: 'team', id: company, section: 'people', key: participant },
		]);
		this.projector.render();
	}

	setLooking(
		company: CompanyId,
		meeting: MeetingId,
		participant: ParticipantId,
		isLooking: boolean,
	): void {
		this.#looks.count(company, meeting, participant, isLooking ? 1 : -1);
		this.projector.mark([{ doc: 'team', id: company, section: 'looking' }]);
		this.projector.render();
	}

	submitAndWait(participant: ParticipantId, envelope: Envelope): Promise<Outcome> {
		return this.#outcomeOf((settle) => submissionOf(participant, envelope, settle));
	}

	/** CH5: the server saw them come in. */
	entered({ participant, peer, meeting }: Seat): void {
		const isNews = this.#presences.enter(participant, meeting);
		const together = this.#presences.roomsOf(peer).has(meeting);
		const intent = { kind: 'chat.join', meeting, together } as const;
		const id = randomIntentId(this.#options.random);
		this.adjudicator.submit(ownSubmission(participant, id, intent));
		if (isNews) this.#showWhereIs(participant);
	}

	left({ participant, meeting }: Seat): void {
		this.#presences.leave(participant, meeting);
		this.#showWhereIs(participant);
	}

	/** LT3: to those who have other chats with them. */
	#showWhereIs(participant: ParticipantId): void {
		this.projector.mark(this.#chatsOf(participant));
		this.projector.renderSoon();
	}

	/** Nobody waits for it, so what cannot be read is looked at as a whole later. */
	#chatsOf(participant: ParticipantId): readonly Mark[] | 'all' {
		try {
			const chats = this.#options.sql.selectChats.all({ participant });
			return chats.flatMap(({ id, talent_id: talentId, recruiter_id: recruiterId }) =>
				chatMarks({ id, talentId, recruiterId }),
			);
		} catch (error) {
			if (!isStorageFault(error)) throw error;
			return 'all';
		}
	}

	changeAccount(participant: ParticipantId, intent: AccountIntent): Promise<Outcome> {
		const id = randomIntentId(this.#options.random);
		return this.#outcomeOf((settle) => ownSubmission(participant, id, intent, settle));
	}

	/** Resolves with the committed outcome, or with `busy` or `unavailable` and nothing recorded. */
	#outcomeOf(submission: (settle: (outcome: Outcome) => void) => Submission): Promise<Outcome> {
		const notDecided = (code: 'busy' | 'unavailable'): Outcome => ({ code, seq: 0 });
		if (this.adjudicator.waiting >= WAITING_MAX) return Promise.resolve(notDecided('busy'));
		return new Promise((resolve) => {
			const giveUp = this.#options.clock.after(ANSWER_MS, () => {
				resolve(notDecided('unavailable'));
			});
			const settle = (outcome: Outcome) => {
				giveUp();
				resolve(outcome);
			};
			this.adjudicator.submit(submission(settle));
		});
	}

	/** A page of the conversations that are closed, the last closed first. */
	closedSupport(before: ClosedBefore): ClosedSupport {
		const { sql, fair } = this.#options;
		const rows = sql.selectClosedSupports.all({ fair, ...before, limit: CLOSED_PAGE + 1 });
		const shown = rows.slice(0, CLOSED_PAGE);
		const last = shown.at(-1);
		return {
			closed: shown.map((row) => ({
				person: row.person_id,
				...this.#renderer.support.helpdeskCard(row),
			})),
			next: last && rows.length > CLOSED_PAGE ? `${last.changed_at}.${last.person_id}` : null,
		};
	}

	view(address: ProjectionAddress): Readonly<Record<string, Json>> {
		const { sql, fair, clock } = this.#options;
		const { seq } = must(sql.selectFair.get({ fair }), 'the fair exists');
		const view: Record<string, Json> = { seq, t: clock.now() };
		for (const section of sectionsOf(address))
			view[section] = toSection(this.#renderer.section(address, section, 'all'));
		return view;
	}
}

function toSection({ entries }: SectionChange): Json {
	const section: Record<string, Json> = {};
	for (const [key, value] of entries) if (value !== undefined) section[key] = value;
	return section;
}

function meetingsIn(marks: readonly Mark[]): ReadonlySet<MeetingId> {
	const meetings = new Set<MeetingId>();
	for (const mark of marks)
		if (mark.doc === 'desk' && mark.section === 'meetings' && mark.key !== undefined)
			meetings.add(mark.key as MeetingId);
	return meetings;
}
