/** Looks at every state that can be reached, nearest first. */

export interface Successor<State> {
	/** What happened, for the story of a violation. */
	readonly step: string;
	readonly state: State;
	/** Need not happen: a state is at rest when only faults are left. */
	readonly fault?: true;
}

export interface Machine<State> {
	readonly start: State;
	/** The same text for the same state, and for no other. */
	nameOf(state: State): string;
	next(state: State): Iterable<Successor<State>>;
	/** What is wrong with a state, whatever follows. */
	wrongNow(state: State): string | null;
	/** What is wrong with a state in which nothing happens by itself any more. */
	wrongAtRest(state: State): string | null;
}

export interface Findings {
	readonly states: number;
	/** The nearest violation, and how it comes about. */
	readonly violation: { readonly name: string; readonly steps: readonly string[] } | null;
}

interface Visit {
	readonly from: Visit | null;
	readonly step: string;
	/** Where it may go by itself, as numbers of visits. */
	readonly towards: number[];
	atRest: boolean;
}

export function explore<State>(machine: Machine<State>): Findings {
	const visits: Visit[] = [];
	const numbers = new Map<string, number>();
	/** States that were seen and not looked at; let go of afterwards, since they are many. */
	const states: (State | null)[] = [];
	const numberOf = (state: State, from: Visit | null, step: string): number => {
		const name = machine.nameOf(state);
		let number = numbers.get(name);
		if (number === undefined) {
			numbers.set(name, (number = visits.length));
			visits.push({ from, step, towards: [], atRest: true });
			states.push(state);
		}
		return number;
	};
	numberOf(machine.start, null, '');
	for (const [number, visit] of visits.entries()) {
		const state = states[number]!;
		states[number] = null;
		for (const { state: after, step, fault } of machine.next(state)) {
			const towards = numberOf(after, visit, step);
			if (fault) continue;
			visit.towards.push(towards);
			visit.atRest = false;
		}
		const name = machine.wrongNow(state) ?? (visit.atRest ? machine.wrongAtRest(state) : null);
		if (name) return { states: number + 1, violation: { name, steps: storyOf(visit) } };
	}
	return { states: visits.length, violation: restless(visits) };
}

/** A state from which rest is out of reach goes round in circles for ever. */
function restless(visits: readonly Visit[]): Findings['violation'] {
	const comesFrom: number[][] = visits.map(() => []);
	for (const [number, { towards }] of visits.entries())
		for (const next of towards) comesFrom[next]!.push(number);
	const calm = new Set<number>();
	const toLookAt = visits.flatMap(({ atRest }, number) => (atRest ? [number] : []));
	for (const number of toLookAt) {
		if (calm.has(number)) continue;
		calm.add(number);
		toLookAt.push(...comesFrom[number]!);
	}
	const circling = visits.findIndex((_, number) => !calm.has(number));
	if (circling === -1) return null;
	return { name: 'never comes to rest', steps: storyOf(visits[circling]!) };
}

function storyOf(last: Visit): string[] {
	const steps: string[] = [];
	for (let visit: Visit | null = last; visit?.from; visit = visit.from) steps.unshift(visit.step);
	return steps;
}
