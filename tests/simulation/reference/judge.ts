import { toJson } from '#schema/db/json.ts';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import type { RefusalCode } from '#schema/domain/refusal.ts';
import type { Instant, MeetingId, ParticipantId } from '#schema/ids.ts';
import type { Facts, Meeting, Slot } from './facts.ts';
import * as f from './facts.ts';
import type { Ruling, Told } from './ruling.ts';
import { ALREADY_SO, refusedFor, unless } from './ruling.ts';

type Intent<Kind extends ParticipantIntent['kind']> = Extract<ParticipantIntent, { kind: Kind }>;
type Side = 'talent' | 'recruiter';
type Reasons = Partial<Record<RefusalCode, boolean>>;

/** One intent, judged by one person's reading of SPEC.md. */
export class Judge {
	readonly #facts: Facts;
	readonly #actor: string;
	readonly #now: number;

	constructor(facts: Facts, actor: string, now: number) {
		this.#facts = facts;
		this.#actor = actor;
		this.#now = now;
	}

	rule(intent: ParticipantIntent): Ruling {
		switch (intent.kind) {
			case 'request.send':
				return this.#send(intent);
			case 'slot.book':
				return this.#book(intent);
			case 'availability.set':
				return this.#offer(intent);
			case 'recruiter.settings':
				return this.#settings(intent);
			case 'profile.update':
				return this.#profile(intent);
			default:
				return this.#about(intent);
		}
	}

