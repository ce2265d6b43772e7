import { Counter, Histogram } from 'prom-client';
import type { Registry } from 'prom-client';
import type { HubMetrics } from './hub-observe.ts';

/** Seconds, from one reader to thousands. */
const DURATIONS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25];

/** The socket side's figures for `/metrics`. */
export function hubMetrics(registry: Registry): HubMetrics {
	const registers = [registry];
	const counted = new Counter({
		name: 'visavis_sync_total',
		help: 'What happens at the sockets; lineage_reset is expected after restarts only',
		labelNames: ['what', 'label'],
		registers,
	});
	const seconds = new Histogram({
		name: 'visavis_broadcast_seconds',
		help: 'One round of sending changes to their readers',
		buckets: DURATIONS,
		registers,
	});
	return {
		count: (what, label = '', amount = 1) => counted.inc({ what, label }, amount),
		broadcast: (durationMs) => seconds.observe(durationMs / 1_000),
	};
}
