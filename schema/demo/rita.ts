import type { Instant } from '../ids.ts';
import { addMinutes } from '../ids.ts';
import { RITA_STEP } from './calendars.ts';
import type { Attendance, Pair } from './pair.ts';
import type { Script } from './script.ts';
import { GRID_MINUTES } from './setting.ts';

/** Everyone in Rita's story, by their number; all of them belong to the quieter talents. */
export const RITA_PARTS = {
	spoke: [2, 3, 4],
	absent: 5,
	later: 6,
	tomorrow: 7,
	moved: 8,
	choosing: 9,
	invitedChoosing: 10,
	justAccepted: 11,
	waiting: [12, 13, 14, 15],
	invited: [16, 17],
	declined: 18,
	declinedByTalent: 19,
	cancelled: 20,
	withdrawn: 21,
	forgotten: 22,
} as const;

/** Rita's fair so far: something in every tab, and an inbox that waits. */
export function ritaStory(script: Script): void {
	const { tomorrow, nextStart } = script.setting;
	const step = (steps: number): Instant => addMinutes(nextStart, steps * RITA_STEP);

	// This morning, counted back from the chat that is about to start.
	RITA_PARTS.spoke.forEach((no, index) => meets(script, no, step(-8 + 2 * index)));
	meets(script, RITA_PARTS.absent, step(-3), { talent: false, recruiter: true });

	// Still to come, today and tomorrow.
	meets(script, RITA_PARTS.later, step(2));
	meets(script, RITA_PARTS.tomorrow, addMinutes(tomorrow.startsAt, RITA_STEP));
	const moved = meets(script, RITA_PARTS.moved, addMinutes(tomorrow.startsAt, 2 * RITA_STEP));
	script.at(script.ago(110), () =>
		moved.reschedule(
			script.firstSlot(moved, addMinutes(tomorrow.startsAt, 4 * RITA_STEP)),
			'talent',
		),
	);

	choosing(script);
	waiting(script);
	over(script);
}

function choosing(script: Script): void {
	const asked = withRita(script, RITA_PARTS.choosing);
	script.at(script.early(60), () => asked.ask());
	script.at(script.ago(180), () => asked.accept());
	const invited = withRita(script, RITA_PARTS.invitedChoosing);
	script.at(script.early(62), () => invited.invite());
	script.at(script.ago(60), () => invited.accept());
	const accepted = withRita(script, RITA_PARTS.justAccepted);
	script.at(script.ago(400), () => accepted.ask());
	script.at(script.ago(20), () => accepted.accept());
}

function waiting(script: Script): void {
	const minutesAgo = [25 * 60, 240, 45, 10];
	RITA_PARTS.waiting.forEach((no, index) => {
		const pair = withRita(script, no);
		script.at(script.ago(minutesAgo[index] ?? 5), () => pair.ask());
	});
	RITA_PARTS.invited.forEach((no, index) => {
		const pair = withRita(script, no);
		script.at(script.ago(300 - 270 * index), () => pair.invite());
	});
}

function over(script: Script): void {
	const declined = withRita(script, RITA_PARTS.declined);
	script.at(script.early(10), () => declined.ask());
	script.at(script.early(28), () => declined.decline());
	const declinedByTalent = withRita(script, RITA_PARTS.declinedByTalent);
	script.at(script.early(11), () => declinedByTalent.invite());
	script.at(script.early(26), () => declinedByTalent.decline());

	const cancelled = meets(
		script,
		RITA_PARTS.cancelled,
		addMinutes(script.setting.tomorrow.startsAt, 6 * RITA_STEP),
	);
	script.at(script.ago(100), () => cancelled.cancel('talent'));
	const withdrawn = withRita(script, RITA_PARTS.withdrawn);
	script.at(script.early(9), () => withdrawn.ask());
	script.at(script.early(27), () => withdrawn.withdraw('talent'));
	const forgotten = withRita(script, RITA_PARTS.forgotten);
	script.at(script.early(2), () => forgotten.ask());
}

/** A talent asks, Rita accepts, and the talent takes just this time. */
function meets(script: Script, no: number, startsAt: Instant, attendance?: Attendance): Pair {
	const pair = withRita(script, no);
	// A little after one another, the first ones first.
	const asked = script.early(3, no * GRID_MINUTES);
	script.meets(pair, asked, () => script.firstSlot(pair, startsAt), attendance);
	return pair;
}

const withRita = (script: Script, no: number): Pair =>
	script.pair(script.talent(no), script.recruiter(0));
