import { execFileSync } from 'node:child_process';
import type { Violation } from '../rules/findings.ts';
import type { Plan, Step } from './plan.ts';
import { shorten } from './shorten.ts';
import { planOf, simulate } from './simulate.ts';

/** Lines of a story that are worth reading: the end matters. */
const LINES_MAX = 120;

/** Everything that somebody needs who wants to know why a seed breaks a rule. */
export async function report(seed: number, violation: Violation): Promise<string> {
	const plan = await shorten(seed, planOf(seed), violation.rule);
	const story: string[] = [];
	const { violation: same } = await simulate(seed, { plan, tell: (line) => story.push(line) });
	const left = story.slice(-LINES_MAX);
	return [
		`[${violation.rule}] is broken: ${violation.what}`,
		`Replay it with: npm run simulate -- --seed ${seed}`,
		`Commit: ${commit()}`,
		'',
		'Faults:',
		...faultsOf(planOf(seed)),
		'',
		`Shortened to ${plan.steps.length} steps:`,
		...(story.length > left.length ? ['…'] : []),
		...left,
		`${seconds(same?.at ?? violation.at)}  [${violation.rule}] ${same?.what ?? violation.what}`,
	].join('\n');
}

export function faultsOf({ steps }: Plan): string[] {
	const people: ReadonlySet<Step['act']> = new Set(['wish', 'race', 'post', 'take back']);
	return steps.filter(({ act }) => !people.has(act)).map(lineOf);
}

function lineOf({ at, act, ...details }: Step): string {
	const words = Object.entries(details)
		.filter(([name]) => name !== 'dice')
		.map(([name, value]) => `${name} ${value}`);
	return `${seconds(at)}  ${[act, ...words].join(', ')}`;
}

const seconds = (ms: number): string => (ms / 1_000).toFixed(3).padStart(8);

function commit(): string {
	try {
		return execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
	} catch {
		return 'not under git';
	}
}
