/** Hebrew, Arabic and their neighbours. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A word that is read the other way must not take the sentence around it along. */
export const isolate = (word: string): string =>
	RIGHT_TO_LEFT.test(word) ? `\u2068${word}\u2069` : word;

/** The same catalogue; whatever is put into a sentence of it keeps its own direction to itself (UI10). */
export function isolating<Catalogue extends object>(catalogue: Catalogue): Catalogue {
	return Object.fromEntries(
		Object.entries(catalogue).map(([key, entry]: [string, unknown]) => [
			key,
			isolatingEntry(entry),
		]),
	) as Catalogue;
}

function isolatingEntry(entry: unknown): unknown {
	if (typeof entry === 'function')
		return new Proxy(entry, {
			apply: (sentence, self, words: unknown[]) =>
				Reflect.apply(sentence, self, words.map(isolated)) as unknown,
		});
	return isRecord(entry) ? isolating(entry) : entry;
}

/** A word, or several by name. */
function isolated(words: unknown): unknown {
	if (typeof words === 'string') return isolate(words);
	if (!isRecord(words)) return words;
	return Object.fromEntries(Object.entries(words).map(([name, word]) => [name, isolated(word)]));
}

const isRecord = (value: unknown): value is object =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
