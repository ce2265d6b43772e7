import { CameraPicture } from './background/camera-picture.svelte.ts';
import type { Device, DeviceFault, Facing, Kind } from './devices.ts';
import { devicesOf, faultOf, openDevice, watchPermission } from './devices.ts';
import { Speaker } from './speaker.svelte.ts';
import type { OwnTracks } from './tracks.ts';
import { Placeholders } from './tracks.ts';

/** A device as its button shows it. */
export interface DeviceState {
	readonly state: 'off' | 'opening' | 'on' | 'fault';
	readonly fault: DeviceFault | null;
	/** Nothing when it is off; the person's own view and meter. */
	readonly track: MediaStreamTrack | null;
}

const OFF: DeviceState = { state: 'off', fault: null, track: null };
const KINDS = ['mic', 'camera'] as const satisfies Kind[];
const KEPT = 'visavis:devices';
/** A browser that answers later than this is asking the person. */
const ASKING_MS = 5_000;

interface Chosen {
	readonly mic: string | null;
	readonly camera: string | null;
	readonly wantsMic: boolean;
	readonly wantsCamera: boolean;
}

const NOTHING_CHOSEN: Chosen = { mic: null, camera: null, wantsMic: true, wantsCamera: true };

/**
 * The own microphone, camera and screen. What is off is really off: the device is let go of, and its light
 * goes out; but for a microphone that is muted in a call, which listens, to oneself alone, whether one
 * talks all the same. What is sent in the place of either is silence and darkness.
 */
export class LocalMedia {
	mic = $state.raw<DeviceState>(OFF);
	camera = $state.raw<DeviceState>(OFF);
	screen = $state.raw<MediaStreamTrack | null>(null);
	/** A microphone that is muted, and goes nowhere. */
	muted = $state.raw<MediaStreamTrack | null>(null);
	/** The browser has a question that was not answered yet. */
	asking = $state.raw<Kind | null>(null);
	devices = $state.raw<Readonly<Record<Kind, readonly Device[]>>>({ mic: [], camera: [] });
	/** Of those listed; nothing: whichever the browser takes. */
	chosen = $state.raw<Chosen>(NOTHING_CHOSEN);
	/** In a call a muted microphone is not let go of. */
	isInCall = false;
	/** A device that was not asked for was taken instead of one that is gone. */
	onOther: (kind: Kind) => void = () => {};
	onChanged: (kind: keyof OwnTracks) => void = () => {};
	/** What the browser said when it gave no device. */
	onError: (error: unknown) => void = () => {};
	/** What of the camera is sent and shown. */
	readonly picture = new CameraPicture();
	readonly speaker = new Speaker();
	readonly #opening: Record<Kind, number> = { mic: 0, camera: 0 };
	#placeholders: Placeholders | null = null;
	#stopWatching: Partial<Record<Kind, () => void>> = {};
	#closed = false;

	constructor() {
		this.picture.onChanged = () => this.onChanged('camera');
	}

