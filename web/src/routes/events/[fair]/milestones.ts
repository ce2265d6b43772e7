import type { Session } from '#lib/sync/early-session.ts';

/** For whoever measures (User Timing): since when the page answers, and since when it shows what is true now. */
export function markMilestones(session: Session, onLive: () => void): void {
	performance.mark('visavis:interactive');
	const stop = session.subscribe(() => {
		if (session.asOf !== null) return;
		performance.mark('visavis:live');
		stop();
		onLive();
	});
}
