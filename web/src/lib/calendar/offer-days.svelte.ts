import type { FairDay } from '#schema/domain/fair.ts';
import { contains } from '#schema/domain/interval.ts';
import type { Instant } from '#schema/ids.ts';
import { MINUTE_MS } from '#schema/ids.ts';
import { shortDayIn } from '../time.ts';
import { getToasts } from '../ui/toasts.svelte.ts';
import { getViewer } from '../viewer.ts';
import { copyDay } from './copy-day.ts';
import type { Cell, PlannedSlot } from './offer-plan.ts';
import { cellsOf, minutesOf, startsWithLength } from './offer-plan.ts';

/** A day of the fair as it is set up. */
export interface OfferPlan {
	readonly day: FairDay;
	/** Length of its times. */
	readonly minutes: number;
	readonly cells: readonly Cell[];
	readonly isOver: boolean;
}

/** Read anew whenever it is needed. */
export interface OfferDaysSource<Slot extends PlannedSlot> {
	readonly days: readonly FairDay[];
	/** All times of the recruiter. */
	readonly slots: readonly Slot[];
	readonly allowedMinutes: readonly number[];
	/** Read only where it is needed: it changes every second. */
	readonly now: Instant;
	/** Asks the server to offer these times of the day, and no others. False where it was said at once why not. */
	offer(day: FairDay, minutes: number, starts: readonly Instant[]): boolean;
}

/** The days of one recruiter while somebody sets them up: they themselves, or a colleague (M-R1, M-R2, M-R11). */
export class OfferDays<Slot extends PlannedSlot> {
	readonly #viewer = getViewer();
	readonly #toasts = getToasts();
	readonly #source: () => OfferDaysSource<Slot>;
	/** A length chosen for a day on which nothing is offered yet stands nowhere else. */
	#chosenMinutes = $state.raw<Readonly<Record<string, number>>>({});
	/** A change of length that waits for a yes, since chats are booked on that day. */
	lengthAsked = $state.raw<{ readonly day: FairDay; readonly minutes: number } | null>(null);

	/** Fine enough for cells that pass. */
	readonly #minute = $derived.by(
		() => (Math.floor(this.#source().now / MINUTE_MS) * MINUTE_MS) as Instant,
	);

	readonly plans: readonly OfferPlan[] = $derived.by(() => {
		const { days, slots, allowedMinutes } = this.#source();
		return days.map((day) => {
			const minutes = this.#chosenMinutes[day.date] ?? minutesOf(day, slots, allowedMinutes);
			const cells = cellsOf(day, minutes, slots, this.#minute);
			return { day, minutes, cells, isOver: day.endsAt <= this.#minute };
		});
	});

	constructor(source: () => OfferDaysSource<Slot>) {
		this.#source = source;
	}

	nameOf(day: FairDay): string {
		const { zones } = this.#viewer;
		return shortDayIn(zones.fair, zones.locale, day.startsAt);
	}

	/** Times of a day that are still to come, booked ones included. */
	offeredOn(day: FairDay): readonly Slot[] {
		const { slots, now } = this.#source();
		return slots.filter(
			({ startsAt, withdrawing }) =>
				withdrawing !== true && startsAt > now && contains(day, startsAt),
		);
	}

	bookedOn(day: FairDay): readonly Slot[] {
		return this.offeredOn(day).filter(({ meeting }) => meeting !== undefined);
	}

	/** The days that one's times can be copied to; none where there is nothing to copy. */
	targetsOf(day: FairDay): readonly { readonly date: string; readonly name: string }[] {
		if (this.offeredOn(day).length === 0) return [];
		return this.plans
			.filter((plan) => plan.day !== day && !plan.isOver)
			.map((plan) => ({ date: plan.day.date, name: this.nameOf(plan.day) }));
	}

	askLength(day: FairDay, minutes: number): void {
		if (this.bookedOn(day).length > 0) this.lengthAsked = { day, minutes };
		else this.changeLength(day, minutes);
	}

	changeLength(day: FairDay, minutes: number): void {
		this.#choose(day, minutes);
		const starts = this.startsWith(day, minutes);
		if (starts.length > 0) this.#source().offer(day, minutes, starts);
	}

	/** What would be offered with this length. */
	startsWith(day: FairDay, minutes: number): readonly Instant[] {
		const { slots, now } = this.#source();
		return startsWithLength(day, minutes, slots, now);
	}

	/** Says how much it was, and takes it back if asked to. */
	copy({ day: from, minutes }: OfferPlan, date: string): void {
		const target = this.plans.find(({ day }) => day.date === date);
		if (!target) return;
		const { messages, zones } = this.#viewer;
		const words = messages.availability;
		const { slots, now, offer } = this.#source();
		const to = target.day;
		const { starts, left } = copyDay(from, to, slots, { minutes, zone: zones.fair, now });
		const number = starts.length - this.bookedOn(to).length;
		if (number <= 0) return void this.#toasts.show(words.nothingToCopy);
		const before = this.offeredOn(to).map(({ startsAt }) => startsAt);
		if (!offer(to, minutes, starts)) return;
		this.#choose(to, minutes);
		const name = this.nameOf(to);
		const text = left > 0 ? words.copiedSome(name, number, left) : words.copied(name, number);
		const undo = () => {
			this.#choose(to, target.minutes);
			offer(to, target.minutes, before);
		};
		this.#toasts.show(text, { action: { label: messages.undo, run: undo } });
	}

	#choose({ date }: FairDay, minutes: number): void {
		this.#chosenMinutes = { ...this.#chosenMinutes, [date]: minutes };
	}
}
