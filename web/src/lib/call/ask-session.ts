import type { CallSession, VisitId } from '#schema/call.ts';
import type { Instant, MeetingId } from '#schema/ids.ts';
import type { CallEvent } from './call-events.ts';

const SILENCE_MS = 8_000;

interface Refusal {
	readonly code?: string;
	readonly detail?: { readonly at?: Instant };
}

/** Asks for a ticket; whatever comes of it is an event. `serverNow` is the server's clock, as known here. */
export async function askSession(
	meeting: MeetingId,
	visit: VisitId,
	serverNow: () => Instant,
): Promise<CallEvent> {
	try {
		const response = await fetch(`/api/meetings/${meeting}/session`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ visit }),
			signal: AbortSignal.timeout(SILENCE_MS),
		});
		if (response.ok) return { type: 'session', session: (await response.json()) as CallSession };
		if (response.status >= 500) return { type: 'unreachable' };
		if (response.status === 401) return { type: 'ended_by_server', why: 'signed-out' };
		const { code = 'forbidden', detail } = (await response.json()) as Refusal;
		const opens =
			detail?.at === undefined ? null : { at: detail.at, inMs: detail.at - serverNow() };
		return { type: 'refused', refused: { code, opens } };
	} catch {
		return { type: 'unreachable' };
	}
}
