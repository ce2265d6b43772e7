const LOOK_MS = 80;
/** Speech is quiet in these figures. */
const GAIN = 4;

/** Says how loud a microphone is, from 0 to 1, again and again. Returns how to stop. */
export function watchLevel(track: MediaStreamTrack, onLevel: (level: number) => void): () => void {
	const audio = new AudioContext();
	const analyser = audio.createAnalyser();
	analyser.fftSize = 512;
	audio.createMediaStreamSource(new MediaStream([track])).connect(analyser);
	const samples = new Float32Array(analyser.fftSize);
	const timer = setInterval(() => {
		analyser.getFloatTimeDomainData(samples);
		const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
		onLevel(Math.min(1, Math.sqrt(power) * GAIN));
	}, LOOK_MS);
	return () => {
		clearInterval(timer);
		void audio.close();
	};
}

/** Of the last looks, so many must be loud: a cough is no talk. */
const TALK = { level: 0.12, loud: 4, of: 40 };

/** Calls once when somebody talks; it is somebody else's to begin anew. Returns how to stop. */
export function noticeTalk(track: MediaStreamTrack, onTalk: () => void): () => void {
	let looks: boolean[] = [];
	const stop = watchLevel(track, (level) => {
		looks = [...looks, level > TALK.level].slice(-TALK.of);
		if (looks.filter(Boolean).length < TALK.loud) return;
		stop();
		onTalk();
	});
	return stop;
}
