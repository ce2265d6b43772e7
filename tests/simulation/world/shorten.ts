import type { PlantedFault } from '../planted/fault.ts';
import type { Plan, Step } from './plan.ts';
import { simulate } from './simulate.ts';

/** Each try is a whole simulation. */
const TRIES_MAX = 150;

/**
 * The same story with as little in it as still breaks the same rule: steps are left out, half of them
 * at a time, then a quarter, and so on.
 */
export async function shorten(
	seed: number,
	plan: Plan,
	rule: string,
	planted?: PlantedFault,
): Promise<Plan> {
	let steps = plan.steps;
	let tries = 0;
	const breaks = async (fewer: readonly Step[]): Promise<boolean> => {
		tries += 1;
		const shorter = { ...plan, steps: fewer };
		const { violation } = await simulate(seed, { plan: shorter, ...(planted && { planted }) });
		return violation?.rule === rule;
	};
	for (let size = Math.ceil(steps.length / 2); size >= 1; size = Math.floor(size / 2))
		for (let from = 0; from < steps.length && tries < TRIES_MAX;) {
			const fewer = [...steps.slice(0, from), ...steps.slice(from + size)];
			if (await breaks(fewer)) steps = fewer;
			else from += size;
		}
	return { ...plan, steps };
}
