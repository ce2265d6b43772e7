/** Who is at the fair while a page is measured. */
import { must } from '#schema/assert.ts';
import type { BookingMode } from '#schema/domain/participant.ts';
import type { AccountId, ParticipantId } from '#schema/ids.ts';
import { Somebody } from './people.ts';

export interface Asked {
	readonly id: ParticipantId;
	readonly name: string;
	readonly question: string;
	readonly bookingMode: BookingMode;
	readonly open: number;
}

export interface Crowd {
	readonly viewer: Somebody;
	readonly others: readonly Somebody[];
	/** Those who book a time while somebody looks at it: each once. */
	readonly bookers: readonly Somebody[];
	/** Those who get requests meanwhile: the first ones in Explore, which the viewer sees. */
	readonly recruiters: readonly Asked[];
	/** One with direct booking and many free times. */
	readonly direct: Asked;
}

const OTHERS = 60;
const CROWDED = 40;
const collator = new Intl.Collator('en');

/** @param accounts of talents; the last of them have no history yet */
export async function gather(
	url: string,
	accounts: readonly AccountId[],
	bookings: number,
): Promise<Crowd> {
	const viewer = await Somebody.enter(url, 'demo-ada');
	const people: Somebody[] = [];
	for (const account of accounts.slice(-OTHERS - bookings))
		people.push(await Somebody.enter(url, account));
	const { cards, live, companies } = await viewer.directory();
	const inOrder = (Object.keys(cards) as ParticipantId[])
		.map((id) => {
			const { name, question, bookingMode, company } = cards[id]!;
			const open = live[id]?.[0] ?? 0;
			return { id, name, question, bookingMode, open, company: companies[company]?.name ?? '' };
		})
		.toSorted((a, b) => collator.compare(a.company, b.company) || collator.compare(a.name, b.name));
	const direct = inOrder
		.filter(({ bookingMode }) => bookingMode === 'direct')
		.toSorted((a, b) => b.open - a.open)[0];
	return {
		viewer,
		others: people.slice(bookings),
		bookers: people.slice(0, bookings),
		recruiters: inOrder.filter(({ bookingMode }) => bookingMode === 'selective').slice(0, CROWDED),
		direct: must(direct, 'somebody is booked directly'),
	};
}
