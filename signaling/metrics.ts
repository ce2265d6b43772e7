import { Counter } from 'prom-client';
import type { Registry } from 'prom-client';
import type { SignalingMetrics } from './observe.ts';

/** Signaling's figures for `/metrics`. */
export function signalingMetrics(registry: Registry): SignalingMetrics {
	const registers = [registry];
	const entered = new Counter({
		name: 'visavis_rooms_entered_total',
		help: 'Times that somebody came into the room of their chat, returns included',
		registers,
	});
	const faults = new Counter({
		name: 'visavis_signaling_faults_total',
		help: 'Frames that no page of ours sends, and that ended their socket',
		labelNames: ['kind'],
		registers,
	});
	return { entered: () => entered.inc(), fault: (kind) => faults.inc({ kind }) };
}
