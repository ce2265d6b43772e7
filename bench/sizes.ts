import type { FlashSpec } from './scenarios/flash.ts';
import type { WatchersSpec } from './scenarios/watchers.ts';

type Flash = Omit<FlashSpec, 'seed'>;

export interface Size {
	readonly rounds: number;
	/** By the names of performance goals: A, B and C are rushes, D is losers only. */
	readonly flash: Readonly<Record<string, Flash>>;
	/** Claims a second at which D is run, from the calmest. */
	readonly losers: readonly Flash[];
	readonly watchers: readonly WatchersSpec[];
	readonly joins: number;
	readonly idle: { readonly watchers: number; readonly ms: number };
	readonly calendars: { readonly count: number; readonly awaitUnload: boolean };
	readonly flips: number;
	readonly adjudicator: { readonly claims: number; readonly oneByOne: number };
}

const fair = { recruiters: 4, slots: 50 };
const losers = (talents: number, rate: number, losersMs: number): Flash => ({
	talents,
	recruiters: 1,
	slots: 2,
	rate,
	losersMs,
});

export const SIZES: Readonly<Record<string, Size>> = {
	smoke: {
		rounds: 1,
		flash: { A: { ...fair, slots: 10, talents: 50, rate: 200 } },
		losers: [losers(50, 500, 1_000)],
		watchers: [{ watchers: 200, perSecond: 10, openMs: 1_000, closedMs: 1_000 }],
		joins: 100,
		idle: { watchers: 300, ms: 2_000 },
		calendars: { count: 100, awaitUnload: false },
		flips: 100,
		adjudicator: { claims: 6_400, oneByOne: 300 },
	},
	full: {
		rounds: 3,
		flash: {
			A: { ...fair, talents: 200, rate: 400 },
			B: { ...fair, talents: 1_000, rate: 60 },
			C: { ...fair, talents: 1_000, rate: 3_000 },
		},
		losers: [losers(500, 2_000, 3_000), losers(500, 6_000, 3_000)],
		watchers: [
			{ watchers: 100, perSecond: 10, openMs: 3_000, closedMs: 2_000 },
			{ watchers: 1_000, perSecond: 10, openMs: 3_000, closedMs: 2_000 },
			{ watchers: 3_000, perSecond: 5, openMs: 4_000, closedMs: 3_000 },
		],
		joins: 2_000,
		idle: { watchers: 3_000, ms: 20_000 },
		calendars: { count: 2_000, awaitUnload: true },
		flips: 20_000,
		adjudicator: { claims: 38_400, oneByOne: 3_000 },
	},
};
