import type { IntentOf } from '#schema/domain/intent.ts';
import type { AnnouncementId, Instant, ParticipantId } from '#schema/ids.ts';
import type { Case } from './case.ts';
import { roleOf } from './case.ts';
import type { Ruling } from './ruling.ts';
import { ALREADY_SO, refusedFor, unless } from './ruling.ts';

const MOST = 20;

/** AN1–AN3 */
export function publish(given: Case, { text }: IntentOf<'announcement.publish'>): Ruling {
	const { facts, actor, now } = given;
	if (roleOf(given) !== 'organizer') return refusedFor('forbidden');
	const standing = [...facts.announcements.values()];
	if (standing.some((other) => other.text === text)) return ALREADY_SO;
	const reasons = {
		announcement_limit: standing.length >= MOST,
		announcement_blank: !/[\p{L}\p{N}]/u.test(text),
	};
	return unless(reasons, (id) => {
		const last = Math.max(0, ...standing.map(({ published_at }) => published_at));
		facts.announcements.set(id, {
			id: id as AnnouncementId,
			fair_id: facts.people.get(actor)!.fair_id,
			published_by: actor as ParticipantId,
			text,
			published_at: Math.max(now, last + 1) as Instant,
		});
		return [];
	});
}

/** AN1, AN3 */
export function withdraw(given: Case, intent: IntentOf<'announcement.withdraw'>): Ruling {
	if (roleOf(given) !== 'organizer') return refusedFor('forbidden');
	const { announcements } = given.facts;
	if (!announcements.has(intent.announcement)) return ALREADY_SO;
	return unless({}, () => {
		announcements.delete(intent.announcement);
		return [];
	});
}
