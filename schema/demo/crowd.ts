import type { Instant } from '../ids.ts';
import { MINUTE_MS, addMinutes } from '../ids.ts';
import { allowanceOf } from '../domain/allowance.ts';
import { contains } from '../domain/interval.ts';
import type { Slot } from '../domain/slot.ts';
import type { Cast, DemoRecruiter, DemoTalent } from './cast.ts';
import type { Chance } from './chance.ts';
import type { Attendance, Pair, Pairs } from './pair.ts';
import type { Load } from './recruiters.ts';
import type { Setting } from './setting.ts';
import { onGrid } from './setting.ts';
import type { Story } from './story.ts';

/** The main people come first in their lists, and then the talents who appear in Rita's story. */
const FIRST_RECRUITER = 1;
const FIRST_TALENT = 2;
const FIRST_SOUGHT_TALENT = 24;

/** How often each is asked, against the others. Nobody asks a recruiter of weight 0. */
const DRAW: Readonly<Record<Load, number>> = {
	full: 2,
	busy: 3,
	half: 1,
	calm: 0.35,
	untouched: 0,
	none: 0.5,
};

/** Which share of their coming times is booked at least. */
const BOOKED = { half: 0.4, busy: 0.65, full: 1 } as const;

/** What everybody but the main people does, from `from` until now. Each draws from their own stream. */
export class Crowd {
	readonly #story: Story;
	readonly #setting: Setting;
	readonly #chance: Chance;
	readonly #pairs: Pairs;
	readonly #talents: readonly DemoTalent[];
	/** Those whom recruiters approach. The others stay free for what their part asks of them. */
	readonly #sought: readonly DemoTalent[];
	readonly #recruiters: readonly DemoRecruiter[];

	constructor(story: Story, cast: Cast, setting: Setting, pairs: Pairs, chance: Chance) {
		this.#story = story;
		this.#setting = setting;
		this.#pairs = pairs;
		this.#chance = chance;
		this.#talents = cast.talents.slice(FIRST_TALENT);
		this.#sought = cast.talents.slice(FIRST_SOUGHT_TALENT);
		this.#recruiters = cast.recruiters.slice(FIRST_RECRUITER);
	}

