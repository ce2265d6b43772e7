/** What the last check of this device came to, and when; kept here until its person signs out. */
import type { Instant } from '#schema/ids.ts';
import { isInstant } from '#schema/ids.ts';
import type { Verdict } from './verdict.ts';
import { VERDICTS } from './verdict.ts';

const KEPT = 'visavis:equipment';

export interface KeptCheck {
	readonly at: Instant;
	readonly verdict: Verdict;
}

/** Nothing when there was none, or another version kept something else. */
export function recallCheck(): KeptCheck | null {
	try {
		const kept = JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<KeptCheck>;
		const verdict = VERDICTS.find((each) => each === kept.verdict);
		return isInstant(kept.at) && verdict ? { at: kept.at, verdict } : null;
	} catch {
		return null;
	}
}

export function keepCheck(kept: KeptCheck): void {
	try {
		localStorage.setItem(KEPT, JSON.stringify(kept));
	} catch {
		// A browser that keeps nothing has nothing to show the next time.
	}
}
