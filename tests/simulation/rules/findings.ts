/** A rule that was broken, and how. */
export interface Violation {
	/** Number of the rule in SPEC.md. */
	readonly rule: string;
	readonly what: string;
	/** True milliseconds since the simulation began. */
	readonly at: number;
}

/** The first broken rule ends a simulation: what follows from it tells nothing new. */
export class Findings {
	violation: Violation | null = null;
	readonly #elapsed: () => number;

	constructor(elapsed: () => number) {
		this.#elapsed = elapsed;
	}

	broken(rule: string, what: string): void {
		this.violation ??= { rule, what, at: this.#elapsed() };
	}

	expect(isTrue: boolean, rule: string, what: () => string): void {
		if (!isTrue) this.broken(rule, what());
	}
}
