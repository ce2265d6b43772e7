/** The only file that knows the library: it finds the person; what is drawn is ours (decision record 0021). */
import { VirtualBackgroundProcessor } from '@shiguredo/virtual-background';
import type { BackgroundEngine } from './background-engine.ts';
import type { Behind } from './backgrounds.ts';
import type { Picture } from './compose.ts';
import { compose, Softener } from './compose.ts';
import { ENGINE_FILES, ENGINE_FOLDER } from './engine-files.ts';

/** Private by its types only: where the library draws each picture. Its version is pinned, and its files are. */
interface Drawing {
	updateOffscreenCanvas(
		found: { readonly image: Picture; readonly segmentationMask: Picture },
		context: OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D,
	): void;
}

/** More costs much and shows little. */
const SIZE = { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { max: 24 } };

export class ShiguredoEngine implements BackgroundEngine {
	readonly #processor = new VirtualBackgroundProcessor(`/${ENGINE_FOLDER}`);
	readonly #soften = new Softener();
	readonly #eye = new Eye();
	#behind: Behind | null = null;
	/** A copy: what the library does to it, it does not do to the camera. */
	#camera: MediaStreamTrack | null = null;
	#shown: MediaStreamTrack | null = null;
	#starting: Promise<unknown> = Promise.resolve();

	async start(
		camera: MediaStreamTrack,
		behind: Behind,
		onFrame: () => void,
	): Promise<MediaStreamTrack> {
		this.stop();
		this.#behind = behind;
		const copy = camera.clone();
		this.#camera = copy;
		// The library begins once at a time.
		const before = this.#starting;
		const started = before.catch(() => {}).then(() => this.#start(copy, onFrame));
		this.#starting = started;
		return started;
	}

	show(behind: Behind): void {
		this.#behind = behind;
	}

	stop(): void {
		this.#processor.stopProcessing();
		this.#camera?.stop();
		this.#shown?.stop();
		this.#camera = null;
		this.#shown = null;
	}

	async #start(copy: MediaStreamTrack, onFrame: () => void): Promise<MediaStreamTrack> {
		// A camera that has only one size keeps it: that is slower, and right.
		await copy.applyConstraints(SIZE).catch(() => {});
		this.#stillWants(copy);
		(this.#processor as unknown as Drawing).updateOffscreenCanvas = (found, context) => {
			if (!this.#behind || this.#camera !== copy) return;
			const { image, segmentationMask: mask } = found;
			if (this.#eye.isBlank(image)) return;
			compose(context, { image, mask }, this.#behind, this.#soften);
			onFrame();
		};
		const shown = await this.#processor.startProcessing(copy as MediaStreamVideoTrack);
		this.#stillWants(copy);
		this.#shown = shown;
		return shown;
	}

	#stillWants(copy: MediaStreamTrack): void {
		if (this.#camera === copy) return;
		this.#processor.stopProcessing();
		throw new Error('it was stopped before it had begun');
	}
}

const LOOK_MS = 500;

/** Whether pictures are empty, as they are without a word once the graphics card was taken away. */
class Eye {
	readonly #context = Object.assign(document.createElement('canvas'), {
		width: 1,
		height: 1,
	}).getContext('2d', { willReadFrequently: true });
	#isBlank = false;
	#lookedAt = 0;

	isBlank(image: Picture): boolean {
		const now = performance.now();
		if (!this.#context || now - this.#lookedAt < LOOK_MS) return this.#isBlank;
		this.#lookedAt = now;
		this.#context.clearRect(0, 0, 1, 1);
		this.#context.drawImage(image, 0, 0, 1, 1);
		this.#isBlank = this.#context.getImageData(0, 0, 1, 1).data[3] === 0;
		return this.#isBlank;
	}
}

/** The library waits for ever for a file that does not come: so they are here before it asks. @throws */
export async function fetchEngineFiles(): Promise<void> {
	const names = Object.keys(ENGINE_FILES);
	await Promise.all(
		names.map(async (name) => {
			const response = await fetch(`/${ENGINE_FOLDER}/${name}`);
			if (!response.ok) throw new Error(`${name} is not there: ${response.status}`);
			await response.arrayBuffer();
		}),
	);
}
