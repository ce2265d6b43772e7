import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { must } from '../assert.ts';
import { given, newMeeting } from '../fixtures.ts';
import type { Scene } from '../fixtures.ts';
import type { History } from '../fixtures-histories.ts';
import { histories } from '../fixtures-histories.ts';
import { intentOf, momentOf } from '../fixtures-steps.ts';
import { illegal, violations } from '../fixtures-invariants.ts';
import type { Instant } from '../ids.ts';
import { decide } from './decide.ts';
import { dueBecauseOf, nextDueAt } from './decide-clock.ts';
import type { Decision } from './decision.ts';
import { newIds } from './decision.ts';
import type { FairEvent } from './event.ts';
import { evolve } from './evolve.ts';
import type { Intent } from './intent.ts';
import type { Meeting } from './meeting.ts';
import { noticesOf } from './notice.ts';
import type { Participant } from './participant.ts';
import { REFUSAL_CODES } from './refusal.ts';
import { FairState } from './state.ts';

const RUNS = { numRuns: 250 };
// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 120_000 });

/** One decision of a history, before it has happened. */
interface Turn {
	readonly scene: Scene;
	readonly actor: Participant | 'clock';
	readonly intent: Intent;
	readonly decision: Decision;
	readonly latest: Instant;
}

interface Watcher {
	/** The clock of a fair never runs back (CL5); that of the machine may. */
	readonly clock?: 'machine' | 'fair';
	readonly asking?: (scene: Scene) => void;
	readonly decided?: (turn: Turn) => void;
	readonly happening?: (event: FairEvent, turn: Turn) => void;
	readonly happened?: (event: FairEvent, turn: Turn) => void;
	readonly settled?: (turn: Turn) => void;
}

/** Lets a history happen, and tells whoever watches. */
function tell([from, steps]: History, watcher: Watcher): void {
	const scene = given(from);
	let latest = scene.now;
	for (const taken of steps) {
		const moment = momentOf(scene, taken);
		if (moment !== null) {
			scene.now = watcher.clock === 'fair' && moment < latest ? latest : moment;
			if (scene.now > latest) latest = scene.now;
			continue;
		}
		watcher.asking?.(scene);
		const asked =
			taken === 'tick' || !('kind' in taken)
				? ({ actor: 'clock', intent: { kind: 'clock.tick' } } as const)
				: intentOf(scene, taken);
		const turn = { scene, ...asked, decision: scene.decide(asked.actor, asked.intent), latest };
		watcher.decided?.(turn);
		for (const event of eventsOf(turn.decision)) {
			watcher.happening?.(event, turn);
			scene.happen(event);
			watcher.happened?.(event, turn);
		}
		watcher.settled?.(turn);
	}
}

const eventsOf = (decision: Decision): readonly FairEvent[] =>
	decision.verdict === 'ok' ? decision.events : [];

/** All that is known of a fair, to be compared with another moment. */
const snapshot = ({ state }: Scene): string =>
	JSON.stringify([
		[...state.meetings.values()],
		[...state.calendars].map(([recruiter, calendar]) => [recruiter, [...calendar.values()]]),
		[...state.participants.values()],
		[...state.announcements.values()],
		[...state.supports.values()],
	]);

const holds = (watcher: Watcher) =>
	fc.assert(
		fc.property(histories, (history) => tell(history, watcher)),
		RUNS,
	);

it('[IN3, SL3, SL5, SL6, QU1, QU2, RQ4, AV3, AV4, S-02, S-03, S-04, S-08] whatever people ask, under any clock, no step breaks what must always be true', () => {
	holds({ settled: ({ scene, latest }) => expect(violations(scene.state, latest)).toEqual([]) });
});

it('[RQ7, RQ8, WI1, SL1, SL4, CH1, CH3, S-06, S-07, D-10, D-11] each thing happens only where it may, by whom it may, when it may', () => {
	holds({
		happening: (event, { scene }) => expect(illegal(event, scene.state, scene.now)).toBeNull(),
	});
});

it('[SL7, IN3] deciding changes nothing, and what is not granted does not happen', () => {
	fc.assert(
		fc.property(histories, ([from, steps]) => {
			const scene = given(from);
			for (const taken of steps) {
				scene.now = momentOf(scene, taken) ?? scene.now;
				if (taken === 'tick' || !('kind' in taken)) continue;
				const { actor, intent } = intentOf(scene, taken);
				const before = snapshot(scene);
				const decision = scene.decide(actor, intent);
				expect(snapshot(scene)).toEqual(before);
				scene.act(actor, intent);
				if (decision.verdict !== 'ok') expect(snapshot(scene)).toEqual(before);
			}
		}),
		{ numRuns: 60 },
	);
});

