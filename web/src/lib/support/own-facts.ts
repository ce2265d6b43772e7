import type { SupportFacts } from '#schema/domain/support.ts';
import { LIMITS } from '#schema/limits.ts';

/** The technical facts of this page, as they would be sent (SU7). */
export function ownFacts(
	place: SupportFacts['place'],
	connection: string,
	call?: SupportFacts['call'],
): SupportFacts {
	// Only what every keyboard has: a browser may call itself anything.
	const browser = navigator.userAgent.replaceAll(/[^\x20-\x7e]/g, '').slice(0, LIMITS.browserName);
	return { browser, place, connection, ...(call && { call }) };
}
