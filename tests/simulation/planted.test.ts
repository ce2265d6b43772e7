/** Whether the checks of the simulation see what they are there to see: one planted fault at a time. */
import './machine/globals.ts';
import { expect, it } from 'vitest';
import type { PlantedFault } from './planted/fault.ts';
import * as pages from './planted/in-pages.ts';
import * as projections from './planted/in-projections.ts';
import * as rules from './planted/in-rules.ts';
import * as sockets from './planted/in-sockets.ts';
import * as storage from './planted/in-storage.ts';
import { simulate } from './world/simulate.ts';

const SEEDS_MAX = 300;
/** Time enough for a slow machine; most faults are seen within a few seeds. */
const TIME_LIMIT_MS = 600_000;

/** Some need a rare meeting of things; their search begins shortly before the first seed that has it. */
const noticed: readonly [title: string, planted: PlantedFault, from?: number][] = [
	['[ID2] an intent that comes again is decided again', storage.decidesAgain],
	['[SY1] outcomes are told before they are stored', storage.tellsBeforeStoring],
	['[SY15] the memory keeps what was rolled back', storage.keepsRolledBack, 60],
	['[CL5] time runs back with the clock', storage.timeRunsBack],
	['[NO1] notices go to the one who acted', storage.noticesGoToTheActor],
	['[CH3] a move gives back in one transaction and takes in the next', storage.movesInTwoSteps],
	['[SL3] neither rule nor index keeps two chats out of one slot', rules.sharesSlots],
	['[QU2] the limit of chats is ignored', rules.ignoresChatLimit],
	['[SY13] what could not be stored is forgotten', rules.losesUnsettled],
	['[SY2] what somebody asked for last is decided first', rules.decidesLastFirst],
	['[SY5] lineages are random and older ones are welcome', projections.mixesLineages],
	['[SY3] documents come from a store after a restart', projections.readsStoredDocuments],
	['[SY7] a desk shows the last outcome only', projections.showsLastOutcome],
	['[SY11] the directory forgets what happens while it pauses', projections.forgetsDuringPause],
	['[SY3] a first answer is given again when it is old', projections.answersAsBefore],
	['[DO3] every member may open every desk', sockets.opensDesks],
	['[TE3] every member may open every team', sockets.opensTeams],
	['[TE4] whoever has looked away is still shown as looking', sockets.missesLookingAway],
	[
		'[HO1] a chat that was handed over stays on the old desk',
		projections.keepsWhatWasHandedOver,
		120,
	],
	['[AN4] what was withdrawn stays in the directory', projections.keepsWhatWasWithdrawn],
	['[SU5] a closed support conversation stays in the list', projections.keepsWhatWasClosed, 22],
	['[OP7] an opening that was withdrawn stays', projections.keepsOldVacancies, 36],
	['[ID7] the author of an intent is whoever it names', sockets.believesAuthors],
	['[SY10] desks are sent before calendars', sockets.sendsDesksFirst, 190],
	['[AU4] a session that has ended keeps its sockets', sockets.keepsSockets],
	['[GA6] whoever has left is still shown as present', sockets.missesDepartures],
	['[SY8] an intent leaves the outbox when it has arrived', pages.deletesOnArrival],
	[
		'[SY8] something is taken back that another page may have handed on',
		pages.forgetsOtherPages,
		60,
	],
	['[SY9] a time is shown as confirmed while it is asked for', pages.isTooSure],
];

it.each(noticed)(
	'%s: the simulator notices',
	async (_title, planted, from = 1) => {
		const seed = await firstSeedThatNotices(planted, from);
		expect(seed).not.toBeNull();
		// It was the fault that was noticed, and nothing else.
		expect((await simulate(seed ?? 0)).violation).toBeNull();
	},
	TIME_LIMIT_MS,
);

async function firstSeedThatNotices(planted: PlantedFault, from: number): Promise<number | null> {
	for (let seed = from; seed < from + SEEDS_MAX; seed += 1)
		if ((await simulate(seed, { planted })).violation) return seed;
	return null;
}
