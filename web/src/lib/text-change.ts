/**
 * What was done to a text, as the places where it changed; for texts that several people write, and for
 * keeping a caret where its person left it.
 */

/** `text` stands in place of what stood from `from` until before `to`. */
export interface TextChange {
	readonly from: number;
	readonly to: number;
	readonly text: string;
}

/** Words, what is between them, and single signs. */
const TOKEN = /\s+|[\p{L}\p{N}\p{M}]+|./gsu;
/** Beyond so many pairs of tokens the whole middle counts as changed. */
const PAIRS_MAX = 4_000_000;

/** In order, places as in `before`. Few and small, but not always the fewest. */
export function changesOf(before: string, after: string): readonly TextChange[] {
	const whole = trimmed({ from: 0, to: before.length, text: after }, before);
	if (whole === null) return [];
	const old = before.slice(whole.from, whole.to).match(TOKEN) ?? [];
	const fresh = whole.text.match(TOKEN) ?? [];
	if (old.length === 0 || fresh.length === 0 || old.length * fresh.length > PAIRS_MAX)
		return [whole];
	const changes = betweenCommon(old, fresh, whole.from);
	return changes.map((change) => trimmed(change, before)).filter((change) => change !== null);
}

/** Where a place in the text is after these changes; what was put exactly there comes behind it. */
export function placeAfter(changes: readonly TextChange[], place: number): number {
	let shift = 0;
	for (const { from, to, text } of changes) {
		if (from >= place) break;
		if (to > place) return from + shift + Math.min(text.length, place - from);
		shift += text.length - (to - from);
	}
	return place + shift;
}

/**
 * What two people made of the same text, as one. What both did is there once, also when one of them did
 * more of it; nothing that either wrote is lost; where they changed the same words, both versions stay.
 */
export function mergeTexts(base: string, theirs: string, mine: string): string {
	if (mine === base || mine === theirs) return theirs;
	if (theirs === base) return mine;
	const left = [...changesOf(base, theirs)];
	const right = [...changesOf(base, mine)];
	let merged = '';
	let at = 0;
	for (;;) {
		const from = Math.min(left[0]?.from ?? Infinity, right[0]?.from ?? Infinity);
		if (from === Infinity) return merged + base.slice(at);
		const group = { from, to: from };
		const [a, b]: [TextChange[], TextChange[]] = [[], []];
		while (takeInto(group, left, a) || takeInto(group, right, b));
		const { to } = group;
		const part = base.slice(from, to);
		merged += base.slice(at, from) + joined(applied(base, group, a), applied(base, group, b), part);
		at = to;
	}
}

/** The next change, if it concerns the same place; the place grows by it. */
function takeInto(
	group: { readonly from: number; to: number },
	queue: TextChange[],
	taken: TextChange[],
): boolean {
	const [next] = queue;
	if (!next || (next.from >= group.to && next.from !== group.from)) return false;
	taken.push(next);
	queue.shift();
	group.to = Math.max(group.to, next.to);
	return true;
}

function applied(
	base: string,
	{ from, to }: { readonly from: number; readonly to: number },
	changes: readonly TextChange[],
): string {
	let text = '';
	let at = from;
	for (const change of changes) {
		text += base.slice(at, change.from) + change.text;
		at = change.to;
	}
	return text + base.slice(at, to);
}

function joined(theirs: string, mine: string, base: string): string {
	if (mine === base) return theirs;
	if (theirs === base) return mine;
	const start = commonStart(theirs, mine);
	const end = commonEnd(theirs, mine, start);
	const left = theirs.slice(start, theirs.length - end);
	const right = mine.slice(start, mine.length - end);
	const middle = besides(left, base, right) ?? besides(right, base, left) ?? left + right;
	return theirs.slice(0, start) + middle + theirs.slice(theirs.length - end);
}

/** Whoever only wrote before or after these words leaves them to the other one. */
function besides(written: string, base: string, other: string): string | null {
	if (base === '') return null;
	if (written.startsWith(base)) return other + written.slice(base.length);
	if (written.endsWith(base)) return written.slice(0, -base.length) + other;
	return null;
}

/** Without what stays the same at both ends; null when nothing changes. */
function trimmed({ from, to, text }: TextChange, before: string): TextChange | null {
	const old = before.slice(from, to);
	if (old === text) return null;
	const start = commonStart(old, text);
	const end = commonEnd(old, text, start);
	return { from: from + start, to: to - end, text: text.slice(start, text.length - end) };
}

const isHigh = (code: number): boolean => code >= 0xd800 && code < 0xdc00;
const isLow = (code: number): boolean => code >= 0xdc00 && code < 0xe000;

/** Never between the two halves of one sign. */
function commonStart(a: string, b: string): number {
	const most = Math.min(a.length, b.length);
	let length = 0;
	while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
	return length > 0 && isHigh(a.charCodeAt(length - 1)) ? length - 1 : length;
}

function commonEnd(a: string, b: string, start: number): number {
	const most = Math.min(a.length, b.length) - start;
	let length = 0;
	while (
		length < most &&
		a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)
	)
		length += 1;
	return length > 0 && isLow(a.charCodeAt(a.length - length)) ? length - 1 : length;
}

/** What lies between the tokens that both have in the same order, as many of them as there can be. */
function betweenCommon(
	old: readonly string[],
	fresh: readonly string[],
	offset: number,
): readonly TextChange[] {
	const width = fresh.length + 1;
	/** How many tokens the rests from here on have in common. */
	const common = new Uint16Array((old.length + 1) * width);
	for (let i = old.length - 1; i >= 0; i -= 1)
		for (let j = fresh.length - 1; j >= 0; j -= 1)
			common[i * width + j] =
				old[i] === fresh[j]
					? common[(i + 1) * width + j + 1]! + 1
					: Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
	const changes: TextChange[] = [];
	let [i, j, at, from, text] = [0, 0, offset, offset, ''];
	const close = () => {
		if (at > from || text !== '') changes.push({ from, to: at, text });
	};
	while (i < old.length || j < fresh.length) {
		const [before, after] = [old[i], fresh[j]];
		if (before !== undefined && before === after) {
			close();
			at += before.length;
			[i, j, from, text] = [i + 1, j + 1, at, ''];
		} else if (
			before !== undefined &&
			(after === undefined || common[(i + 1) * width + j]! >= common[i * width + j + 1]!)
		) {
			at += before.length;
			i += 1;
		} else {
			text += after ?? '';
			j += 1;
		}
	}
	close();
	return changes;
}
