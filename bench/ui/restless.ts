/** Talents who ask and take it back without end, so that the numbers on cards move. */
import type { MeetingId } from '#schema/ids.ts';
import type { Asked, Crowd } from './crowd.ts';
import type { Somebody } from './people.ts';

/** The server is not asked for more than it answers: what is measured is the page. */
const UNDER_WAY = 24;
const TICK_MS = 20;

export interface Restless {
	/** Decided so far: each of them is a change of the recruiter's card. */
	readonly done: number;
	readonly refused: number;
	stop(): Promise<void>;
}

interface Pair {
	readonly who: Somebody;
	readonly to: Asked;
	meeting: MeetingId | null;
}

/** Each talent stays with one recruiter, in turn with the others: nobody reaches a limit. */
export function makeRestless({ others, recruiters }: Crowd, perSecond: number): Restless {
	const free: Pair[] = others.map((who, index) => ({
		who,
		to: recruiters[index % recruiters.length]!,
		meeting: null,
	}));
	const underWay = new Set<Promise<void>>();
	const counted = { done: 0, refused: 0 };

	async function turn(pair: Pair): Promise<void> {
		const { who, to, meeting } = pair;
		const outcome = await who.act(
			meeting === null
				? {
						kind: 'request.send',
						to: to.id,
						message: '',
						question: to.question,
						answer: 'yes',
					}
				: { kind: 'request.cancel', meeting },
		);
		if (outcome.code !== 'ok') {
			// These two have a history that is in the way: the others go on without them.
			counted.refused += 1;
			return;
		}
		counted.done += 1;
		pair.meeting = meeting === null ? (outcome.meeting ?? null) : null;
		free.push(pair);
	}

	const begun = performance.now();
	let asked = 0;
	const timer = setInterval(() => {
		const due = ((performance.now() - begun) / 1_000) * perSecond;
		while (asked < due && underWay.size < UNDER_WAY) {
			const pair = free.shift();
			if (!pair) return;
			asked += 1;
			const act = turn(pair).finally(() => underWay.delete(act));
			underWay.add(act);
		}
	}, TICK_MS);

	return {
		get done() {
			return counted.done;
		},
		get refused() {
			return counted.refused;
		},
		/** Takes back what still waits, so that the next round finds the fair as it was. */
		async stop() {
			clearInterval(timer);
			await Promise.all(underWay);
			for (const pair of [...free]) if (pair.meeting !== null) await turn(pair);
		},
	};
}
