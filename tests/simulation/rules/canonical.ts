/** One text for equal plain values, whatever the order of their fields. */
export function canonical(value: unknown): string {
	return JSON.stringify(value, (_key, part: unknown) =>
		typeof part === 'object' && part !== null && !Array.isArray(part)
			? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
			: part,
	);
}

/** Where two plain values differ first, for a sentence in a report. */
export function difference(a: unknown, b: unknown, path = ''): string | null {
	if (canonical(a) === canonical(b)) return null;
	if (!isObject(a) || !isObject(b)) return `${path}: ${JSON.stringify(a)} ≠ ${JSON.stringify(b)}`;
	for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
		const found = difference(a[key], b[key], `${path}/${key}`);
		if (found) return found;
	}
	return path;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;
