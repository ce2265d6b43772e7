import { must } from '#schema/assert.ts';
import type { Chance } from '../machine/chance.ts';
import type { PlannedCrash, Trouble } from '../machine/server-disk.ts';
import type { Setting } from './people.ts';

/** One thing that will happen. `dice` is a seed of its own for what is decided when it happens. */
export type Act =
	| { readonly act: 'wish'; readonly person: string; readonly dice: number }
	/** Everybody who may goes for the same time at the same moment. */
	| { readonly act: 'race'; readonly recruiter: string; readonly dice: number }
	/** A recruiter opens a meeting of the team before their eyes, or closes it. */
	| { readonly act: 'look'; readonly person: string; readonly dice: number }
	/** Into the room of a chat, and out of it. */
	| { readonly act: 'come'; readonly person: string; readonly dice: number }
	| { readonly act: 'go'; readonly person: string }
	/** What waits in an outbox goes through the second door as well. */
	| { readonly act: 'post'; readonly person: string; readonly dice: number }
	/** Takes back what was asked last, if it can still be. */
	| { readonly act: 'take back'; readonly person: string }
	| { readonly act: 'intrude'; readonly dice: number }
	| {
			readonly act: 'cut' | 'reload' | 'open page' | 'close page' | 'back up';
			readonly device: string;
	  }
	| {
			readonly act: 'stall' | 'offline' | 'fill disk';
			readonly device: string;
			readonly forMs: number;
	  }
	| {
			readonly act: 'crash page';
			readonly device: string;
			readonly forMs: number;
			/** Comes back with what the device kept some time ago. */
			readonly restore: boolean;
	  }
	| { readonly act: 'end session'; readonly device: string; readonly forMs: number }
	| { readonly act: 'set device clock'; readonly device: string; readonly byMs: number }
	| { readonly act: 'set server clock'; readonly byMs: number }
	| { readonly act: 'crash server' | 'restart server'; readonly forMs: number }
	| ({ readonly act: 'crash at commit'; readonly forMs: number } & PlannedCrash)
	| { readonly act: 'disk trouble'; readonly trouble: Trouble; readonly forMs: number };

export type Step = Act & { readonly at: number };

export interface Plan {
	/** Each device with the person whose it is. */
	readonly devices: readonly {
		readonly name: string;
		readonly owner: string;
		readonly pages: number;
	}[];
	/** Milliseconds that a frame takes at most. */
	readonly latencyMax: number;
	readonly steps: readonly Step[];
	/** True milliseconds; from then on nothing fails any more. */
	readonly endsAt: number;
	/** Devices whose owner goes home then. */
	readonly leaving: readonly string[];
}

const HOUR = 3_600_000;
const TROUBLES: readonly Trouble[] = [
	...(['locked', 'full', 'commit_fails', 'commit_unknown', 'unreadable'] as const),
];

export function drawPlan(chance: Chance, { people }: Setting): Plan {
	const honest = people.filter(({ isHostile }) => !isHostile);
	const devices = people.flatMap(({ id, role, isHostile }) => {
		const count = role === 'talent' && !isHostile && chance.happens(0.35) ? 2 : 1;
		return Array.from({ length: count }, (_, number) => ({
			name: `${id.replace('cny-', '')}${'ab'[number]}`,
			owner: id as string,
			pages: isHostile ? 0 : chance.happens(0.25) ? 2 : 1,
		}));
	});
	const endsAt = chance.between(40, 80) * 1_000;
	const someTime = () => chance.between(1_500, endsAt);
	const dice = () => chance.between(0, 2 ** 31);
	// Organizers have chances of their own, so that there is no less going on among the others.
	const parties = honest.filter(({ role }) => role !== 'organizer');
	const organizers = honest.filter(({ role }) => role === 'organizer');
	const person = () => chance.pick(parties).id as string;
	const recruiters = honest.filter(({ role }) => role === 'recruiter');
	const steps: Step[] = [];
	const times = (count: number, draw: () => Act) => {
		for (let made = 0; made < count; made += 1) steps.push({ at: someTime(), ...draw() });
	};
	times(chance.between(18, 32), () => ({ act: 'wish', person: person(), dice: dice() }));
	times(chance.between(2, 6), () => ({
		act: 'wish',
		person: chance.pick(organizers).id,
		dice: dice(),
	}));
	times(chance.between(2, 7), () => ({
		act: 'race',
		recruiter: chance.pick(recruiters).id,
		dice: dice(),
	}));
	times(chance.between(1, 5), () => ({
		act: 'look',
		person: chance.pick(recruiters).id,
		dice: dice(),
	}));
	times(chance.between(1, 5), () => ({
		act: 'post',
		person: chance.pick(honest).id,
		dice: dice(),
	}));
	times(chance.between(0, 2), () => ({ act: 'take back', person: person() }));
	times(chance.between(0, 4), () => ({ act: 'intrude', dice: dice() }));
	const names = devices.filter(({ pages }) => pages > 0).map(({ name }) => name);
	times(chance.between(2, 10), () => drawFault(chance, names));
	steps.push(
		...drawComings(
			chance.fork('rooms'),
			parties.map(({ id }) => id as string),
			endsAt,
		),
	);
	steps.push(...drawSecondThoughts(chance.fork('second thoughts'), steps, devices));
	return {
		devices,
		latencyMax:
			chance.weighted({ 20: 3, 150: 2, 1500: 1 }) === '20' ? 20 : chance.pick([150, 1_500]),
		steps: steps.sort((a, b) => a.at - b.at),
		endsAt,
		leaving: names.filter((name) => name.startsWith('r') && chance.happens(0.25)),
	};
}

