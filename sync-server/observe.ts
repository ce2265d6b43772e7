/** What the engine tells the people who run it. Bound to pino and prom-client outside. */
export interface EngineLog {
	info(facts: object, message: string): void;
	warn(facts: object, message: string): void;
	error(facts: object, message: string): void;
}

export interface EngineMetrics {
	/** A batch was committed: intents in it, and milliseconds from BEGIN to COMMIT. */
	committed(intents: number, durationMs: number): void;
	decided(kind: string, code: string): void;
	repeated(): void;
	intentFailed(): void;
	commitFailed(): void;
	/** A render pass: documents changed, and milliseconds. */
	rendered(documents: number, durationMs: number): void;
	compacted(): void;
}

export const silentLog: EngineLog = { info() {}, warn() {}, error() {} };

export const noMetrics: EngineMetrics = {
	committed() {},
	decided() {},
	repeated() {},
	intentFailed() {},
	commitFailed() {},
	rendered() {},
	compacted() {},
};
