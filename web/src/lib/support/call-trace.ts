import type {
	CallPhaseFact,
	CandidateType,
	LinkFacts,
	SupportFacts,
} from '#schema/domain/support.ts';
import { CANDIDATE_TYPES } from '#schema/domain/support.ts';
import type { Instant } from '#schema/ids.ts';
import { LIMITS } from '#schema/limits.ts';

const LOOK_MS = 3_000;

/** What the room knows of its devices, as far as it is told. */
interface Devices {
	readonly mic: DeviceWord;
	readonly camera: DeviceWord;
}
interface DeviceWord {
	readonly state: string;
	readonly fault: string | null;
}

/**
 * What a call went through, for whoever helps (SU7): kept in this page alone, and sent only when its
 * person says so.
 */
export class CallTrace {
	#phases: readonly CallPhaseFact[] = [];
	#errors: readonly string[] = [];
	/** As it was when it was last looked at, also of a connection that is gone. */
	#link: LinkFacts | null = null;
	#stop: () => void = () => {};
	#look = async (): Promise<void> => {};

	phase(phase: string, at: Instant): void {
		if (this.#phases.at(-1)?.phase === phase) return;
		this.#phases = [...this.#phases, { phase, at }].slice(-LIMITS.callPhases);
	}

	/** Its name alone: what it says may hold the name of a device. */
	failed(error: unknown): void {
		if (!(error instanceof Error) || !/^[A-Za-z]{1,40}$/.test(error.name)) return;
		this.#errors = [...this.#errors, error.name].slice(-LIMITS.callErrors);
	}

	/** The connection that counts now, or none. */
	follow(pc: RTCPeerConnection | null): void {
		this.#stop();
		this.#stop = () => {};
		if (!pc) return;
		this.#look = async () => {
			// One that was closed meanwhile has no more figures; those before stay.
			const report = await pc.getStats().catch(() => null);
			if (report) this.#link = linkFacts(pc.connectionState, report);
		};
		const timer = setInterval(() => void this.#look(), LOOK_MS);
		this.#stop = () => {
			clearInterval(timer);
			this.#look = async () => {};
		};
	}

	/** As it is now. */
	async facts({ mic, camera }: Devices): Promise<NonNullable<SupportFacts['call']>> {
		await this.#look();
		return {
			phases: this.#phases,
			microphone: mic.fault ?? mic.state,
			camera: camera.fault ?? camera.state,
			errors: this.#errors,
			link: this.#link,
		};
	}
}

type Stats = Readonly<Record<string, unknown>>;

/** Of all that a browser counts, what helps; addresses are not among it. */
function linkFacts(state: string, report: RTCStatsReport): LinkFacts {
	const all: Stats[] = [];
	report.forEach((entry: Stats) => all.push(entry));
	const of = (type: string) => all.filter((entry) => entry['type'] === type);
	const byId = (id: unknown) => all.find((entry) => entry['id'] === id);
	const pair = of('candidate-pair').find(
		(entry) => entry['nominated'] === true && entry['state'] === 'succeeded',
	);
	const own = byId(pair?.['localCandidateId']);
	const received = sumOf(of('inbound-rtp'), 'packetsReceived');
	const lost = Math.max(0, sumOf(of('inbound-rtp'), 'packetsLost'));
	const room = numberIn(pair, 'availableOutgoingBitrate');
	const roundTrip = numberIn(pair, 'currentRoundTripTime');
	const frames = of('inbound-rtp').map((entry) => numberIn(entry, 'framesPerSecond') ?? 0);
	return {
		state,
		own: candidateType(own),
		other: candidateType(byId(pair?.['remoteCandidateId'])),
		protocol: own?.['protocol'] === 'udp' || own?.['protocol'] === 'tcp' ? own['protocol'] : null,
		roundTripMs: roundTrip === null ? null : Math.round(roundTrip * 1_000),
		lossPercent: received + lost === 0 ? null : tenths((100 * lost) / (received + lost)),
		kilobitsOut: room === null ? null : Math.min(1_000_000, Math.round(room / 1_000)),
		framesIn: frames.length === 0 ? null : Math.round(Math.max(...frames)),
	};
}

const candidateType = (entry: Stats | undefined): CandidateType | null =>
	CANDIDATE_TYPES.find((type) => type === entry?.['candidateType']) ?? null;

function numberIn(entry: Stats | undefined, name: string): number | null {
	const value = entry?.[name];
	return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;
}

const sumOf = (entries: readonly Stats[], name: string): number =>
	entries.reduce((sum, entry) => sum + (numberIn(entry, name) ?? 0), 0);

const tenths = (value: number): number => Math.round(value * 10) / 10;