/** Some come again and again, as pages do that are loaded anew. */
function drawComings(chance: Chance, people: readonly string[], endsAt: number): Step[] {
	return Array.from({ length: chance.between(10, 40) }, (): Step => {
		const at = chance.between(endsAt / 4, endsAt);
		const person = chance.pick(people);
		if (chance.happens(0.2)) return { at, act: 'go', person };
		return { at, act: 'come', person, dice: chance.between(0, 2 ** 31) };
	});
}

/** Without a network there is time to think again, in one tab or in another. */
function drawSecondThoughts(
	chance: Chance,
	steps: readonly Step[],
	devices: Plan['devices'],
): Step[] {
	return steps.flatMap((step): Step[] => {
		if (step.act !== 'offline' || chance.happens(0.3)) return [];
		const { device } = step;
		const person = must(
			devices.find(({ name }) => name === device),
			'faults happen to devices of the plan',
		).owner;
		const later = () => step.at + chance.between(1, step.forMs);
		const at = [later(), later(), later()].sort((a, b) => a - b) as [number, number, number];
		const page = chance.weighted({ none: 2, 'open page': 3, reload: 1 });
		return [
			{ at: at[0], act: 'wish', person, dice: chance.between(0, 2 ** 31) },
			...(page === 'none' ? [] : [{ at: at[1], act: page, device }]),
			{ at: at[2], act: 'take back', person },
		];
	});
}

function drawFault(chance: Chance, devices: readonly string[]): Act {
	const device = chance.pick(devices);
	const forMs = chance.between(200, 12_000);
	const act = chance.weighted({
		cut: 6,
		stall: 3,
		offline: 5,
		'crash page': 5,
		reload: 3,
		'open page': 2,
		'close page': 1,
		'back up': 3,
		'fill disk': 1,
		'end session': 2,
		'set device clock': 2,
		'set server clock': 3,
		'crash server': 3,
		'restart server': 1,
		'crash at commit': 7,
		'disk trouble': 7,
	});
	switch (act) {
		case 'crash page':
			return { act, device, forMs: forMs / 4, restore: chance.happens(0.4) };
		case 'set device clock':
			return { act, device, byMs: chance.between(-2, 2) * HOUR + chance.between(-999, 999) };
		case 'set server clock':
			return { act, byMs: drawJump(chance) };
		case 'crash server':
		case 'restart server':
			return { act, forMs: forMs / 3 };
		case 'crash at commit':
			return {
				act,
				when: chance.pick(['before_commit', 'after_commit']),
				commits: chance.between(1, 3),
				forMs: forMs / 3,
			};
		case 'disk trouble':
			return { act, trouble: chance.pick(TROUBLES), forMs: forMs / 2 };
		default:
			return { act, device, forMs };
	}
}

/** Back by far, or on by little enough that there is still something to be booked. */
const drawJump = (chance: Chance): number =>
	chance.happens(0.5) ? -chance.between(1, 2 * HOUR) : chance.between(1, 150_000);