it('[ID2, ID3, D-08] the same intent once more has no second effect', () => {
	holds({
		settled({ scene, actor, intent, decision }) {
			if (decision.verdict !== 'ok' || SAYS_MORE.has(intent.kind)) return;
			const before = snapshot(scene);
			const again = scene.act(actor, intent);
			if (!KEEPS_SAYING_OK.has(intent.kind)) expect(again.verdict).not.toBe('ok');
			expect(snapshot(scene)).toEqual(before);
		},
	});
});

/** Whoever says the same under another id says it twice. */
const SAYS_MORE = new Set<Intent['kind']>(['support.write', 'support.answer']);

/** What a profile or a memo says is none of the rules' business, so they cannot tell that it said so before. */
const KEEPS_SAYING_OK = new Set<Intent['kind']>([
	'profile.update',
	'recruiter.settings',
	'memo.keep',
]);

it('[CL1, CL2, CL3, CL4] the clock acts when something is due, once, and then waits for the next', () => {
	holds({
		asking(scene) {
			const due = nextDueAt(scene.state);
			const { verdict } = scene.decide('clock', { kind: 'clock.tick' });
			expect(verdict).toBe(due !== null && due <= scene.now ? 'ok' : 'noop');
		},
		settled({ scene, actor }) {
			if (actor !== 'clock') return;
			expect(nextDueAt(scene.state) ?? Infinity).toBeGreaterThan(scene.now);
			expect(scene.tick()).toEqual({ verdict: 'noop' });
		},
	});
});

it('[CL1] whoever listens to the events never looks at the clock too late', () => {
	fc.assert(
		fc.property(histories, (history) => {
			let known: Instant | null = nextDueAt(given(history[0]).state);
			tell(history, {
				happened(event, { scene }) {
					const because = dueBecauseOf(event, scene.state);
					if (because !== null && (known === null || because < known)) known = because;
				},
				settled({ scene, actor }) {
					const due = nextDueAt(scene.state);
					if (due !== null) expect(known ?? Infinity).toBeLessThanOrEqual(due);
					if (actor === 'clock') known = due;
				},
			});
		}),
		RUNS,
	);
});

it('[CL5, SL5, SL6, S-08] where time never runs back, nobody was ever in two chats at once', () => {
	const hadTime = (meeting: Meeting) =>
		meeting.status === 'confirmed' || meeting.status === 'completed' || meeting.status === 'missed';
	holds({
		clock: 'fair',
		settled({ scene }) {
			const chats = [...scene.state.meetings.values()].filter(hadTime);
			for (const a of chats)
				for (const b of chats)
					if (a.id < b.id && (a.talentId === b.talentId || a.recruiterId === b.recruiterId))
						expect(a.startsAt < b.endsAt && b.startsAt < a.endsAt).toBe(false);
		},
	});
});

it('[CL4, AV5, CL5] what has passed stays, and stays passed', () => {
	fc.assert(
		fc.property(histories, (history) => {
			const passed = new Set<string>();
			tell(history, {
				settled({ scene }) {
					const now = new Set<string>();
					for (const [recruiter, calendar] of scene.state.calendars)
						for (const slot of calendar.values())
							if (slot.passed) now.add(`${recruiter} ${slot.startsAt}`);
					expect([...passed].filter((slot) => !now.has(slot))).toEqual([]);
					for (const slot of now) passed.add(slot);
				},
			});
		}),
		RUNS,
	);
});

it('[NO1, NO2, NO3] nobody is told of their own act, and of an open time only where there was none', () => {
	fc.assert(
		fc.property(histories, (history) => {
			let openBefore = new Map<string, number>();
			tell(history, {
				clock: 'fair',
				asking(scene) {
					scene.tick();
					openBefore = openSlots(scene);
				},
				happened(event, { scene, actor }) {
					for (const notice of noticesOf(event, scene.state, scene.now)) {
						// The server saw both at once.
						const isOthers = event.kind === 'request_accepted' || event.kind === 'chat_joined';
						if (actor !== 'clock' && !isOthers) expect(notice.to).not.toBe(actor.id);
						if (notice.kind !== 'slot_opened') continue;
						const meeting = scene.meeting({ id: must(notice.meeting, 'a meeting waits') });
						expect(meeting.status).toBe('in_scheduling');
						expect(openBefore.get(meeting.recruiterId) ?? 0).toBe(0);
						expect(openSlots(scene).get(meeting.recruiterId)).toBeGreaterThan(0);
					}
				},
			});
		}),
		RUNS,
	);
});

