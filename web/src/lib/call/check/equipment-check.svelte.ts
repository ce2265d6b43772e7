/** A check under way: the own devices, and every way out of this network. */
import type { IceServer } from '#schema/call.ts';
import type { FairId } from '#schema/ids.ts';
import type { DeviceState } from '../local-media.svelte.ts';
import { LocalMedia } from '../local-media.svelte.ts';
import { OwnAddress } from '../own-address.svelte.ts';
import { askForServers } from './ask-servers.ts';
import type { NoServers } from './ask-servers.ts';
import { tryDirectly, tryRelay } from './loop-call.ts';
import type { DeviceFinding, DirectFinding, Measurements, RelayMeasured } from './verdict.ts';
import { judge } from './verdict.ts';
import type { RelayWay } from './ways.ts';
import { relayWaysOf, stunServersOf } from './ways.ts';

/** A microphone that is on in a quiet room stays below it. */
const AUDIBLE = 0.05;

export class EquipmentCheck {
	readonly media = new LocalMedia();
	readonly address = new OwnAddress();
	iceServers = $state.raw<readonly IceServer[] | null>(null);
	/** Why the ways cannot be tried now. */
	fault = $state.raw<NoServers | null>(null);
	#direct = $state.raw<DirectFinding>('checking');
	#relays = $state.raw<readonly RelayMeasured[]>([]);
	/** The devices have been asked for. */
	#isStarted = $state(false);
	/** The microphone that something was heard of. */
	#heard = $state.raw<MediaStreamTrack | null>(null);
	readonly measured = $derived.by((): Measurements => ({
		mic: this.#micFinding(),
		camera: this.#findingOf(this.media.camera),
		direct: this.#direct,
		relays: this.#relays,
		hidesAddress: this.address.isHidden,
	}));
	readonly isTryingWays = $derived(
		this.fault === null &&
			[this.#direct, ...this.#relays.map(({ finding }) => finding)].includes('checking'),
	);
	readonly judgement = $derived(judge(this.measured));
	readonly #fair: FairId;
	#running = new AbortController();

	constructor(fair: FairId) {
		this.#fair = fair;
	}

	async start(): Promise<void> {
		const ways = this.run();
		await this.media.start();
		this.#isStarted = true;
		await ways;
	}

	/** Tries all ways anew. */
	async run(): Promise<void> {
		this.#running.abort();
		const running = (this.#running = new AbortController());
		const { signal } = running;
		this.fault = null;
		this.#direct = 'checking';
		this.#relays = this.#relays.map((relay) => ({
			...relay,
			finding: 'checking',
			roundTripMs: null,
		}));
		const answer = await askForServers(this.#fair, signal);
		if (signal.aborted) return;
		if (!answer.ok) {
			this.fault = answer.why;
			return;
		}
		this.iceServers = answer.iceServers;
		await this.#tryAll(answer.iceServers, signal);
	}

	hear(level: number): void {
		if (level > AUDIBLE) this.#heard = this.media.mic.track;
	}

	close(): void {
		this.#running.abort();
		this.media.close();
	}

	async #tryAll(servers: readonly IceServer[], signal: AbortSignal): Promise<void> {
		const ways = relayWaysOf(servers);
		this.#relays = ways.map(({ kind, url }) => ({
			kind,
			url,
			finding: 'checking',
			roundTripMs: null,
		}));
		const direct = tryDirectly(stunServersOf(servers), signal).then((finding) => {
			if (!signal.aborted) this.#direct = finding;
		});
		await Promise.all([direct, this.#tryRelays(ways, signal)]);
	}

	/** One after the other: each takes a relay for every network of this machine, and a person has few. */
	async #tryRelays(ways: readonly RelayWay[], signal: AbortSignal): Promise<void> {
		for (const { url, servers } of ways) {
			const tried = await tryRelay(servers, signal);
			if (signal.aborted) return;
			this.#relays = this.#relays.map((relay) =>
				relay.url === url ? { ...relay, ...tried } : relay,
			);
		}
	}

	#micFinding(): DeviceFinding {
		const { mic } = this.media;
		const finding = this.#findingOf(mic);
		return finding === 'works' && mic.track !== this.#heard ? 'silent' : finding;
	}

	#findingOf({ state, fault }: DeviceState): DeviceFinding {
		if (fault) return fault;
		if (state === 'on') return 'works';
		return state === 'opening' || !this.#isStarted ? 'opening' : 'off';
	}
}
