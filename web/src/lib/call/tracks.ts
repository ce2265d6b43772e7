/** What one side of a call sends: always three, so that a connection never has to be made anew for one. */
export interface OwnTracks {
	readonly mic: MediaStreamTrack;
	readonly camera: MediaStreamTrack;
	readonly screen: MediaStreamTrack;
}

export const TRACK_KINDS = ['mic', 'camera', 'screen'] as const satisfies (keyof OwnTracks)[];

const SIZE = { width: 320, height: 180 };
const FRAMES_PER_SECOND = 2;

/** Silence and darkness, sent where there is no device, or it is off. */
export class Placeholders implements OwnTracks {
	readonly mic: MediaStreamTrack;
	readonly camera: MediaStreamTrack;
	readonly screen: MediaStreamTrack;
	readonly #audio = new AudioContext();
	readonly #timer: ReturnType<typeof setInterval>;

	constructor() {
		const [silence] = this.#audio.createMediaStreamDestination().stream.getAudioTracks();
		if (!silence) throw new Error('an audio destination has a track');
		this.mic = silence;
		const canvases = [darkness(), darkness()] as const;
		this.camera = canvases[0].track;
		this.screen = canvases[1].track;
		// A canvas that is not painted sends no frame, and the other side would wait for one.
		this.#timer = setInterval(() => {
			for (const { paint } of canvases) paint();
		}, 1_000 / FRAMES_PER_SECOND);
	}

	close(): void {
		clearInterval(this.#timer);
		for (const track of [this.mic, this.camera, this.screen]) track.stop();
		void this.#audio.close();
	}
}

function darkness() {
	const canvas = Object.assign(document.createElement('canvas'), SIZE);
	const context = canvas.getContext('2d');
	const paint = () => context?.fillRect(0, 0, SIZE.width, SIZE.height);
	paint();
	const [track] = canvas.captureStream(FRAMES_PER_SECOND).getVideoTracks();
	if (!track) throw new Error('a canvas has a track');
	return { track, paint };
}