	plan(from: Instant): void {
		const { now } = this.#setting;
		for (const talent of this.#talents) {
			const chance = this.#chance.fork(`talent ${talent.no}`);
			for (let left = wishesOf(talent, chance); left > 0; left--)
				this.#at(from + chance.next() * (now - from), chance, () => this.#seek(talent, chance));
		}
		for (const recruiter of this.#recruiters) {
			if (recruiter.load === 'untouched') continue;
			const chance = this.#chance.fork(`recruiter ${recruiter.no}`);
			for (let left = chance.between(0, 4); left > 0; left--)
				this.#at(from + chance.next() * (now - from), chance, () =>
					this.#approach(recruiter, chance),
				);
		}
	}

	/** Books chats until every recruiter of that load has as many as belong to it. */
	fillUp(load: keyof typeof BOOKED): void {
		for (const recruiter of this.#recruiters)
			if (recruiter.load === load) this.#fill(recruiter, BOOKED[load]);
	}

	/** A talent looks for somebody to talk to. */
	#seek(talent: DemoTalent, chance: Chance): void {
		const pair = this.#newPair(() => [
			talent,
			chance.weighted(this.#recruiters, ({ load }) => DRAW[load]),
		]);
		if (!pair) return;
		const direct = pair.recruiter.bookingMode === 'direct';
		if (direct && chance.happens(0.7)) {
			const slots = pair.commonSlots();
			if (slots.length > 0 && pair.book(chance.pick(slots), attendance(chance)))
				return this.#perhapsChange(pair, chance);
		}
		if (!pair.ask()) return;
		if (direct) this.#chooseLater(pair, chance);
		else this.#later(chance, 20, 18 * 60, () => this.#answer(pair, chance));
	}

	/** A recruiter looks for somebody to talk to. */
	#approach(recruiter: DemoRecruiter, chance: Chance): void {
		const pair = this.#newPair(() => [chance.pick(this.#sought), recruiter]);
		if (pair?.invite()) this.#later(chance, 20, 18 * 60, () => this.#answer(pair, chance));
	}

	#newPair(draw: () => [DemoTalent, DemoRecruiter]): Pair | null {
		for (let tries = 0; tries < 4; tries++) {
			const pair = this.#pairs.of(...draw());
			if (!pair.live) return pair;
		}
		return null;
	}

	/** Whoever was asked answers, or does not; whoever asked may have lost patience. */
	#answer(pair: Pair, chance: Chance): void {
		if (pair.live?.status !== 'requested' || chance.happens(0.16)) return;
		const { id, requestedBy } = pair.live;
		if (chance.happens(0.05)) {
			pair.withdraw(requestedBy);
		} else if (chance.happens(0.72)) {
			if (pair.accept()) this.#chooseLater(pair, chance);
		} else if (pair.decline() && chance.happens(0.06)) {
			const decliner = requestedBy === 'talent' ? 'recruiter' : 'talent';
			this.#later(chance, 5, 30, () => {
				if (!pair.live && pair.reopen(id, decliner) && pair.accept())
					this.#chooseLater(pair, chance);
			});
		}
	}

	/** An accepted talent takes a time, if there is one for both; some put it off for ever. */
	#chooseLater(pair: Pair, chance: Chance): void {
		if (chance.happens(0.12)) return;
		this.#later(chance, 10, 8 * 60, () => {
			const slots = pair.live?.status === 'in_scheduling' ? pair.commonSlots() : [];
			if (slots.length > 0 && pair.claim(chance.pick(slots), attendance(chance)))
				this.#perhapsChange(pair, chance);
		});
	}

	/** Plans change; not at the recruiters who are to stay fully booked. */
	#perhapsChange(pair: Pair, chance: Chance): void {
		if (pair.recruiter.load === 'full' || chance.happens(0.87)) return;
		this.#later(chance, 60, 36 * 60, () => {
			if (pair.live?.status !== 'confirmed') return;
			const by = chance.pick(['talent', 'recruiter'] as const);
			const [slot] = pair.commonSlots();
			if (chance.happens(0.5)) pair.cancel(by);
			else if (slot && chance.happens(0.6)) pair.reschedule(slot, by);
			else pair.release('recruiter');
		});
	}

	#fill(recruiter: DemoRecruiter, share: number): void {
		const chance = this.#chance.fork(`fill ${recruiter.no} at ${this.#story.commits.length}`);
		const open = this.#story.openSlots(recruiter);
		const booked = [...this.#story.state.confirmedOf(recruiter.id)].length;
		const lacking = Math.ceil(share * (open.length + booked)) - booked;
		for (const slot of chance.sample(open, lacking)) {
			const pair = this.#somebodyFor(recruiter, slot, chance);
			const coming = attendance(chance);
			if (!pair) this.#withdraw(recruiter, slot);
			else if (recruiter.bookingMode === 'direct') pair.book(slot, coming);
			else if (pair.invite() && pair.accept()) pair.claim(slot, coming);
		}
	}

	/** A talent who has time then, chats left, and nothing with this recruiter yet. */
	#somebodyFor(recruiter: DemoRecruiter, slot: Slot, chance: Chance): Pair | null {
		const { rules } = this.#story.state.fair;
		const first = chance.between(0, this.#sought.length - 1);
		const inTurn = [...this.#sought.slice(first), ...this.#sought.slice(0, first)];
		for (const talent of inTurn) {
			const pair = this.#pairs.of(talent, recruiter);
			if (pair.live || !this.#story.hasTime(talent, slot)) continue;
			const { chats } = allowanceOf(this.#story.state.meetingsOf(talent.id), rules);
			if (chats < rules.maxChats) return pair;
		}
		return null;
	}

	/** In a fair with few talents a slot may be for nobody. */
	#withdraw(recruiter: DemoRecruiter, { startsAt, endsAt }: Slot): void {
		const { today, tomorrow } = this.#setting;
		const { date, ...hours } = contains(today, startsAt) ? today : tomorrow;
		const starts = [...this.#story.state.calendarOf(recruiter.id).keys()].filter(
			(start) => start !== startsAt && contains(hours, start),
		);
		const minutes = (endsAt - startsAt) / MINUTE_MS;
		this.#story.does(recruiter.id, { kind: 'availability.set', date, minutes, starts });
	}

	#later(chance: Chance, least: number, most: number, move: () => void): void {
		this.#at(addMinutes(this.#story.now, chance.between(least, most)), chance, move);
	}

	/** At about that time, or in the morning when people sleep. */
	#at(when: number, chance: Chance, move: () => void): void {
		const { today } = this.#setting;
		const sinceOpening = (((when - today.startsAt) % DAY_MS) + DAY_MS) % DAY_MS;
		const asleep = sinceOpening > AWAKE_MS;
		const delay = asleep ? DAY_MS - sinceOpening + chance.between(0, 90) * MINUTE_MS : 0;
		this.#story.at(onGrid(when + delay), move);
	}
}

const DAY_MS = 24 * 60 * MINUTE_MS;
const AWAKE_MS = 14 * 60 * MINUTE_MS;

/** Some only look around, most ask a few, some ask everybody. */
function wishesOf(talent: DemoTalent, chance: Chance): number {
	if (talent.no < FIRST_SOUGHT_TALENT) return chance.between(0, 2);
	return chance.happens(0.12) ? 0 : chance.between(1, 5);
}

const attendance = (chance: Chance): Attendance => ({
	talent: chance.happens(0.94),
	recruiter: chance.happens(0.97),
});
