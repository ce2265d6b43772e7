import type { Instant } from '#schema/ids.ts';
import { isInstant } from '#schema/ids.ts';

/**
 * The server's time, as well as a browser can know it. A device's own clock is usually right, so it is
 * believed unless something that the server has dated says otherwise.
 */
export class ServerTime {
	readonly #deviceNow: () => number;
	/** The server's clock minus the device's lies between these, as far as is known. */
	#least = -Infinity;
	#most = Infinity;

	constructor(deviceNow: () => number) {
		this.#deviceNow = deviceNow;
	}

	now(): Instant {
		return this.of(this.#deviceNow());
	}

	/** A moment of the device's clock by the server's. */
	of(deviceTime: number): Instant {
		const at = Math.round(deviceTime + this.#offset());
		// A device without any idea of the time shows the last moment that the server told.
		return isInstant(at) ? at : this.#latest;
	}

	#latest = 946_684_800_000 as Instant;

	/** Something that the server dated has come: its clock shows that or later. */
	atLeast(dated: Instant): void {
		if (dated > this.#latest) this.#latest = dated;
		const offset = dated - this.#deviceNow();
		if (offset <= this.#least) return;
		this.#least = offset;
		// The device's clock has been set since; the newest evidence stands.
		if (this.#most < offset) this.#most = offset;
	}

	/** The server dated something after the device did `since`: its clock showed that or earlier. */
	atMost(dated: Instant, since: number): void {
		const offset = dated - since;
		if (offset >= this.#most) return;
		this.#most = offset;
		if (this.#least > offset) this.#least = offset;
	}

	#offset(): number {
		return Math.min(Math.max(0, this.#least), this.#most);
	}
}
