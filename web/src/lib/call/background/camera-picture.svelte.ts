/** What others may see of a camera: what it sees, or a person before a background, or nothing. */
import type { BackgroundEngine } from './background-engine.ts';
import { canHaveBackground, loadEngine } from './background-engine.ts';
import type { BackgroundName } from './backgrounds.ts';
import { behindOf, isBackground } from './backgrounds.ts';

export type PictureState =
	/** No camera. */
	| 'off'
	/** As the camera sees it: no background was chosen. */
	| 'plain'
	/** With a background, but no finished picture yet. */
	| 'preparing'
	| 'ready'
	/** Nothing was finished for a moment. */
	| 'stalled'
	| 'failed'
	/** This browser cannot do it. */
	| 'unsupported';

const KEPT = 'visavis:background';
const LOOK_MS = 500;
const STALL_MS = 2_000;
/** Once all files are there. */
const FIRST_FRAME_MS = 20_000;
/** Fewer pictures a second than this, for so long, are a burden to both. */
const SLOW = { rate: 10, ms: 10_000 };

/**
 * With a background chosen, what the camera sees goes nowhere: until the first finished picture, after an
 * error, while nothing comes, there is no picture at all (CA10). Only the person takes a background away.
 */
export class CameraPicture {
	chosen = $state.raw<BackgroundName>(recall());
	state = $state.raw<PictureState>('off');
	/** What is sent and shown; nothing: a placeholder. */
	track = $state.raw<MediaStreamTrack | null>(null);
	/** The machine is too slow for it, and the person has not said that they do not mind. */
	isSlow = $state.raw(false);
	onChanged: () => void = () => {};
	#camera: MediaStreamTrack | null = null;
	#engine: BackgroundEngine | null = null;
	/** What began under an older number counts no more. */
	#run = 0;
	#looking: ReturnType<typeof setInterval> | undefined;
	#mayBeSlow = true;

	setCamera(camera: MediaStreamTrack | null): void {
		if (camera === this.#camera) return;
		this.#camera = camera;
		void this.#begin();
	}

	async choose(name: BackgroundName): Promise<void> {
		if (name === this.chosen) return;
		const before = this.chosen;
		this.chosen = name;
		keep(name);
		const isRunning = before !== 'none' && (this.state === 'ready' || this.state === 'preparing');
		if (name === 'none' || !isRunning) return this.#begin();
		// What is drawn now stays until the new one is here.
		const run = this.#run;
		try {
			const behind = await behindOf(name);
			if (run === this.#run && this.chosen === name) this.#engine?.show(behind);
		} catch {
			if (run === this.#run && this.chosen === name) this.#fail();
		}
	}

	/** After a failure: with an engine of its own, for the old one may be broken. */
	tryAgain(): Promise<void> {
		this.#engine?.stop();
		this.#engine = null;
		return this.#begin();
	}

	keepSlow(): void {
		this.#mayBeSlow = false;
		this.isSlow = false;
	}

	close(): void {
		this.setCamera(null);
	}

	async #begin(): Promise<void> {
		const run = (this.#run += 1);
		clearInterval(this.#looking);
		this.#engine?.stop();
		this.isSlow = false;
		const camera = this.#camera;
		const name = this.chosen;
		if (!camera) return this.#show('off', null);
		if (name === 'none') return this.#show('plain', camera);
		if (!canHaveBackground()) return this.#show('unsupported', null);
		this.#show('preparing', null);
		try {
			const engine = (this.#engine ??= await loadEngine());
			if (run === this.#run) await this.#start(engine, camera, run);
		} catch {
			if (run === this.#run) this.#fail();
		}
	}

	async #start(engine: BackgroundEngine, camera: MediaStreamTrack, run: number): Promise<void> {
		const frames: number[] = [];
		const began = performance.now();
		let finished: MediaStreamTrack | null = null;
		const onFrame = () => {
			if (run !== this.#run) return;
			frames.push(performance.now());
			if (finished && this.state !== 'ready') this.#show('ready', finished);
		};
		this.#looking = setInterval(() => this.#look(frames, began), LOOK_MS);
		const name = this.chosen;
		if (name === 'none') return;
		const behind = await behindOf(name);
		if (run !== this.#run) return;
		finished = await engine.start(camera, behind, onFrame);
		// Another one may have been chosen meanwhile.
		if (run === this.#run && this.chosen !== name && this.chosen !== 'none')
			engine.show(await behindOf(this.chosen));
	}

	#look(frames: number[], began: number): void {
		const now = performance.now();
		const last = frames.at(-1);
		if (last === undefined) {
			if (now - began > FIRST_FRAME_MS) this.#fail();
			return;
		}
		if (now - last > STALL_MS && this.state === 'ready') this.#show('stalled', null);
		while ((frames[0] ?? now) < now - SLOW.ms) frames.shift();
		const isLongEnough = now - began > 2 * SLOW.ms;
		this.isSlow =
			this.#mayBeSlow &&
			this.state === 'ready' &&
			isLongEnough &&
			!document.hidden &&
			frames.length < (SLOW.rate * SLOW.ms) / 1_000;
	}

	#fail(): void {
		clearInterval(this.#looking);
		this.#engine?.stop();
		this.#engine = null;
		this.#show('failed', null);
	}

	#show(state: PictureState, track: MediaStreamTrack | null): void {
		this.state = state;
		if (track === this.track) return;
		this.track = track;
		this.onChanged();
	}
}

function recall(): BackgroundName {
	try {
		const kept = localStorage.getItem(KEPT);
		return isBackground(kept) ? kept : 'none';
	} catch {
		return 'none';
	}
}

function keep(name: BackgroundName): void {
	try {
		localStorage.setItem(KEPT, name);
	} catch {
		// A browser that keeps nothing is asked again the next time.
	}
}
