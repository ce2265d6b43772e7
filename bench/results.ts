import type { AdjudicatorFigures } from './scenarios/adjudicator.ts';
import type { ColdJoinResult } from './scenarios/cold-join.ts';
import type { FlashResult } from './scenarios/flash.ts';
import type { GrowthResult } from './scenarios/growth.ts';
import type { CalendarsResult, IdleResult } from './scenarios/idle.ts';
import type { WatchersResult } from './scenarios/watchers.ts';

interface Of {
	readonly peer: string;
}
interface In {
	readonly round: number;
}
interface Named {
	readonly scenario: string;
}

/** Everything that one run has measured. */
export interface Results {
	readonly flash: (Of & In & Named & FlashResult)[];
	readonly watchers: (Of & In & WatchersResult)[];
	readonly coldJoin: (Of & Named & ColdJoinResult)[];
	readonly idle: (Of & { readonly documents: number } & IdleResult)[];
	readonly calendars: CalendarsResult[];
	readonly growth: GrowthResult[];
	readonly adjudicator: AdjudicatorFigures[];
}
