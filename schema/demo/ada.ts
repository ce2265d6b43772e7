import { addMinutes } from '../ids.ts';
import type { Script } from './script.ts';

/** Ada's fair so far: something in every tab, and a chat with Rita about to start. */
export function adaStory(script: Script): void {
	const { today, tomorrow, nextStart } = script.setting;
	const ada = script.talent(0);
	const anyone = (...kind: Parameters<Script['anyone']>) =>
		script.pair(ada, script.anyone(...kind));

	// About to start.
	const rita = script.pair(ada, script.recruiter(0));
	script.at(script.early(1), () =>
		rita.ask(
			'Hello Rita, your robots put things down more gently than I do. I would like to hear how you decide what “gently” means, and whether there is room for somebody who likes tests.',
			'A laundry plan for 300 flats. It has run for a year, and nobody has washed in somebody else’s hour yet.',
		),
	);
	script.at(script.early(1, 15), () => rita.accept());
	// Both are still free to join, or to be played by somebody.
	const later = { talent: false, recruiter: false };
	script.at(script.early(1, 30), () => rita.claim(script.firstSlot(rita, nextStart), later));

	// This morning: two good talks, and one recruiter who never came.
	for (const minutes of [0, 15]) {
		const spoke = anyone('half');
		script.meets(spoke, script.early(2, minutes), () => script.firstSlot(spoke, today.startsAt));
	}
	const missed = anyone('busy');
	const alone = { talent: true, recruiter: false };
	script.meets(missed, script.early(2, 30), () => script.firstSlot(missed, today.startsAt), alone);

	// Still to come.
	const afternoon = anyone('half');
	script.meets(afternoon, script.early(4), () =>
		script.firstSlot(afternoon, addMinutes(nextStart, 30)),
	);
	const booked = anyone('half', 'direct');
	script.at(script.early(4), () => booked.book(script.firstSlot(booked, tomorrow.startsAt)));

	choosing(script);
	waiting(script);
	over(script);
}

/** In scheduling: one with times, one without any, one that was confirmed before. */
function choosing(script: Script): void {
	const ada = script.talent(0);

	const open = script.pair(ada, script.anyone('calm'));
	script.at(script.early(60), () => open.invite());
	script.at(script.ago(90), () => open.accept());

	const full = script.pair(ada, script.anyone('full'));
	script.at(script.early(3), () => full.ask());
	script.at(script.early(4), () => full.accept());
	// A time opened for a moment, Ada was told, and somebody else was faster.
	script.at(script.ago(70), () => script.lastChat(full.recruiter).cancel('talent'));

	const released = script.pair(ada, script.anyone('busy', 'direct'));
	const { tomorrow } = script.setting;
	script.at(script.early(4), () => released.book(script.firstSlot(released, tomorrow.startsAt)));
	script.at(script.ago(50), () => released.release('recruiter'));
}

/** Requests of both directions that nobody has answered yet. */
function waiting(script: Script): void {
	const ada = script.talent(0);
	const sent = script.pair(ada, script.anyone('half'));
	script.at(script.ago(22 * 60), () => sent.ask());
	const justSent = script.pair(ada, script.anyone('calm'));
	script.at(script.ago(35), () => justSent.ask());

	const received = script.pair(ada, script.anyone('half'));
	script.at(script.ago(150), () => received.invite());
	const withoutTimes = script.pair(ada, script.anyone('none'));
	script.at(script.ago(20), () => withoutTimes.invite());
}

/** Declined by either side, withdrawn, cancelled and forgotten. */
function over(script: Script): void {
	const { tomorrow } = script.setting;
	const ada = script.talent(0);

	const declined = script.pair(ada, script.anyone('half'));
	script.at(script.early(3), () => declined.ask());
	script.at(script.early(24), () => declined.decline());
	const declinedByAda = script.pair(ada, script.anyone('half'));
	script.at(script.early(5), () => declinedByAda.invite());
	script.at(script.early(25), () => declinedByAda.decline());

	const withdrawn = script.pair(ada, script.anyone('busy'));
	script.at(script.early(6), () => withdrawn.ask());
	script.at(script.early(7), () => withdrawn.withdraw('talent'));
	const cancelled = script.pair(ada, script.anyone('busy'));
	script.meets(cancelled, script.early(7), () => script.firstSlot(cancelled, tomorrow.startsAt));
	script.at(script.ago(75), () => cancelled.cancel('recruiter'));
	const forgotten = script.pair(ada, script.anyone('busy'));
	script.at(script.early(3), () => forgotten.ask());
}

/** Ben has hardly begun, so that the whole way can be tried as him. */
export function benStory(script: Script): void {
	const { today, tomorrow } = script.setting;
	const ben = script.talent(1);
	const spoke = script.pair(ben, script.anyone('half', 'direct'));
	script.at(script.early(5), () => spoke.book(script.firstSlot(spoke, today.startsAt)));
	const booked = script.pair(ben, script.anyone('half', 'direct'));
	script.at(script.early(6), () => booked.book(script.firstSlot(booked, tomorrow.startsAt)));
	const invited = script.pair(ben, script.anyone('calm'));
	script.at(script.ago(55), () => invited.invite());
}
