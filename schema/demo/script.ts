import { assert, must } from '../assert.ts';
import type { Instant } from '../ids.ts';
import { addMinutes, instant } from '../ids.ts';
import type { BookingMode } from '../domain/participant.ts';
import type { Slot } from '../domain/slot.ts';
import type { Cast, DemoRecruiter, DemoTalent } from './cast.ts';
import type { Attendance, Pair, Pairs } from './pair.ts';
import type { Load } from './recruiters.ts';
import type { Setting } from './setting.ts';
import { GRID_MS } from './setting.ts';
import type { Story } from './story.ts';

/** The stage on which the main people's stories are written down, moment by moment. */
export class Script {
	readonly setting: Setting;
	readonly #story: Story;
	readonly #cast: Cast;
	readonly #pairs: Pairs;
	/** Recruiters who have no part yet. Each part is played by somebody else. */
	readonly #free: DemoRecruiter[];

	constructor(story: Story, cast: Cast, setting: Setting, pairs: Pairs) {
		this.#story = story;
		this.#cast = cast;
		this.#pairs = pairs;
		this.setting = setting;
		const [rita, , ...others] = cast.recruiters;
		const isColleague = ({ company }: DemoRecruiter) => company === rita?.company;
		// Rita's other colleagues come last, so that the stories lead to many companies.
		this.#free = others.sort((a, b) => Number(isColleague(a)) - Number(isColleague(b)));
	}

	/** So long after booking opened. */
	early(hours: number, minutes = 0): Instant {
		return addMinutes(this.setting.rules.bookingOpensAt, hours * 60 + minutes);
	}

	/** So many minutes before now. */
	ago(minutes: number): Instant {
		return instant(Math.floor(this.setting.now / GRID_MS) * GRID_MS - minutes * 60_000);
	}

	/** What happens at that moment; it must be possible then. */
	at(when: Instant, act: () => boolean): void {
		this.#story.at(when, () => assert(act(), `the script does what is possible: ${act}`));
	}

	talent(no: number): DemoTalent {
		return must(this.#cast.talents[no], 'there are talents enough for every part');
	}

	recruiter(no: number): DemoRecruiter {
		return must(this.#cast.recruiters[no], 'there are recruiters enough for every part');
	}

	/** The next recruiter of that kind who has no part yet. */
	anyone(load: Load, bookingMode: BookingMode = 'selective'): DemoRecruiter {
		const index = this.#free.findIndex(
			(one) => one.load === load && one.bookingMode === bookingMode,
		);
		return must(this.#free.splice(index, 1)[0], 'there are recruiters enough for every part');
	}

	pair(talent: DemoTalent, recruiter: DemoRecruiter): Pair {
		return this.#pairs.of(talent, recruiter);
	}

	/** Asked at that moment, accepted soon, and a time taken. */
	meets(pair: Pair, asked: Instant, slot: () => Slot, attendance?: Attendance): void {
		this.at(asked, () => pair.ask());
		this.at(addMinutes(asked, 30), () => pair.accept());
		this.at(addMinutes(asked, 45), () => pair.claim(slot(), attendance));
	}

	/** The first time that suits both and begins at `from` or later. */
	firstSlot(pair: Pair, from: Instant): Slot {
		const slot = pair.commonSlots().find(({ startsAt }) => startsAt >= from);
		return must(slot, 'there is a time for both');
	}

	/** The confirmed chat of a recruiter that begins last. */
	lastChat(recruiter: DemoRecruiter): Pair {
		let last: { readonly talentId: string; readonly startsAt: Instant } | null = null;
		for (const chat of this.#story.state.confirmedOf(recruiter.id))
			if (!last || chat.startsAt > last.startsAt) last = chat;
		const { talentId } = must(last, 'somebody has a chat there');
		const talent = this.#cast.talents.find(({ id }) => id === talentId);
		return this.pair(must(talent, 'a talent of this fair'), recruiter);
	}
}
