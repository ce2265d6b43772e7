import { toJson } from '#schema/db/json.ts';
import type { IntentOf } from '#schema/domain/intent.ts';
import type { Instant, MeetingId, ParticipantId } from '#schema/ids.ts';
import type { Case } from './case.ts';
import { roleOf } from './case.ts';
import type { Support, SupportLine } from './facts.ts';
import { MINUTE, meetingsOf } from './facts.ts';
import type { Ruling, Told } from './ruling.ts';
import { ALREADY_SO, refusedFor, unless } from './ruling.ts';

const WAITING_MOST = 10;
const A_MINUTE_MOST = 8;
const KEPT_LINES = 100;
const saysNothing = (text: string) => !/[\p{L}\p{N}]/u.test(text);

/** SU1–SU5 */
export function writeToSupport(given: Case, intent: IntentOf<'support.write'>): Ruling {
	const { facts, actor, now } = given;
	const known = facts.supports.get(actor);
	const { about, text, facts: attached } = intent;
	const isOwn = about === undefined || meetingsOf(facts, actor).some(({ id }) => id === about);
	const inMinute = known && now < known.burst_at + MINUTE ? known.burst : 0;
	const reasons = {
		forbidden: roleOf(given) === 'organizer' || !isOwn,
		support_unanswered: (known?.unanswered ?? 0) >= WAITING_MOST,
		support_too_fast: inMinute >= A_MINUTE_MOST,
		support_blank: saysNothing(text),
	};
	return unless(reasons, () => {
		const before = known?.is_open === 1 ? known.about : null;
		const isNews = (known?.waiting_since ?? null) === null;
		const count = (known?.count ?? 0) + 1;
		put(given, actor, {
			is_open: 1,
			unanswered: (known?.unanswered ?? 0) + 1,
			waiting_since: isNews ? (now as Instant) : known!.waiting_since,
			helper_id: known?.helper_id ?? null,
			about: about === undefined ? before : (about as MeetingId),
			burst_at: inMinute > 0 ? known!.burst_at : (now as Instant),
			burst: inMinute + 1,
			...(attached && { facts: toJson(attached), facts_with: count }),
		});
		say(given, actor, 'asked', text);
		return isNews ? organizersOf(given).map((to) => told(to, 'support_asked', actor)) : [];
	});
}

/** SU1, SU5, SU6 */
export function answerSupport(given: Case, intent: IntentOf<'support.answer'>): Ruling {
	const { facts, actor } = given;
	const { person, text } = intent;
	const reasons = {
		forbidden: roleOf(given) !== 'organizer',
		support_gone: !facts.supports.has(person),
		support_blank: saysNothing(text),
	};
	return unless(reasons, () => {
		const answered = { unanswered: 0, waiting_since: null, helper_id: actor as ParticipantId };
		put(given, person, { is_open: 1, ...answered });
		say(given, person, 'answered', text);
		return [told(person, 'support_answered', actor)];
	});
}

/** SU6 */
export function takeSupport(given: Case, { person }: IntentOf<'support.take'>): Ruling {
	const { facts, actor } = given;
	const known = facts.supports.get(person);
	const isOrganizer = roleOf(given) === 'organizer';
	if (isOrganizer && known?.is_open === 1 && known.helper_id === actor) return ALREADY_SO;
	const reasons = {
		forbidden: !isOrganizer,
		support_gone: !known,
		support_closed: known?.is_open === 0,
	};
	return unless(reasons, () => {
		facts.supports.set(person, { ...known!, helper_id: actor as ParticipantId });
		return [];
	});
}

/** SU5 */
export function closeSupport(given: Case, { person }: IntentOf<'support.close'>): Ruling {
	const { facts, actor } = given;
	if (roleOf(given) !== 'organizer' && actor !== person) return refusedFor('forbidden');
	const known = facts.supports.get(person);
	if (known?.is_open !== 1) return ALREADY_SO;
	return unless({}, () => {
		const unanswered = actor === person ? known.unanswered : 0;
		put(given, person, { is_open: 0, unanswered, waiting_since: null, helper_id: null });
		say(given, person, 'closed', '');
		return [];
	});
}

const organizersOf = ({ facts }: Case): string[] =>
	[...facts.people.values()].filter(({ role }) => role === 'organizer').map(({ id }) => id);

const told = (to: string, kind: Told['kind'], peer: string): Told => ({
	...{ to, kind, peer },
	...{ meeting: null, by: null, startsAt: null },
});

/** One line more. */
function put({ facts, now }: Case, person: string, to: Partial<Support>): void {
	const known = facts.supports.get(person);
	const unknown = {
		person_id: person as ParticipantId,
		fair_id: facts.people.get(person)!.fair_id,
		...{ facts: null, facts_with: null, about: null },
	};
	const count = (known?.count ?? 0) + 1;
	const changed_at = now as Instant;
	facts.supports.set(person, { ...(known ?? unknown), ...to, count, changed_at } as Support);
}

/** SU3: the newest are kept. */
function say({ facts, actor, now }: Case, person: string, kind: SupportLine['kind'], text: string) {
	const { count: number } = facts.supports.get(person)!;
	const by_id = actor as ParticipantId;
	const line = { person_id: person as ParticipantId, number, kind, by_id, text };
	facts.supportLines.set(`${person} ${number}`, { ...line, at: now as Instant });
	facts.supportLines.delete(`${person} ${number - KEPT_LINES}`);
}