	/** ID1: what is not one's own meeting and what is none are refused alike. */
	#about(intent: Exclude<ParticipantIntent, { to: unknown } | { profile: unknown }>): Ruling {
		if (!('meeting' in intent)) return refusedFor('invalid');
		const meeting = this.#facts.meetings.get(intent.meeting);
		const side = meeting && this.#sideIn(meeting);
		if (!meeting || !side) return refusedFor('forbidden');
		switch (intent.kind) {
			case 'request.cancel':
				return this.#cancel(meeting, side);
			case 'request.accept':
				return this.#accept(meeting, side);
			case 'request.decline':
				return this.#decline(meeting, side, intent.note);
			case 'request.reopen':
				return this.#reopen(meeting, side);
			case 'slot.claim':
				return this.#claim(meeting, side, intent.startsAt);
			case 'slot.release':
				return this.#giveBack(meeting, side, intent.note, 'in_scheduling');
			case 'chat.cancel':
				return this.#giveBack(meeting, side, intent.note, 'cancelled');
			case 'slot.reschedule':
				return this.#reschedule(meeting, side, intent.startsAt);
			case 'chat.join':
				return this.#join(meeting, side);
		}
	}

	/* RQ1–RQ6, ST2 */
	#send(intent: Intent<'request.send'>): Ruling {
		const pair = this.#pairWith(intent.to);
		if (!pair) return refusedFor('forbidden');
		const recruiter = this.#facts.people.get(pair.recruiter)!;
		const byTalent = pair.by === 'talent';
		const text = byTalent ? this.#textReasons(recruiter.question, intent) : {};
		return unless({ ...this.#askingReasons(pair), ...text }, (begun) => {
			const direct = byTalent && recruiter.booking_mode === 'direct';
			const words = byTalent ? intent : { ...intent, question: '', answer: '' };
			this.#begin(begun, pair, words, direct ? 'in_scheduling' : 'requested', this.#expiry());
			const received = this.#told(begun, other(pair.by), 'request_received');
			return direct ? [received, this.#told(begun, 'talent', 'request_accepted')] : [received];
		});
	}

	/* ST1 */
	#book(intent: Intent<'slot.book'>): Ruling {
		const pair = this.#pairWith(intent.recruiter);
		if (pair?.by !== 'talent') return refusedFor('forbidden');
		const recruiter = this.#facts.people.get(pair.recruiter)!;
		const reasons = {
			...this.#slotReasons(pair.talent, pair.recruiter, intent.startsAt),
			...this.#askingReasons(pair),
			...this.#textReasons(recruiter.question, intent),
			not_direct: recruiter.booking_mode !== 'direct',
			// Answered in the same moment, so it never waits.
			request_limit: false,
		};
		return unless(reasons, (begun) => {
			this.#begin(begun, pair, intent, 'confirmed', null);
			this.#take(begun, intent.startsAt);
			return [this.#told(begun, 'recruiter', 'chat_confirmed', intent.startsAt)];
		});
	}

	/* RQ7 */
	#cancel(meeting: Meeting, side: Side): Ruling {
		if (meeting.status === 'cancelled') return ALREADY_SO;
		const waits = meeting.status === 'requested';
		const reasons = {
			forbidden: waits && meeting.requested_by !== side,
			wrong_status: !waits && meeting.status !== 'in_scheduling',
		};
		return unless(reasons, () => {
			this.#change(meeting, { status: 'cancelled', closed_by: side });
			return [this.#told(meeting.id, other(side), 'request_withdrawn')];
		});
	}

	/* RQ8, QU3, SL1 */
	#accept(meeting: Meeting, side: Side): Ruling {
		const asked = meeting.requested_by !== side;
		if (asked && meeting.status === 'in_scheduling') return ALREADY_SO;
		const spends = side === 'talent' && this.#facts.rules.invitationsCount;
		const reasons = {
			...this.#answerReasons(meeting, side),
			...this.#windowReasons(),
			chat_limit: spends && this.#hasNoChatLeft(meeting.talent_id),
		};
		return unless(reasons, () => {
			this.#change(meeting, { status: 'in_scheduling' });
			return [this.#told(meeting.id, other(side), 'request_accepted')];
		});
	}

	/* RQ8 */
	#decline(meeting: Meeting, side: Side, note: string): Ruling {
		if (meeting.status === 'declined' && meeting.closed_by === side) return ALREADY_SO;
		return unless(this.#answerReasons(meeting, side), () => {
			this.#change(meeting, { status: 'declined', closed_by: side, note });
			return [this.#told(meeting.id, other(side), 'request_declined')];
		});
	}

	/* RQ9 */
	#reopen(meeting: Meeting, side: Side): Ruling {
		if (meeting.status === 'requested' && meeting.requested_by !== side) return ALREADY_SO;
		if (meeting.status !== 'declined') return refusedFor('wrong_status');
		if (meeting.closed_by !== side) return refusedFor('forbidden');
		const { talent_id: talent, recruiter_id: recruiter, requested_by: by } = meeting;
		return unless(this.#askingReasons({ talent, recruiter, by }), () => {
			this.#change(meeting, { status: 'requested', expires_at: this.#expiry() });
			return [this.#told(meeting.id, other(side), 'decline_undone')];
		});
	}

	/* SL1–SL7 */
	#claim(meeting: Meeting, side: Side, startsAt: Instant): Ruling {
		if (side !== 'talent') return refusedFor('forbidden');
		if (meeting.status === 'confirmed' && meeting.starts_at === startsAt) return ALREADY_SO;
		if (meeting.status === 'requested') return refusedFor('not_accepted');
		if (meeting.status !== 'in_scheduling') return refusedFor('wrong_status');
		const invited = meeting.requested_by === 'recruiter' && this.#facts.rules.invitationsCount;
		const reasons = {
			...this.#slotReasons(meeting.talent_id, meeting.recruiter_id, startsAt),
			chat_limit: invited && this.#hasNoChatLeft(meeting.talent_id),
		};
		return unless(reasons, () => {
			this.#take(meeting.id, startsAt);
			return [this.#told(meeting.id, 'recruiter', 'chat_confirmed', startsAt)];
		});
	}

	/* CH1, CH2 */
	#giveBack(
		meeting: Meeting,
		side: Side,
		note: string,
		status: 'in_scheduling' | 'cancelled',
	): Ruling {
		if (meeting.status === status) return ALREADY_SO;
		return unless(this.#changeReasons(meeting), () => {
			const startsAt = meeting.starts_at!;
			this.#change(meeting, { status, closed_by: side, note });
			const kind = status === 'cancelled' ? 'chat_cancelled' : 'slot_released';
			return [
				this.#told(meeting.id, other(side), kind, startsAt),
				...this.#reopened(meeting.recruiter_id, startsAt, [startsAt], meeting.id),
			];
		});
	}

	/* CH3 */
	#reschedule(meeting: Meeting, side: Side, startsAt: Instant): Ruling {
		if (meeting.status !== 'confirmed') return refusedFor('wrong_status');
		if (meeting.starts_at === startsAt) return ALREADY_SO;
		const { talent_id, recruiter_id, id } = meeting;
		const { time_conflict: clash = false, ...slot } = this.#slotReasons(
			talent_id,
			recruiter_id,
			startsAt,
			id,
		);
		const reasons = {
			...slot,
			...this.#changeReasons(meeting),
			// The other side's calendar is nobody's business.
			[side === 'talent' ? 'time_conflict' : 'peer_conflict']: clash,
		};
		return unless(reasons, () => {
			this.#take(meeting.id, startsAt);
			return [this.#told(meeting.id, other(side), 'chat_moved', startsAt)];
		});
	}

	/* CH4, CH5 */
	#join(meeting: Meeting, side: Side): Ruling {
		if (meeting.status === 'completed' || meeting.status === 'missed')
			return refusedFor('too_late');
		if (meeting.status !== 'confirmed') return refusedFor('wrong_status');
		const opens = meeting.starts_at! - this.#facts.rules.joinOpensMinutes * f.MINUTE;
		if (this.#now < opens) return refusedFor('too_early');
		if (this.#now >= meeting.ends_at!) return refusedFor('too_late');
		const column = side === 'talent' ? 'talent_joined' : 'recruiter_joined';
		if (meeting[column] === 1) return ALREADY_SO;
		return unless({}, () => {
			this.#facts.meetings.set(meeting.id, { ...meeting, [column]: 1 });
			return [this.#told(meeting.id, other(side), 'peer_joined')];
		});
	}

	/* AV1–AV5 */
	#offer({ date, minutes, starts }: Intent<'availability.set'>): Ruling {
		const facts = this.#facts;
		if (this.#role() !== 'recruiter') return refusedFor('forbidden');
		const day = facts.days.find((other) => other.date === date);
		if (!day) return refusedFor('outside_day');
		const present = f
			.slotsOf(facts, this.#actor)
			.filter(({ starts_at: at }) => at >= day.startsAt && at < day.endsAt);
		const begun = (slot: Slot) => slot.passed === 1 || slot.starts_at <= this.#now;
		const held = present.filter((slot) => f.holderOf(facts, this.#actor, slot.starts_at));
		const settled = new Set([...held, ...present.filter(begun)].map(({ starts_at }) => starts_at));
		const wanted = [...new Set(starts)]
			.filter((at) => at > this.#now && !settled.has(at))
			.map((at) => ({ starts_at: at, ends_at: at + minutes * f.MINUTE }));
		const all = [...wanted, ...held];
		const reasons = {
			duration_not_allowed: !facts.rules.allowedMinutes.includes(minutes),
			slot_booked: held.some((slot) => !begun(slot) && !starts.includes(slot.starts_at)),
			outside_day: wanted.some(
				(slot) =>
					slot.starts_at < day.startsAt ||
					slot.ends_at > day.endsAt ||
					slot.starts_at % f.MINUTE !== 0,
			),
			slots_overlap: all.some((a) => all.some((b) => a !== b && overlap(a, b))),
		};
		const sameAs = (a: Times) => (b: Times) =>
			a.starts_at === b.starts_at && a.ends_at === b.ends_at;
		const free = present.filter((slot) => !settled.has(slot.starts_at));
		const gone = free.filter((slot) => !wanted.some(sameAs(slot)));
		const added = wanted.filter((slot) => !free.some(sameAs(slot)));
		const isRefused = Object.values(reasons).some(Boolean);
		if (!isRefused && gone.length === 0 && added.length === 0) return ALREADY_SO;
		return unless(reasons, () => this.#replace(gone, added));
	}

	#replace(gone: readonly Slot[], added: readonly Times[]): readonly Told[] {
		const facts = this.#facts;
		const wasFull = f.openSlotsOf(facts, this.#actor, this.#now).length === 0;
		for (const { starts_at } of gone) facts.slots.delete(f.slotId(this.#actor, starts_at));
		const { fair_id } = facts.people.get(this.#actor)!;
		for (const { starts_at, ends_at } of added)
			facts.slots.set(f.slotId(this.#actor, starts_at), {
				recruiter_id: this.#actor as ParticipantId,
				starts_at: starts_at as Instant,
				ends_at: ends_at as Instant,
				fair_id,
				passed: 0,
			});
		const first = Math.min(...added.map(({ starts_at }) => starts_at));
		return wasFull && added.length > 0 ? this.#toldWaiting(this.#actor, first) : [];
	}

	/* ST1–ST3 */
	#settings({ bookingMode, question, ideal }: Intent<'recruiter.settings'>): Ruling {
		if (this.#role() !== 'recruiter') return refusedFor('forbidden');
		return unless({}, () => {
			const person = this.#facts.people.get(this.#actor)!;
			const changed = { booking_mode: bookingMode, question, ideal: toJson(ideal) };
			this.#facts.people.set(this.#actor, { ...person, ...changed });
			return [];
		});
	}

	/* ST4 */
	#profile({ profile }: Intent<'profile.update'>): Ruling {
		return unless({}, () => {
			const person = this.#facts.people.get(this.#actor)!;
			const { headline, about } = profile;
			const languages = toJson(profile.languages);
			const topics = toJson(profile.topics);
			this.#facts.people.set(this.#actor, { ...person, headline, about, languages, topics });
			return [];
		});
	}

	/* Reasons */

	/** WI1 */
	#windowReasons(): Reasons {
		const { bookingOpensAt, bookingClosesAt } = this.#facts.rules;
		return {
			window_not_open: this.#now < bookingOpensAt,
			window_closed: this.#now >= bookingClosesAt,
		};
	}

	/** WI1, RQ3, RQ4, QU1, QU2 */
	#askingReasons({ talent, recruiter, by }: Pair): Reasons {
		const { rules } = this.#facts;
		const own = by === 'talent';
		return {
			...this.#windowReasons(),
			direction_closed: rules.whoMayRequest === (own ? 'recruiters' : 'talents'),
			already_active: f
				.meetingsOf(this.#facts, talent)
				.some((meeting) => meeting.recruiter_id === recruiter && f.isLive(meeting)),
			request_limit: own && f.openRequestsOf(this.#facts, talent) >= rules.maxOpenRequests,
			chat_limit: own && this.#hasNoChatLeft(talent),
		};
	}

	/** RQ5, RQ6 */
	#textReasons(asked: string, { question, answer }: { question: string; answer: string }): Reasons {
		const nothingToSee = answer.replace(/[\s\u200b-\u200f\u2060\ufeff]/g, '') === '';
		return {
			question_changed: question !== asked,
			answer_required: asked !== '' && nothingToSee,
		};
	}

	/** RQ8 */
	#answerReasons(meeting: Meeting, side: Side): Reasons {
		const waits = meeting.status === 'requested';
		const isOver = waits && this.#now >= meeting.expires_at!;
		return {
			forbidden: meeting.requested_by === side,
			request_expired: meeting.status === 'expired' || isOver,
			wrong_status: !waits && meeting.status !== 'expired',
		};
	}

	/** CH1 */
	#changeReasons(meeting: Meeting): Reasons {
		if (meeting.status !== 'confirmed') return { wrong_status: true };
		const last = meeting.starts_at! - this.#facts.rules.changeCutoffMinutes * f.MINUTE;
		return { too_close: this.#now >= last };
	}

	/** WI1, SL2–SL6. `moved` is a chat that would give up its time for this one. */
	#slotReasons(talent: string, recruiter: string, startsAt: number, moved?: string): Reasons {
		const facts = this.#facts;
		const slot = facts.slots.get(f.slotId(recruiter, startsAt));
		if (!slot) return { ...this.#windowReasons(), slot_gone: true };
		const clashes = (person: string, buffer: number) =>
			f
				.chatsOf(facts, person)
				.some((chat) => chat.id !== moved && overlap(chat as Times, slot, buffer * f.MINUTE));
		return {
			...this.#windowReasons(),
			slot_passed: slot.passed === 1 || slot.starts_at <= this.#now,
			slot_taken: clashes(recruiter, 0),
			time_conflict: clashes(talent, facts.rules.bufferMinutes),
		};
	}

	#hasNoChatLeft(talent: string): boolean {
		return f.chatsSpentBy(this.#facts, talent) >= this.#facts.rules.maxChats;
	}

	/* Facts */

	#role(): string | undefined {
		return this.#facts.people.get(this.#actor)?.role;
	}

	#sideIn({ talent_id, recruiter_id }: Meeting): Side | null {
		if (talent_id === this.#actor) return 'talent';
		return recruiter_id === this.#actor ? 'recruiter' : null;
	}

	/** RQ1 */
	#pairWith(person: string): Pair | null {
		const theirs = this.#facts.people.get(person)?.role;
		const own = this.#role();
		if (own === 'talent' && theirs === 'recruiter')
			return { talent: this.#actor, recruiter: person, by: own };
		if (own === 'recruiter' && theirs === 'talent')
			return { talent: person, recruiter: this.#actor, by: own };
		return null;
	}

	/** RQ10 */
	#expiry(): Instant {
		const { requestExpiryMinutes, bookingClosesAt } = this.#facts.rules;
		return Math.min(this.#now + requestExpiryMinutes * f.MINUTE, bookingClosesAt) as Instant;
	}

	#begin(
		begun: string,
		{ talent, recruiter, by }: Pair,
		words: { message: string; question: string; answer: string },
		status: Meeting['status'],
		expiresAt: Instant | null,
	): void {
		const now = this.#now as Instant;
		this.#facts.meetings.set(begun, {
			id: begun as MeetingId,
			fair_id: this.#facts.people.get(this.#actor)!.fair_id,
			talent_id: talent as ParticipantId,
			recruiter_id: recruiter as ParticipantId,
			requested_by: by,
			status,
			message: words.message,
			question: words.question,
			answer: words.question === '' ? '' : words.answer,
			requested_at: now,
			changed_at: now,
			expires_at: expiresAt,
			starts_at: null,
			ends_at: null,
			closed_by: null,
			note: '',
			talent_joined: 0,
			recruiter_joined: 0,
		});
	}

	/** The last word about how it ended goes with every change that does not bring a new one. */
	#change(meeting: Meeting, change: Partial<Meeting>): void {
		const unsaid = { closed_by: null, note: '', changed_at: this.#now as Instant };
		this.#facts.meetings.set(meeting.id, { ...meeting, ...unsaid, ...change });
	}

	#take(id: string, startsAt: number): void {
		const meeting = this.#facts.meetings.get(id)!;
		const slot = this.#facts.slots.get(f.slotId(meeting.recruiter_id, startsAt))!;
		const { starts_at, ends_at } = slot;
		const nobodyYet = { talent_joined: 0, recruiter_joined: 0 } as const;
		this.#change(meeting, { status: 'confirmed', starts_at, ends_at, ...nobodyYet });
	}

	/* Notices */

	#told(id: string, side: Side, kind: Told['kind'], startsAt: number | null = null): Told {
		const { talent_id, recruiter_id } = this.#facts.meetings.get(id)!;
		return { to: side === 'talent' ? talent_id : recruiter_id, kind, meeting: id, startsAt };
	}

	/** NO2, NO3: nobody is told where there was an open slot anyway. */
	#reopened(recruiter: string, startsAt: number, fresh: number[], without: string): Told[] {
		const before = f
			.openSlotsOf(this.#facts, recruiter, this.#now)
			.filter(({ starts_at }) => !fresh.includes(starts_at));
		if (before.length > 0) return [];
		return this.#toldWaiting(recruiter, startsAt).filter(({ meeting }) => meeting !== without);
	}

	#toldWaiting(recruiter: string, startsAt: number): Told[] {
		return f
			.meetingsOf(this.#facts, recruiter)
			.filter(({ status }) => status === 'in_scheduling')
			.map(({ id, talent_id }) => ({ to: talent_id, kind: 'slot_opened', meeting: id, startsAt }));
	}
}

interface Pair {
	readonly talent: string;
	readonly recruiter: string;
	readonly by: Side;
}

interface Times {
	readonly starts_at: number;
	readonly ends_at: number;
}

const other = (side: Side): Side => (side === 'talent' ? 'recruiter' : 'talent');

const overlap = (a: Times, b: Times, apart = 0): boolean =>
	a.starts_at < b.ends_at + apart && b.starts_at < a.ends_at + apart;
