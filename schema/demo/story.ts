import { assert, must } from '../assert.ts';
import type { AnnouncementId, Instant, MeetingId, ParticipantId, VacancyId } from '../ids.ts';
import { entityId, instant } from '../ids.ts';
import { whyNotQueue } from '../outbox.ts';
import { decide } from '../domain/decide.ts';
import { dueBecauseOf } from '../domain/decide-clock.ts';
import type { Decision } from '../domain/decision.ts';
import type { FairEvent } from '../domain/event.ts';
import { evolve } from '../domain/evolve.ts';
import type { Fair } from '../domain/fair.ts';
import type { Intent, ParticipantIntent, SeenIntent } from '../domain/intent.ts';
import { collides } from '../domain/interval.ts';
import type { Notice } from '../domain/notice.ts';
import { noticesOf } from '../domain/notice.ts';
import type { Slot } from '../domain/slot.ts';
import { FairState } from '../domain/state.ts';
import type { Cast, DemoRecruiter, DemoTalent } from './cast.ts';
import { participantsOf } from './cast.ts';
import { GRID_MS } from './setting.ts';

/** One decision of the past: what it changed and who was told, at which moment. */
export interface Commit {
	readonly seq: number;
	readonly at: Instant;
	readonly events: readonly FairEvent[];
	readonly notices: readonly Notice[];
}

/**
 * The past of the demo fair, played by the rules: everything that happens goes through `decide` at
 * a clock that only this class moves, so what comes out could have happened.
 */
export class Story {
	readonly state: FairState;
	readonly commits: Commit[] = [];
	readonly #seed: number;
	readonly #numbers: ReadonlyMap<ParticipantId, number>;
	readonly #moves = new Map<number, (() => void)[]>();
	/** Moments at which the clock has something to do. */
	readonly #due = new Set<number>();
	#now: Instant;
	#announced = 0;
	/** Openings so far. */
	#offered = 0;

	constructor(fair: Fair, cast: Cast, seed: number, from: Instant) {
		this.state = new FairState(fair);
		this.#seed = seed;
		this.#now = from;
		for (const participant of participantsOf(cast)) this.state.putParticipant(participant);
		this.#numbers = new Map(
			[...cast.recruiters, ...cast.talents].map(({ id, no }) => [id, no] as const),
		);
	}

	get now(): Instant {
		return this.#now;
	}

	/** Plans a move; what would come after the end of the story never happens. */
	at(when: Instant, move: () => void): void {
		assert(when >= this.#now && when % GRID_MS === 0, 'moves lie ahead and on the grid');
		const moves = this.#moves.get(when);
		if (moves) moves.push(move);
		else this.#moves.set(when, [move]);
	}

	/** Lets time pass until `end`, the clock's own acts first at every moment, as on the server. */
	play(end: Instant): void {
		for (let at: number = this.#now; at <= end; at += GRID_MS) {
			this.#now = instant(at);
			if (this.#due.delete(at)) this.#decide('clock', { kind: 'clock.tick' }, UNUSED);
			// A move may add another one for the same moment.
			for (const move of this.#moves.get(at) ?? []) move();
			this.#moves.delete(at);
		}
	}

	/** Somebody comes to a chat, as the server would see it. */
	sees(actor: ParticipantId, intent: SeenIntent): void {
		this.#decide(actor, intent, UNUSED);
	}

	/** Asks for something that may be refused; says whether it was granted. */
	tries(actor: ParticipantId, intent: ParticipantIntent): boolean {
		assert(whyNotQueue(intent, 0) === null, 'an intent that a browser could send');
		const id = this.#newMeetingId(actor, intent);
		return this.#decide(actor, intent, id).verdict === 'ok';
	}

	/** Does what is known to be possible. */
	does(actor: ParticipantId, intent: ParticipantIntent): void {
		assert(this.tries(actor, intent), `${intent.kind} is possible here`);
	}

	/** Times at which a recruiter has nothing booked yet, in order. */
	openSlots(recruiter: DemoRecruiter): Slot[] {
		return [...this.state.calendarOf(recruiter.id).values()].filter(
			({ passed, startsAt }) =>
				!passed && startsAt > this.#now && this.state.bookingOf(recruiter.id, startsAt) === null,
		);
	}

	/** Whether a talent has time for a slot, with the free minutes that the rules ask for. */
	hasTime(talent: DemoTalent, slot: Slot): boolean {
		const { bufferMinutes } = this.state.fair.rules;
		for (const chat of this.state.confirmedOf(talent.id))
			if (collides(chat, slot, bufferMinutes)) return false;
		return true;
	}

	#newMeetingId(actor: ParticipantId, intent: ParticipantIntent): MeetingId {
		if (intent.kind !== 'request.send' && intent.kind !== 'slot.book') return UNUSED;
		const other = intent.kind === 'request.send' ? intent.to : intent.recruiter;
		const byTalent = this.state.participants.get(actor)?.role === 'talent';
		const [talent, recruiter] = byTalent ? [actor, other] : [other, actor];
		let count = 1;
		for (const meeting of this.state.meetingsOf(talent))
			if (meeting.recruiterId === recruiter) count += 1;
		const numberOf = (id: ParticipantId) => must(this.#numbers.get(id), 'everyone is numbered');
		// Nothing about the id depends on the moment at which the fair is opened.
		return entityId(`m${this.#seed}-${numberOf(talent)}-${numberOf(recruiter)}-${count}`);
	}

	#decide(actor: ParticipantId | 'clock', intent: Intent, newMeetingId: MeetingId): Decision {
		const decision = decide(this.state, intent, {
			now: this.#now,
			actor,
			newMeetingId,
			newAnnouncementId: entityId<AnnouncementId>(`n${this.#seed}-${this.#announced + 1}`),
			newVacancyId: entityId<VacancyId>(`v${this.#seed}-${this.#offered + 1}`),
		});
		if (decision.verdict !== 'ok') return decision;
		const notices: Notice[] = [];
		for (const event of decision.events) {
			evolve(this.state, event);
			notices.push(...noticesOf(event, this.state, this.#now));
			this.#remember(event);
			if (event.kind === 'announcement_published') this.#announced += 1;
			if (event.kind === 'vacancy_published') this.#offered += 1;
		}
		const seq = this.commits.length + 1;
		this.commits.push({ seq, at: this.#now, events: decision.events, notices });
		return decision;
	}

	#remember(event: FairEvent): void {
		const dueAt = dueBecauseOf(event, this.state);
		if (dueAt !== null) this.#due.add(dueAt);
		if (event.kind === 'slots_offered')
			for (const { startsAt } of event.slots) this.#due.add(startsAt);
	}
}

/** The id that an intent gets which begins no meeting. */
const UNUSED = entityId<MeetingId>('none');
