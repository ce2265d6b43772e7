/** What signaling tells the people who run it. Bound to prom-client outside. */
export interface SignalingMetrics {
	entered(): void;
	/** A frame that ended its socket: what was wrong with it. */
	fault(kind: string): void;
}

export const uncounted: SignalingMetrics = { entered() {}, fault() {} };
