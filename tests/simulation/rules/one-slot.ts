/** Something that somebody did to one time of one recruiter, and saw to have happened. */
export interface Operation {
	/** The meeting for which it was done. */
	readonly by: string;
	readonly what: 'took' | 'was refused' | 'gave back';
	/** When it was asked for and when its outcome was seen, in one order of all that was seen. */
	readonly from: number;
	readonly to: number;
}

/** More than this are not searched: the number of orders grows too fast. */
const OPERATIONS_MAX = 18;

/**
 * Whether some order of these operations, in which none comes after one that was asked for only when it
 * had been seen, explains all that was seen (Wing and Gong). Knows nothing of commit numbers, so that
 * a wrong number cannot hide a wrong decision.
 */
export function isLinearizable(operations: readonly Operation[]): boolean {
	if (operations.length > OPERATIONS_MAX) return true;
	const all = 2 ** operations.length - 1;
	const failed = new Set<string>();
	const search = (done: number, holder: string | null): boolean => {
		if (done === all) return true;
		const key = `${done} ${holder}`;
		if (failed.has(key)) return false;
		const left = operations.filter((_, index) => !(done & (1 << index)));
		const firstSeen = Math.min(...left.map(({ to }) => to));
		for (const [index, operation] of operations.entries()) {
			if (done & (1 << index) || operation.from > firstSeen) continue;
			if (!fits(operation, holder)) continue;
			if (search(done | (1 << index), holderAfter(operation, holder))) return true;
		}
		failed.add(key);
		return false;
	};
	return search(0, null);
}

function fits({ by, what }: Operation, holder: string | null): boolean {
	switch (what) {
		case 'took':
			return holder === null;
		case 'was refused':
			return holder !== null && holder !== by;
		case 'gave back':
			return holder === by;
	}
}

const holderAfter = ({ by, what }: Operation, holder: string | null): string | null =>
	what === 'was refused' ? holder : what === 'took' ? by : null;
