import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { EngineMetrics } from './observe.ts';

/** Seconds; from a warm commit without waiting to a disk in trouble. */
const DURATIONS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];
const BATCHES = [1, 2, 4, 8, 16, 32, 64, 128];

/** The engine's figures for `/metrics`, and the registry that others add theirs to. */
export function prometheusMetrics(): { registry: Registry; engine: EngineMetrics } {
	const registry = new Registry();
	const registers = [registry];
	// Includes the delay of the event loop, the first thing to look at when people say "slow".
	collectDefaultMetrics({ register: registry, prefix: 'visavis_' });
	const batchSize = new Histogram({
		name: 'visavis_batch_intents',
		help: 'Intents decided in one transaction',
		buckets: BATCHES,
		registers,
	});
	const batchSeconds = new Histogram({
		name: 'visavis_batch_seconds',
		help: 'From BEGIN to COMMIT',
		buckets: DURATIONS,
		registers,
	});
	const decisions = new Counter({
		name: 'visavis_intents_total',
		help: 'Decided intents by kind and outcome',
		labelNames: ['kind', 'code'],
		registers,
	});
	const repeats = new Counter({
		name: 'visavis_intents_repeated_total',
		help: 'Intents that arrived again after they were decided',
		registers,
	});
	const bugs = new Counter({
		name: 'visavis_intents_failed_total',
		help: 'Intents that ended in an error of ours; should stay at zero',
		registers,
	});
	const faults = new Counter({
		name: 'visavis_commit_failures_total',
		help: 'Commits that the storage refused',
		registers,
	});
	const renderSeconds = new Histogram({
		name: 'visavis_render_seconds',
		help: 'One pass of the render loop',
		buckets: DURATIONS,
		registers,
	});
	const rendered = new Counter({
		name: 'visavis_documents_rendered_total',
		help: 'Projections brought up to date',
		registers,
	});
	const compactions = new Counter({
		name: 'visavis_sections_compacted_total',
		help: 'Sections of projections that were written anew',
		registers,
	});
	return {
		registry,
		engine: {
			committed(intents, durationMs) {
				batchSize.observe(intents);
				batchSeconds.observe(durationMs / 1_000);
			},
			// A kind that nobody knows comes from outside: it must not become a label.
			decided: (kind, code) =>
				decisions.inc({ kind: code === 'unsupported' ? 'unknown' : kind, code }),
			repeated: () => repeats.inc(),
			intentFailed: () => bugs.inc(),
			commitFailed: () => faults.inc(),
			rendered(documents, durationMs) {
				rendered.inc(documents);
				renderSeconds.observe(durationMs / 1_000);
			},
			compacted: () => compactions.inc(),
		},
	};
}

/** Reads a figure at the moment it is asked for. */
export function gauge(registry: Registry, name: string, help: string, read: () => number): void {
	const gauge: Gauge = new Gauge({
		name: `visavis_${name}`,
		help,
		registers: [registry],
		collect: () => gauge.set(read()),
	});
}