	/** Silence and darkness: what is sent before it is known to whom. */
	get nothing(): OwnTracks {
		return (this.#placeholders ??= new Placeholders());
	}

	/** What is sent to the other side. */
	get tracks(): OwnTracks {
		const { mic, camera, screen } = this.nothing;
		return {
			mic: this.mic.track ?? mic,
			camera: this.picture.track ?? camera,
			screen: this.screen ?? screen,
		};
	}

	/** Of the camera that is on, where it says so. */
	get facing(): Facing | null {
		const { facingMode } = this.camera.track?.getSettings() ?? {};
		return facingMode === 'user' || facingMode === 'environment' ? facingMode : null;
	}

	/** The camera that looks to the other side, on what has one on either. */
	get otherSide(): Device | null {
		const wanted = this.facing === 'environment' ? 'user' : 'environment';
		if (this.facing === null) return null;
		return this.devices.camera.find(({ facing }) => facing === wanted) ?? null;
	}

	/** Opens what was on the last time; the first time both. */
	async start(): Promise<void> {
		this.chosen = recall();
		navigator.mediaDevices?.addEventListener?.('devicechange', this.#devicesChanged);
		const { wantsMic, wantsCamera } = this.chosen;
		// One after the other: two questions at once are one too many.
		if (wantsMic) await this.turn('mic', true);
		if (wantsCamera) await this.turn('camera', true);
		await this.#list();
	}

	async turn(kind: Kind, on: boolean): Promise<void> {
		this.#choose(kind === 'mic' ? { wantsMic: on } : { wantsCamera: on });
		if (kind === 'mic' && (on ? this.#unmute() : this.#mute())) return;
		if (!on) return this.#let(kind, OFF);
		await this.#open(kind);
	}

	async choose(kind: Kind, deviceId: string | null): Promise<void> {
		this.#choose({ [kind]: deviceId });
		if (kind === 'mic') this.#forgetMuted();
		if (this[kind].state === 'on' || this[kind].state === 'fault') await this.#open(kind);
	}

	/** In the click that asks for it: browsers want a gesture. Closing the picker is no mistake. */
	async shareScreen(): Promise<DeviceFault | null> {
		try {
			const stream = await navigator.mediaDevices.getDisplayMedia({
				video: { frameRate: 15 },
				audio: false,
			});
			const [track] = stream.getVideoTracks();
			if (!track || this.#closed) return null;
			track.contentHint = 'detail';
			// From the browser's own bar.
			track.addEventListener('ended', () => this.stopScreen());
			this.screen = track;
			this.onChanged('screen');
			return null;
		} catch (error) {
			this.onError(error);
			const fault = faultOf(error);
			return fault === 'denied' ? null : fault;
		}
	}

	stopScreen(): void {
		if (!this.screen) return;
		this.screen.stop();
		this.screen = null;
		this.onChanged('screen');
	}

	/** Lets go of everything, until it is started again: what was on then comes back. */
	rest(): void {
		navigator.mediaDevices?.removeEventListener?.('devicechange', this.#devicesChanged);
		this.isInCall = false;
		for (const kind of KINDS) {
			this.#stopWatching[kind]?.();
			this.#let(kind, OFF);
		}
		this.#forgetMuted();
		this.stopScreen();
		this.#placeholders?.close();
		this.#placeholders = null;
	}

	close(): void {
		this.#closed = true;
		this.onChanged = () => {};
		this.rest();
	}

	async #open(kind: Kind): Promise<void> {
		const before = this[kind].track;
		this.#set(kind, { state: 'opening', fault: null, track: null });
		const turn = (this.#opening[kind] += 1);
		// Some machines give a device to one at a time.
		before?.stop();
		const asking = setTimeout(() => (this.asking = kind), ASKING_MS);
		const opened = await openDevice(kind, this.chosen[kind]);
		clearTimeout(asking);
		if (this.asking === kind) this.asking = null;
		if (this.#closed || turn !== this.#opening[kind]) {
			if (opened.ok) opened.track.stop();
			return;
		}
		this.#stopWatching[kind]?.();
		if (!opened.ok) {
			this.onError(opened.error);
			return this.#failed(kind, opened.fault);
		}
		const { track, isOther } = opened;
		track.addEventListener('ended', () => {
			if (this[kind].track === track) void this.#open(kind);
		});
		if (isOther) this.onOther(kind);
		this.#set(kind, { state: 'on', fault: null, track });
		if (this.devices[kind].every(({ label }) => label === '')) await this.#list();
	}

	#failed(kind: Kind, fault: DeviceFault): void {
		this.#let(kind, { state: 'fault', fault, track: null });
		// Whoever allows it after all need not press anything else.
		if (fault === 'denied')
			this.#stopWatching[kind] = watchPermission(kind, () => {
				if (this[kind].fault === 'denied' && this.#wants(kind)) void this.#open(kind);
			});
	}

	#mute(): boolean {
		const { track } = this.mic;
		if (!this.isInCall || !track) return false;
		this.muted = track;
		this.#set('mic', OFF);
		return true;
	}

	#unmute(): boolean {
		const track = this.muted;
		if (track?.readyState !== 'live') return false;
		this.muted = null;
		this.#set('mic', { state: 'on', fault: null, track });
		return true;
	}

	#forgetMuted(): void {
		this.muted?.stop();
		this.muted = null;
	}

	#wants(kind: Kind): boolean {
		return kind === 'mic' ? this.chosen.wantsMic : this.chosen.wantsCamera;
	}

	#let(kind: Kind, next: DeviceState): void {
		this.#opening[kind] += 1;
		this[kind].track?.stop();
		this.#set(kind, next);
	}

	#set(kind: Kind, next: DeviceState): void {
		this[kind] = next;
		if (kind === 'camera') this.picture.setCamera(next.track);
		this.onChanged(kind);
	}

	async #list(): Promise<void> {
		const [mic, camera] = await Promise.all([devicesOf('mic'), devicesOf('camera')]);
		if (!this.#closed) this.devices = { mic, camera };
		await this.speaker.list();
	}

	#devicesChanged = (): void => {
		void this.#list();
		// What was missing may be there now.
		for (const kind of KINDS)
			if (this[kind].fault === 'missing' && this.#wants(kind)) void this.#open(kind);
	};

	#choose(what: Partial<Chosen>): void {
		this.chosen = { ...this.chosen, ...what };
		try {
			localStorage.setItem(KEPT, JSON.stringify(this.chosen));
		} catch {
			// A browser that keeps nothing asks again the next time.
		}
	}
}

function recall(): Chosen {
	try {
		const kept = JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<Chosen>;
		return { ...NOTHING_CHOSEN, ...kept };
	} catch {
		return NOTHING_CHOSEN;
	}
}
