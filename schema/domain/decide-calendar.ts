import type { Instant } from '../ids.ts';
import { addMinutes } from '../ids.ts';
import type { Case, Decision } from './decision.ts';
import { NOOP, ok, refused } from './decision.ts';
import type { FairEvent } from './event.ts';
import type { IntentOf } from './intent.ts';
import type { Interval } from './interval.ts';
import { contains } from './interval.ts';
import { refusal } from './refusal.ts';
import type { Slot } from './slot.ts';
import { whyNotOffer } from './why-not.ts';

/** AV1–AV5: replaces what is offered on one day; booked and passed times stay as they are. */
export function decideAvailability(given: Case, intent: IntentOf<'availability.set'>): Decision {
	const { facts, now, actor } = given;
	if (actor.role !== 'recruiter') return refused(refusal('forbidden'));
	const day = facts.fair.days.find(({ date }) => date === intent.date) ?? null;
	const onDay = [...facts.calendarOf(actor.id).values()].filter(
		(slot) => day !== null && contains(day, slot.startsAt),
	);
	const future = onDay.filter((slot) => !slot.passed && slot.startsAt > now);
	const booked = future.filter((slot) => facts.bookingOf(actor.id, slot.startsAt) !== null);
	const starts = [...new Set(intent.starts)].filter((startsAt) => startsAt > now);
	const { minutes } = intent;
	const { rules } = facts.fair;
	const why =
		whyNotOffer({ rules, day, minutes, starts, booked }) ??
		(overlapsRunning(facts.confirmedOf(actor.id), starts, now) ? refusal('slots_overlap') : null);
	if (why) return refused(why);
	const events = changesTo(future, booked, starts, minutes).map((change): FairEvent => {
		return { ...change, recruiterId: actor.id };
	});
	return events.length > 0 ? ok(...events) : NOOP;
}

/** AV4 for a chat that is under way: its slot has passed, its minutes are still taken. */
function overlapsRunning(chats: Iterable<Interval>, starts: readonly Instant[], now: Instant) {
	for (const chat of chats)
		if (chat.startsAt <= now && starts.some((startsAt) => startsAt < chat.endsAt)) return true;
	return false;
}

type CalendarChange =
	| { readonly kind: 'slots_withdrawn'; readonly starts: readonly Instant[] }
	| { readonly kind: 'slots_offered'; readonly slots: readonly Interval[] };

function changesTo(
	future: readonly Slot[],
	booked: readonly Slot[],
	starts: readonly Instant[],
	minutes: number,
): CalendarChange[] {
	const isBooked = new Set(booked.map(({ startsAt }) => startsAt));
	const wanted = new Map(
		starts
			.filter((startsAt) => !isBooked.has(startsAt))
			.map((startsAt) => [startsAt, { startsAt, endsAt: addMinutes(startsAt, minutes) }]),
	);
	const open = future.filter(({ startsAt }) => !isBooked.has(startsAt));
	const same = (slot: Slot) => wanted.get(slot.startsAt)?.endsAt === slot.endsAt;
	const withdrawn = open.filter((slot) => !same(slot)).map(({ startsAt }) => startsAt);
	const unchanged = new Set(open.filter(same).map(({ startsAt }) => startsAt));
	const offered = [...wanted.values()].filter(({ startsAt }) => !unchanged.has(startsAt));
	return [
		...(withdrawn.length > 0 ? [{ kind: 'slots_withdrawn', starts: withdrawn } as const] : []),
		...(offered.length > 0 ? [{ kind: 'slots_offered', slots: offered } as const] : []),
	];
}

/** ST1–ST3: how a recruiter wants to be asked. Answers given before keep the old question. */
export function decideSettings(given: Case, intent: IntentOf<'recruiter.settings'>): Decision {
	const { actor } = given;
	if (actor.role !== 'recruiter') return refused(refusal('forbidden'));
	const { bookingMode, question, ideal } = intent;
	return ok({
		kind: 'recruiter_settings_changed',
		recruiterId: actor.id,
		bookingMode,
		question,
		ideal,
	});
}

/** ST4: everyone keeps their own profile. */
export const decideProfile = (given: Case, intent: IntentOf<'profile.update'>): Decision =>
	ok({ kind: 'profile_changed', participant: given.actor.id, profile: intent.profile });
