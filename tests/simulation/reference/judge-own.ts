import { toJson } from '#schema/db/json.ts';
import type { IntentOf } from '#schema/domain/intent.ts';
import type { Instant, ParticipantId } from '#schema/ids.ts';
import type { Case } from './case.ts';
import { roleOf, toldWaiting } from './case.ts';
import type { Slot } from './facts.ts';
import { MINUTE, holderOf, openSlotsOf, slotId, slotsOf } from './facts.ts';
import type { Times } from './reasons.ts';
import { overlap } from './reasons.ts';
import type { Ruling, Told } from './ruling.ts';
import { ALREADY_SO, refusedFor, unless } from './ruling.ts';

/** AV1–AV5 */
export function offer(given: Case, intent: IntentOf<'availability.set'>): Ruling {
	const { facts, actor, now } = given;
	const { date, minutes, starts } = intent;
	if (roleOf(given) !== 'recruiter') return refusedFor('forbidden');
	const day = facts.days.find((other) => other.date === date);
	if (!day) return refusedFor('outside_day');
	const present = slotsOf(facts, actor).filter(
		({ starts_at: at }) => at >= day.startsAt && at < day.endsAt,
	);
	const begun = (slot: Slot) => slot.passed === 1 || slot.starts_at <= now;
	const held = present.filter((slot) => holderOf(facts, actor, slot.starts_at));
	const settled = new Set([...held, ...present.filter(begun)].map(({ starts_at }) => starts_at));
	const wanted = [...new Set(starts)]
		.filter((at) => at > now && !settled.has(at))
		.map((at) => ({ starts_at: at, ends_at: at + minutes * MINUTE }));
	const all = [...wanted, ...held];
	const reasons = {
		duration_not_allowed: !facts.rules.allowedMinutes.includes(minutes),
		slot_booked: held.some((slot) => !begun(slot) && !starts.includes(slot.starts_at)),
		outside_day: wanted.some(
			({ starts_at, ends_at }) =>
				starts_at < day.startsAt || ends_at > day.endsAt || starts_at % MINUTE !== 0,
		),
		slots_overlap: all.some((a) => all.some((b) => a !== b && overlap(a, b))),
	};
	const free = present.filter((slot) => !settled.has(slot.starts_at));
	const gone = free.filter((slot) => !wanted.some(sameAs(slot)));
	const added = wanted.filter((slot) => !free.some(sameAs(slot)));
	const isRefused = Object.values(reasons).some(Boolean);
	if (!isRefused && gone.length === 0 && added.length === 0) return ALREADY_SO;
	return unless(reasons, () => replace(given, gone, added));
}

const sameAs = (a: Times) => (b: Times) => a.starts_at === b.starts_at && a.ends_at === b.ends_at;

/** NO2: whoever waits is told when there was nothing to choose from before. */
function replace(
	{ facts, actor, now }: Case,
	gone: readonly Slot[],
	added: readonly Times[],
): Told[] {
	const wasFull = openSlotsOf(facts, actor, now).length === 0;
	for (const { starts_at } of gone) facts.slots.delete(slotId(actor, starts_at));
	const { fair_id } = facts.people.get(actor)!;
	for (const { starts_at, ends_at } of added)
		facts.slots.set(slotId(actor, starts_at), {
			recruiter_id: actor as ParticipantId,
			starts_at: starts_at as Instant,
			ends_at: ends_at as Instant,
			fair_id,
			passed: 0,
		});
	const first = Math.min(...added.map(({ starts_at }) => starts_at));
	return wasFull && added.length > 0 ? toldWaiting(facts, actor, first) : [];
}

/** ST1–ST3 */
export function settings(given: Case, intent: IntentOf<'recruiter.settings'>): Ruling {
	const { facts, actor } = given;
	const { bookingMode, question, ideal } = intent;
	if (roleOf(given) !== 'recruiter') return refusedFor('forbidden');
	return unless({}, () => {
		const changed = { booking_mode: bookingMode, question, ideal: toJson(ideal) };
		facts.people.set(actor, { ...facts.people.get(actor)!, ...changed });
		return [];
	});
}

/** ST4 */
export function profile({ facts, actor }: Case, intent: IntentOf<'profile.update'>): Ruling {
	return unless({}, () => {
		const { headline, about } = intent.profile;
		const languages = toJson(intent.profile.languages);
		const topics = toJson(intent.profile.topics);
		facts.people.set(actor, { ...facts.people.get(actor)!, headline, about, languages, topics });
		return [];
	});
}
