import type { IceServer } from '#schema/call.ts';
import type { FairId } from '#schema/ids.ts';

const SILENCE_MS = 8_000;

/** Why there are no servers to try: no answer, asked too often, the fair is over. */
export type NoServers = 'unreachable' | 'slow_down' | 'too_late';

export type ServersAnswer =
	| { readonly ok: true; readonly iceServers: readonly IceServer[] }
	| { readonly ok: false; readonly why: NoServers };

/** Servers for a check, with credentials that end soon (EQ4). */
export async function askForServers(fair: FairId, signal: AbortSignal): Promise<ServersAnswer> {
	try {
		const response = await fetch(`/api/fairs/${fair}/ice`, {
			method: 'POST',
			signal: AbortSignal.any([signal, AbortSignal.timeout(SILENCE_MS)]),
		});
		if (response.ok) {
			const { iceServers } = (await response.json()) as { readonly iceServers: IceServer[] };
			return { ok: true, iceServers };
		}
		if (response.status === 429) return { ok: false, why: 'slow_down' };
		return { ok: false, why: response.status === 410 ? 'too_late' : 'unreachable' };
	} catch {
		return { ok: false, why: 'unreachable' };
	}
}
