import { instant } from '../ids.ts';
import type { Case, Decision } from './decision.ts';
import { NOOP, ok, refused } from './decision.ts';
import type { IntentOf } from './intent.ts';
import { refusal } from './refusal.ts';
import { whyNotAnnounce, whyNotAnnouncement, whyNotWithdraw } from './why-not.ts';

/** AN1–AN3: what stands already in the same words is not said a second time (ID3). */
export function decidePublish(given: Case, { text }: IntentOf<'announcement.publish'>): Decision {
	const { facts, now, actor, newAnnouncementId } = given;
	if (actor.role !== 'organizer') return refused(refusal('forbidden'));
	const standing = [...facts.announcements.values()];
	if (standing.some((other) => other.text === text)) return NOOP;
	const why =
		whyNotAnnounce({ by: actor.role, standing: standing.length }) ?? whyNotAnnouncement(text);
	if (why) return refused(why);
	const latest = Math.max(...standing.map(({ publishedAt }) => publishedAt));
	return ok({
		kind: 'announcement_published',
		announcement: newAnnouncementId,
		by: actor.id,
		text,
		publishedAt: instant(Math.max(now, latest + 1)),
	});
}

/** AN1, AN3: one that stands no more, and one that never did, are withdrawn already (ID3). */
export function decideWithdraw(
	{ facts, actor }: Case,
	{ announcement }: IntentOf<'announcement.withdraw'>,
): Decision {
	const why = whyNotWithdraw(actor.role);
	if (why) return refused(why);
	if (!facts.announcements.has(announcement)) return NOOP;
	return ok({ kind: 'announcement_withdrawn', announcement });
}
