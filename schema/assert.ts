/** For what cannot happen unless this program is wrong: throws, and nothing catches it. */
export function assert(condition: unknown, message: string): asserts condition {
	if (!condition) throw new Error(`Broken invariant: ${message}`);
}

/** A value that is known to be there, with the reason it must be. */
export function must<T>(value: T | null | undefined, why: string): T {
	assert(value !== null && value !== undefined, why);
	return value;
}

/** Ends an exhaustive switch: adding a case without handling it fails to compile. */
export function unreachable(value: never): never {
	throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
