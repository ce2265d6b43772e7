/** What runs in a page to tell of its connections, which no screen shows. */

/** Runs before anything else of a page: its connections are remembered. */
export function rememberConnections(): void {
	const connections: RTCPeerConnection[] = [];
	Object.assign(window, { connections });
	window.RTCPeerConnection = class extends RTCPeerConnection {
		constructor(configuration?: RTCConfiguration) {
			super(configuration);
			connections.push(this);
		}
	};
}

export interface PathEnds {
	/** Kinds of candidates: `host`, `srflx`, `prflx` or `relay`. */
	readonly own: unknown;
	readonly other: unknown;
	/** How the own relay is reached: `udp`, `tcp` or `tls`; nothing without one. */
	readonly relay: unknown;
}

/** Runs in such a page: on which path the newest connection that stands is. */
export async function pathInPage(): Promise<PathEnds> {
	const { connections } = window as unknown as { connections: readonly RTCPeerConnection[] };
	const pc = connections.findLast(({ connectionState }) => connectionState === 'connected');
	const stats = new Map<string, Record<string, unknown>>();
	(await pc?.getStats())?.forEach((entry: Record<string, unknown>) =>
		stats.set(String(entry['id']), entry),
	);
	const transport = [...stats.values()].find(({ type }) => type === 'transport');
	const pair = stats.get(String(transport?.['selectedCandidatePairId']));
	const [own, other] = ['localCandidateId', 'remoteCandidateId'].map((side) =>
		stats.get(String(pair?.[side])),
	);
	return {
		own: own?.['candidateType'],
		other: other?.['candidateType'],
		relay: own?.['relayProtocol'],
	};
}
