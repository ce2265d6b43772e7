/** Where one hears the other person: the browsers that let one choose say so. */
import type { Device } from './devices.ts';
import { devicesOf } from './devices.ts';

const KEPT = 'visavis:speaker';

export class Speaker {
	devices = $state.raw<readonly Device[]>([]);
	/** Nothing: as the browser chooses. */
	chosen = $state.raw<string | null>(recall());
	readonly canChoose = 'setSinkId' in HTMLMediaElement.prototype;

	async list(): Promise<void> {
		if (this.canChoose) this.devices = await devicesOf('speaker');
	}

	choose(id: string | null): void {
		this.chosen = id;
		try {
			if (id === null) localStorage.removeItem(KEPT);
			else localStorage.setItem(KEPT, id);
		} catch {
			// A browser that keeps nothing is asked again the next time.
		}
	}

	/** The one that was chosen may be gone: then as the browser chooses. */
	async lead(audio: HTMLMediaElement): Promise<void> {
		if (!this.canChoose) return;
		try {
			await audio.setSinkId(this.chosen ?? '');
		} catch {
			await audio.setSinkId('').catch(() => {});
		}
	}
}

const NOTES = [
	{ hertz: 523.25, at: 0 },
	{ hertz: 659.25, at: 0.18 },
	{ hertz: 783.99, at: 0.36 },
];
const NOTE_SECONDS = 0.5;
const LOUD = 0.25;

/** Three quiet notes upwards. Ends when they have died away. */
export async function playSample(audio: HTMLAudioElement, speaker: Speaker): Promise<void> {
	const context = new AudioContext();
	try {
		const end = context.createMediaStreamDestination();
		const now = context.currentTime + 0.1;
		const last = NOTES.map(({ hertz, at }) => note(context, end, hertz, now + at)).at(-1);
		audio.srcObject = end.stream;
		await speaker.lead(audio);
		await Promise.all([context.resume(), audio.play()]);
		await new Promise((resolve) => last?.addEventListener('ended', resolve));
	} finally {
		audio.srcObject = null;
		await context.close();
	}
}

function note(context: AudioContext, end: AudioNode, hertz: number, at: number): OscillatorNode {
	const tone = new OscillatorNode(context, { frequency: hertz });
	const volume = new GainNode(context, { gain: 0 });
	volume.gain.setValueAtTime(0, at);
	volume.gain.linearRampToValueAtTime(LOUD, at + 0.02);
	volume.gain.exponentialRampToValueAtTime(0.001, at + NOTE_SECONDS);
	tone.connect(volume).connect(end);
	tone.start(at);
	tone.stop(at + NOTE_SECONDS);
	return tone;
}

function recall(): string | null {
	try {
		return localStorage.getItem(KEPT);
	} catch {
		return null;
	}
}
