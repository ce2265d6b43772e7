import type { Quality } from './link-frames.ts';

const LOOK_MS = 1_000;
/** No byte for so long, while the connection says that all is well. */
const SILENT_MS = 3_000;
/** Round trips in seconds, loss as a share: from here on it is only fair, or poor. */
const FAIR = { roundTrip: 0.2, loss: 0.02 };
const POOR = { roundTrip: 0.4, loss: 0.05 };
/** A verdict changes when so many looks in a row say the same. */
const AGREE = 2;

export interface QualityEars {
	readonly onQuality: (quality: Quality) => void;
	readonly onSilence: () => void;
	/** After a silence: something comes again. */
	readonly onSound: () => void;
}

/** Looks at a connection once a second, and judges it by what arrives. Returns how to stop. */
export function watchQuality(pc: RTCPeerConnection, ears: QualityEars): () => void {
	let before = { bytes: 0, packets: 0, lost: 0, at: performance.now() };
	let isSilent = false;
	let current: Quality = 'good';
	let seen: Quality[] = [];
	const look = async () => {
		if (pc.connectionState === 'closed' || pc.connectionState === 'new') return;
		const now = figuresOf(await pc.getStats());
		const at = performance.now();
		if (now.bytes > before.bytes) {
			if (isSilent && pc.connectionState === 'connected') ears.onSound();
			isSilent = false;
			const packets = now.packets - before.packets;
			const lost = Math.max(0, now.lost - before.lost);
			judge(verdictOf(now.roundTrip, lost / Math.max(1, packets + lost)));
			before = { ...now, at };
		} else if (!isSilent && before.bytes > 0 && at - before.at > SILENT_MS) {
			isSilent = true;
			ears.onSilence();
		}
	};
	const judge = (verdict: Quality) => {
		seen = [...seen, verdict].slice(-AGREE);
		if (verdict === current || seen.length < AGREE || seen.some((each) => each !== verdict)) return;
		current = verdict;
		ears.onQuality(verdict);
	};
	const timer = setInterval(() => void look(), LOOK_MS);
	return () => clearInterval(timer);
}

export function verdictOf(roundTrip: number, loss: number): Quality {
	if (roundTrip >= POOR.roundTrip || loss >= POOR.loss) return 'poor';
	return roundTrip >= FAIR.roundTrip || loss >= FAIR.loss ? 'fair' : 'good';
}

function figuresOf(report: RTCStatsReport) {
	const figures = { bytes: 0, packets: 0, lost: 0, roundTrip: 0 };
	report.forEach((entry: Record<string, unknown>) => {
		if (entry['type'] === 'inbound-rtp') {
			figures.packets += Number(entry['packetsReceived'] ?? 0);
			figures.lost += Number(entry['packetsLost'] ?? 0);
		}
		if (entry['type'] === 'transport') figures.bytes += Number(entry['bytesReceived'] ?? 0);
		if (entry['type'] === 'candidate-pair' && entry['nominated'] === true)
			figures.roundTrip = Number(entry['currentRoundTripTime'] ?? 0);
	});
	return figures;
}
