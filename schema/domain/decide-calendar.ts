import type { Case, Decision } from './decision.ts';
import { NOOP, ok, refused } from './decision.ts';
import { slotsPassed } from './decide-clock.ts';
import type { FairEvent } from './event.ts';
import type { IntentOf } from './intent.ts';
import type { Interval } from './interval.ts';
import { contains } from './interval.ts';
import { weigh } from './offer.ts';
import { openSlotsOf } from './open-slots.ts';
import { refusal } from './refusal.ts';
import { whyNotOffer } from './why-not.ts';

/** AV1–AV5: replaces what is offered on one day; booked times and those begun stay as they are. */
export function decideAvailability(given: Case, intent: IntentOf<'availability.set'>): Decision {
	const { facts, now, actor } = given;
	if (actor.role !== 'recruiter') return refused(refusal('forbidden'));
	const { days, rules } = facts.fair;
	const day = days.find(({ date }) => date === intent.date) ?? null;
	const slots = [...facts.calendarOf(actor.id).values()]
		.filter(({ startsAt }) => day !== null && contains(day, startsAt))
		.map((slot) => ({ ...slot, booked: facts.bookingOf(actor.id, slot.startsAt) !== null }));
	const offer = { now, minutes: intent.minutes, starts: intent.starts, slots };
	const why = whyNotOffer(rules, day, offer);
	if (why) return refused(why);
	const { wanted, open } = weigh(offer);
	const gone = open.filter(isNotIn(wanted)).map(({ startsAt }) => startsAt);
	const added = wanted.filter(isNotIn(open));
	const events: FairEvent[] = [];
	// What has begun made room for the new times, so it never comes back, whatever the clock says later.
	if (added.length > 0) events.push(...slotsPassed(facts, actor.id, now));
	if (gone.length > 0)
		events.push({ kind: 'slots_withdrawn', recruiterId: actor.id, starts: gone });
	if (added.length > 0)
		events.push({
			kind: 'slots_offered',
			recruiterId: actor.id,
			slots: added,
			reopens: openSlotsOf(facts, actor.id, now).length === 0,
		});
	return events.length > 0 ? ok(...events) : NOOP;
}

/** A slot whose length changes goes, and comes again. */
function isNotIn(others: readonly Interval[]) {
	const endsByStart = new Map(others.map(({ startsAt, endsAt }) => [startsAt, endsAt]));
	return ({ startsAt, endsAt }: Interval) => endsByStart.get(startsAt) !== endsAt;
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
