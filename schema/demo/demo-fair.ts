/**
 * The demo fair: a fair in full swing, whenever it is opened. Pure: the same seed and moment give the
 * same fair, and the same seed gives the same people at every moment.
 */
import { assert } from '../assert.ts';
import type { FairId, Instant } from '../ids.ts';
import { addMinutes, entityId } from '../ids.ts';
import type { Fair } from '../domain/fair.ts';
import type { FairState } from '../domain/state.ts';
import { adaStory, benStory } from './ada.ts';
import { announcementsStory } from './announcements.ts';
import { offersOf } from './calendars.ts';
import type { Cast, FairSize } from './cast.ts';
import { demoCast } from './cast.ts';
import { Chance } from './chance.ts';
import { Crowd } from './crowd.ts';
import { Pairs } from './pair.ts';
import { ritaStory } from './rita.ts';
import { Script } from './script.ts';
import type { Setting } from './setting.ts';
import { settingAt } from './setting.ts';
import type { Commit } from './story.ts';
import { Story } from './story.ts';
import { supportStory } from './support.ts';
import type { DemoNote } from './team-notes.ts';
import { demoNotes } from './team-notes.ts';
import { vacanciesStory } from './vacancies.ts';

export const DEMO_SIZE: FairSize = { companies: 12, recruiters: 36, talents: 240 };

/** The stories of the main people need so many others. */
export const LEAST_SIZE: FairSize = { companies: 2, recruiters: 36, talents: 120 };

export interface DemoFairOptions {
	readonly now: Instant;
	/** A whole number from 0 to 99,999. It is part of every id but the main people's. */
	readonly seed: number;
	readonly size?: FairSize;
	/** For a fair beside another one: the main people take part under ids that end in the seed. */
	readonly added?: boolean;
}

export interface DemoFair {
	readonly fair: Fair;
	readonly place: string;
	readonly summary: string;
	readonly cast: Cast;
	readonly setting: Setting;
	/** Everything that ever happened in this fair, in order. */
	readonly commits: readonly Commit[];
	/** What teams wrote about talents. */
	readonly notes: readonly DemoNote[];
	/** What is true now, because of all that. */
	readonly state: FairState;
}

export const demoFairId = (seed: number): FairId => entityId(`fair-${seed}`);

export function demoFair(options: DemoFairOptions): DemoFair {
	const { now, seed, size = DEMO_SIZE, added = false } = options;
	const why = whyNotSize(size) ?? whyNotSeed(seed);
	assert(why === null, why ?? '');
	const chance = new Chance(seed);
	const setting = settingAt(now);
	const cast = demoCast({ seed, size, added }, chance.fork('cast'));
	const fair = {
		id: demoFairId(seed),
		name: added ? `Visavis Career Days ${seed}` : 'Visavis Career Days',
		timeZone: setting.timeZone,
		days: [setting.today, setting.tomorrow],
		rules: setting.rules,
	};
	const story = new Story(fair, cast, seed, setting.preparedFrom);
	planOffers(story, cast, setting, chance.fork('calendars'));
	vacanciesStory(story, cast, setting, chance.fork('vacancies'));
	const pairs = new Pairs(story, cast, chance.fork('pairs'));
	const script = new Script(story, cast, setting, pairs);
	const crowd = new Crowd(story, cast, setting, pairs, chance.fork('crowd'));
	for (const load of ['half', 'busy'] as const)
		for (const hours of [26, 3]) story.at(script.ago(hours * 60), () => crowd.fillUp(load));
	// Fully booked is who is fully booked again and again.
	for (const minutes of [120, 60, 10]) story.at(script.ago(minutes), () => crowd.fillUp('full'));
	adaStory(script);
	benStory(script);
	ritaStory(script);
	announcementsStory(story, script, cast.organizer);
	supportStory(story, script, cast);
	crowd.plan(script.early(CROWD_HOURS));
	story.play(now);
	return {
		fair,
		place: PLACE,
		summary: SUMMARY,
		cast,
		setting,
		commits: story.commits,
		notes: demoNotes(cast, now),
		state: story.state,
	};
}

/** Why a fair of that size cannot be made, or nothing. */
export function whyNotSize(size: FairSize): string | null {
	for (const key of ['companies', 'recruiters', 'talents'] as const)
		if (!Number.isInteger(size[key]) || size[key] < LEAST_SIZE[key])
			return `A demo fair needs at least ${LEAST_SIZE[key]} ${key}.`;
	if (size.recruiters < 2 * size.companies) return 'Every company sends two recruiters at least.';
	if (size.talents < 3 * size.recruiters)
		return 'There are three talents for every recruiter at least.';
	return null;
}

/** Why this is no seed, or nothing. It must fit into the ids. */
export const whyNotSeed = (seed: number): string | null =>
	Number.isInteger(seed) && seed >= 0 && seed <= 99_999
		? null
		: 'A seed is a whole number from 0 to 99999.';

/** Everybody else comes when the main people have settled what they need. */
const CROWD_HOURS = 9;
const PLACE = 'Online';
const SUMMARY =
	'Two days of conversations between people who look for work and people who offer it. Ask for a 1-1 chat, choose a time, and meet face to face, wherever you are.';

/** On the days before, recruiters say when they have time. */
function planOffers(story: Story, cast: Cast, { preparedFrom, ...rest }: Setting, chance: Chance) {
	for (const recruiter of cast.recruiters) {
		const own = chance.fork(`recruiter ${recruiter.no}`);
		const at = addMinutes(preparedFrom, 5 * own.between(1, 200));
		for (const offer of offersOf(recruiter, { preparedFrom, ...rest }, own))
			story.at(at, () => story.does(recruiter.id, offer));
	}
}
