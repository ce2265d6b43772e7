/** A browser's time and chance: what is needed before the engine is. */
import type { Clock } from './environment.ts';

/** A page in the background is not drawn; it is told at this pace. */
const HIDDEN_FRAME_MS = 250;

export const browserRandom = (bytes: Uint8Array): void =>
	void crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>);

export const browserClock: Clock = {
	now: () => Date.now(),
	after(delayMs, run) {
		const timer = setTimeout(run, delayMs);
		return () => clearTimeout(timer);
	},
	nextFrame(run) {
		if (document.visibilityState === 'hidden') return this.after(HIDDEN_FRAME_MS, run);
		// A page that is hidden before its next frame would never draw it.
		const cancelTimer = this.after(HIDDEN_FRAME_MS, done);
		const frame = requestAnimationFrame(done);
		function done() {
			cancelTimer();
			cancelAnimationFrame(frame);
			run();
		}
		return () => {
			cancelTimer();
			cancelAnimationFrame(frame);
		};
	},
};
