import type { Behind } from './backgrounds.ts';

/**
 * Cuts a person out of the picture of a camera and draws something else behind. What it gives out shows
 * finished pictures only: where it fails nothing comes, never what the camera saw.
 */
export interface BackgroundEngine {
	/**
	 * Begins with this camera, which stays the caller's. `onFrame` is called for each finished picture.
	 * @throws when it cannot begin
	 */
	start(camera: MediaStreamTrack, behind: Behind, onFrame: () => void): Promise<MediaStreamTrack>;
	/** Draws something else from the next picture on. */
	show(behind: Behind): void;
	/** Lets go of the camera; it can be started again. */
	stop(): void;
}

let canHave: boolean | undefined;

/** What the engine needs of a browser: WebGL 2, the vector instructions of WebAssembly, and pictures one by one. */
export function canHaveBackground(): boolean {
	return (canHave ??= hasFrames() && hasVectors() && hasGraphics());
}

const hasFrames = (): boolean =>
	'MediaStreamTrackGenerator' in window ||
	'requestVideoFrameCallback' in HTMLVideoElement.prototype;

/** A browser takes the oldest away where there are many: the one of this question is given back at once. */
function hasGraphics(): boolean {
	const context = document.createElement('canvas').getContext('webgl2');
	context?.getExtension('WEBGL_lose_context')?.loseContext();
	return context !== null;
}

/** The smallest module with a vector instruction in it. */
const VECTOR_MODULE = [
	...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0],
	...[10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
];

function hasVectors(): boolean {
	return typeof WebAssembly === 'object' && WebAssembly.validate(new Uint8Array(VECTOR_MODULE));
}

/** Fetched when somebody wants a background for the first time. */
export async function loadEngine(): Promise<BackgroundEngine> {
	const { ShiguredoEngine, fetchEngineFiles } = await import('./shiguredo-engine.ts');
	await fetchEngineFiles();
	return new ShiguredoEngine();
}
