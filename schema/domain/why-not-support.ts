/** The rules of support conversations as questions, as in `why-not.ts`. */
import type { Instant } from '../ids.ts';
import type { Role } from './participant.ts';
import type { Refusal } from './refusal.ts';
import { refusal } from './refusal.ts';
import type { SupportConversation } from './support.ts';
import { UNANSWERED_MAX, mayWriteAgainAt } from './support.ts';
import { isBlank } from './text.ts';

/** SU1, SU4: may this person write to the organizers now? Those are who is written to. */
export function whyNotWriteToSupport(
	by: Role,
	known: SupportConversation,
	now: Instant,
): Refusal | null {
	if (by === 'organizer') return refusal('forbidden');
	if (known.unanswered >= UNANSWERED_MAX)
		return refusal('support_unanswered', { limit: UNANSWERED_MAX });
	const again = mayWriteAgainAt(known, now);
	return again === null ? null : refusal('support_too_fast', { at: again });
}

/** SU3 */
export const whyNotSupportWords = (text: string): Refusal | null =>
	isBlank(text) ? refusal('support_blank') : null;

/** SU1: organizers help whoever has written. */
export function whyNotHelp(
	by: Role,
	known: Pick<SupportConversation, 'isOpen'> | undefined,
): Refusal | null {
	if (by !== 'organizer') return refusal('forbidden');
	return known ? null : refusal('support_gone');
}

/** SU6: what is closed needs nobody who takes care of it. */
export function whyNotTakeSupport(
	by: Role,
	known: Pick<SupportConversation, 'isOpen'> | undefined,
): Refusal | null {
	return whyNotHelp(by, known) ?? (known?.isOpen ? null : refusal('support_closed'));
}