function openSlots(scene: Scene): Map<string, number> {
	const open = new Map<string, number>();
	for (const [recruiter, calendar] of scene.state.calendars)
		for (const { startsAt } of calendar.values())
			if (startsAt > scene.now && scene.state.bookingOf(recruiter, startsAt) === null)
				open.set(recruiter, (open.get(recruiter) ?? 0) + 1);
	return open;
}

it('[SY15] the events alone rebuild the fair as it is', () => {
	fc.assert(
		fc.property(histories, (history) => {
			const rebuilt = given(history[0]);
			let original = rebuilt;
			tell(history, {
				happened: (event) => evolve(rebuilt.state, event),
				settled: ({ scene }) => (original = scene),
			});
			expect(snapshot(rebuilt)).toEqual(snapshot(original));
		}),
		RUNS,
	);
});

it('[SY15] a decision depends on the facts, not on the order in which they became known', () => {
	const compare: Watcher = {
		decided({ scene: { state, now }, actor: person, intent }) {
			const other = new FairState(state.fair);
			for (const participant of [...state.participants.values()].reverse())
				other.putParticipant(participant);
			for (const [recruiter, calendar] of [...state.calendars].reverse())
				for (const slot of [...calendar.values()].reverse()) other.putSlot(recruiter, slot);
			for (const meeting of [...state.meetings.values()].reverse()) other.putMeeting(meeting);
			const actor = person === 'clock' ? person : person.id;
			for (const announcement of [...state.announcements.values()].reverse())
				other.putAnnouncement(announcement);
			for (const support of [...state.supports.values()].reverse()) other.putSupport(support);
			for (const vacancy of [...state.vacancies.values()].reverse()) other.putVacancy(vacancy);
			const context = { now, actor, ...newIds(newMeeting()) };
			expect(inAnyOrder(decide(other, intent, context))).toEqual(
				inAnyOrder(decide(state, intent, context)),
			);
		},
	};
	fc.assert(
		fc.property(histories, (history) => tell(history, compare)),
		{ numRuns: 80 },
	);
});

/** What the clock does at one moment has no order. */
const inAnyOrder = (decision: Decision): unknown => {
	if (decision.verdict !== 'ok') return decision;
	const events = decision.events.map((event) =>
		'starts' in event ? { ...event, starts: [...event.starts].sort() } : event,
	);
	return new Set(events.map((event) => JSON.stringify(event)));
};

/** Said by the edges of the system, never by the rules. */
const OUTSIDE = ['invalid', 'unsupported', 'id_reused', 'error', 'busy', 'unavailable', 'expired'];

it('[IN3] everything that can happen and every reason to refuse is somewhere in these histories', () => {
	const seen = new Set<string>();
	for (const history of fc.sample(histories, { numRuns: 1_500, seed: 20_261_105 }))
		tell(history, {
			decided({ decision }) {
				if (decision.verdict === 'refused') seen.add(`refused: ${decision.refusal.code}`);
				for (const { kind } of eventsOf(decision)) seen.add(`happened: ${kind}`);
			},
		});
	const kinds = Object.keys(EVERY_KIND).map((kind) => `happened: ${kind}`);
	const codes = REFUSAL_CODES.filter((code) => !OUTSIDE.includes(code)).map(
		(code) => `refused: ${code}`,
	);
	expect([...seen].sort()).toEqual([...kinds, ...codes].sort());
});

/** What comes from the pages of an account has histories of its own in decide-account.test.ts. */
type OfAccounts = 'picture_changed' | 'name_changed' | 'participant_erased';
/** As a record, so that a new kind of event must be named here. */
const EVERY_KIND: Readonly<Record<Exclude<FairEvent['kind'], OfAccounts>, true>> = {
	request_sent: true,
	request_cancelled: true,
	request_accepted: true,
	request_declined: true,
	decline_undone: true,
	request_expired: true,
	slot_claimed: true,
	slot_booked: true,
	slot_released: true,
	chat_rescheduled: true,
	chat_cancelled: true,
	chat_joined: true,
	chat_late: true,
	no_show: true,
	chat_extended: true,
	chat_corrected: true,
	memo_kept: true,
	chat_handed_over: true,
	chat_completed: true,
	chat_missed: true,
	slots_offered: true,
	slots_withdrawn: true,
	slots_passed: true,
	recruiter_settings_changed: true,
	profile_changed: true,
	colleague_acted: true,
	announcement_published: true,
	announcement_withdrawn: true,
	support_asked: true,
	support_answered: true,
	support_taken: true,
	support_closed: true,
	vacancy_published: true,
	vacancy_changed: true,
	vacancy_withdrawn: true,
};
