/**
 * The protocol between browsers and server with everything left out that does not matter: two people,
 * one slot, three intents, and a server that may be killed at any step. Small enough to look at every
 * state that can be reached (explore.ts).
 */
import type { Successor } from './explore.ts';

/** What the design does; each can be left out to see what it is good for. */
export interface Design {
	/** A replica of an older lineage is told to start again (SY5), and newer lineages outrank (SY4). */
	readonly lineages: boolean;
	/** Documents show what is committed, never what is about to be (SY1). */
	readonly renderAfterCommit: boolean;
	/** An intent leaves the outbox when its outcome was seen, not when it arrived (SY8). */
	readonly deleteOnOutcome: boolean;
	/** An id is decided once (ID2). */
	readonly deduplicate: boolean;
	/** The desk shows the outcomes of what stands in the outbox, not of the last so many (SY7). */
	readonly mirrorOutbox: boolean;
}

export const DESIGN: Design = {
	lineages: true,
	renderAfterCommit: true,
	deleteOnOutcome: true,
	deduplicate: true,
	mirrorOutbox: true,
};

/** Faults that may still happen. */
export interface Faults {
	readonly crashes: number;
	readonly drops: number;
}

const NOBODY = -1;
const UNDECIDED = 0;
const GRANTED = 1;
const REFUSED = 2;

/** The first person claims the slot and gives it back; the second one claims it. */
const INTENTS = [
	{ by: 0, act: 'claim' },
	{ by: 0, act: 'release' },
	{ by: 1, act: 'claim' },
] as const;
const PEOPLE = [0, 1] as const;
const own = PEOPLE.map((person) =>
	INTENTS.flatMap(({ by }, intent) => (by === person ? [intent] : [])),
);

/** What a projection shows, and whether this life of the server wrote it. */
interface Shown {
	readonly current: boolean;
	readonly holder: number;
	readonly outcomes: readonly number[];
}

interface Client {
	/** How many of the own intents were made so far. */
	readonly made: number;
	/** Intents in the outbox. It survives everything. */
	readonly outbox: readonly number[];
	/** What this browser shows. Null before the first answer. */
	readonly replica: Shown | null;
}

export interface State {
	readonly faults: Faults;
	/** SQL. */
	readonly holder: number;
	readonly outcomes: readonly number[];
	/** How often each intent was carried out. */
	readonly applied: readonly number[];
	/** Kept where the design shows the last outcome instead of what stands in the outbox. */
	readonly lastDecided: number;
	/** The server's memory. */
	readonly outboxes: readonly (readonly number[])[];
	readonly queue: readonly number[];
	/** Decided, not committed yet. */
	readonly open: { readonly intent: number; readonly outcome: number } | null;
	readonly shown: Shown;
	readonly clients: readonly Client[];
}

export function start(faults: Faults): State {
	const nothing = INTENTS.map(() => UNDECIDED);
	const client = { made: 0, outbox: [], replica: null };
	return {
		faults,
		holder: NOBODY,
		outcomes: nothing,
		applied: nothing,
		lastDecided: NOBODY,
		outboxes: PEOPLE.map(() => []),
		queue: [],
		open: null,
		shown: { current: true, holder: NOBODY, outcomes: nothing },
		clients: PEOPLE.map(() => client),
	};
}

/** Everything that can happen next. */
export function* next(state: State, design: Design): Iterable<Successor<State>> {
	yield* server(state, design);
	for (const person of PEOPLE) yield* browser(state, person, design);
	const { crashes, drops } = state.faults;
	if (crashes > 0) yield { step: 'crash', fault: true, state: crashed(state, design) };
	if (drops > 0)
		for (const person of PEOPLE)
			if (state.outboxes[person]!.length > 0)
				yield { step: `drop ${person}`, fault: true, state: dropped(state, person) };
}

function* server(state: State, design: Design): Iterable<Successor<State>> {
	const [intent, ...queue] = state.queue;
	if (!state.open && intent !== undefined) {
		const open = { intent, outcome: judge(state, intent) };
		const decided = { ...state, queue, open };
		const shown = design.renderAfterCommit
			? state.shown
			: render(committed(decided, design), design);
		yield { step: `decide ${intent}`, state: { ...decided, shown } };
	}
	if (state.open) {
		const after = committed(state, design);
		yield {
			step: `commit ${state.open.intent}`,
			state: { ...after, shown: render(after, design) },
		};
	}
}

/** A short name of each state, the same for the same state. */
export function nameOf({ faults, open, shown, clients, ...rest }: State): string {
	const { holder, outcomes, applied, lastDecided, outboxes, queue } = rest;
	let name = `${faults.crashes}${faults.drops}|${holder}|${lastDecided}|${queue.join('')}|`;
	name += `${outcomes.join('')}${applied.join('')}|${open ? `${open.intent}${open.outcome}` : ''}|`;
	name += shownName(shown);
	for (const person of PEOPLE) {
		const { made, outbox, replica } = clients[person]!;
		name += `|${outboxes[person]!.join('')}|${made}${outbox.join('')}|`;
		if (replica) name += shownName(replica);
	}
	return name;
}

const shownName = ({ current, holder, outcomes }: Shown): string =>
	`${current ? 'now' : 'old'}${holder}${outcomes.join('')}`;

/** What the rules say about an intent as SQL stands. */
function judge({ holder }: State, intent: number): number {
	const { by, act } = INTENTS[intent]!;
	if (act === 'claim') return holder === NOBODY ? GRANTED : REFUSED;
	return holder === by ? GRANTED : REFUSED;
}

function committed(state: State, { deduplicate, mirrorOutbox }: Design): State {
	const { intent, outcome } = state.open!;
	const after = { ...state, open: null };
	if (deduplicate && state.outcomes[intent] !== UNDECIDED) return after;
	const { by, act } = INTENTS[intent]!;
	const granted = outcome === GRANTED;
	return {
		...after,
		holder: granted ? (act === 'claim' ? by : NOBODY) : state.holder,
		outcomes: replaced(state.outcomes, intent, outcome),
		applied: replaced(state.applied, intent, state.applied[intent]! + (granted ? 1 : 0)),
		lastDecided: mirrorOutbox ? NOBODY : intent,
	};
}

function render(state: State, { mirrorOutbox }: Design): Shown {
	const visible = mirrorOutbox ? state.outboxes.flat() : [state.lastDecided];
	const outcomes = state.outcomes.map((outcome, intent) =>
		visible.includes(intent) ? outcome : UNDECIDED,
	);
	return { current: true, holder: state.holder, outcomes };
}

/** A browser without a connection is one that does nothing of this for a while. */
function* browser(state: State, person: number, design: Design): Iterable<Successor<State>> {
	const client = state.clients[person]!;
	const change = (to: Partial<Client>): State => ({
		...state,
		clients: replaced(state.clients, person, { ...client, ...to }),
	});
	const fresh = own[person]![client.made];
	if (fresh !== undefined) {
		const outbox = [...client.outbox, fresh];
		yield { step: `ask ${fresh}`, state: change({ made: client.made + 1, outbox }) };
	}
	if (!same(state.outboxes[person]!, client.outbox))
		yield { step: `send ${person}`, state: received(state, person, design) };
	const replica = merged(client.replica, state.shown, design);
	const settled = client.outbox.filter((intent) => replica.outcomes[intent] === UNDECIDED);
	if (!sameShown(replica, client.replica) || settled.length < client.outbox.length)
		yield { step: `show ${person}`, state: change({ replica, outbox: settled }) };
	const { deleteOnOutcome } = design;
	if (!deleteOnOutcome && client.outbox.length > 0 && same(state.outboxes[person]!, client.outbox))
		yield { step: `acknowledge ${person}`, state: change({ outbox: [] }) };
}

/** The outbox travels as a whole: the server sees what is new and what is gone. */
function received(state: State, person: number, design: Design): State {
	const client = state.clients[person]!;
	const before = state.outboxes[person]!;
	const arrived = client.outbox.filter((intent) => !before.includes(intent));
	const after: State = {
		...state,
		outboxes: replaced(state.outboxes, person, client.outbox),
		queue: [...state.queue, ...arrived],
	};
	const shrunk = before.some((intent) => !client.outbox.includes(intent));
	return shrunk ? { ...after, shown: render(after, design) } : after;
}

/** Two lineages in one replica: without order among them the older one may win for good. */
function merged(replica: Shown | null, shown: Shown, { lineages }: Design): Shown {
	if (!replica || lineages || replica.current) return shown;
	return replica;
}

/** kill -9: SQL stays, the server's memory is gone. */
function crashed(state: State, design: Design): State {
	const after: State = {
		...state,
		faults: { ...state.faults, crashes: state.faults.crashes - 1 },
		outboxes: PEOPLE.map(() => []),
		queue: [],
		open: null,
		clients: state.clients.map(outlived),
	};
	return { ...after, shown: render(after, design) };
}

const outlived = (client: Client): Client =>
	client.replica ? { ...client, replica: { ...client.replica, current: false } } : client;

/** One socket breaks, and with its last reader the server forgets the outbox. */
function dropped(state: State, person: number): State {
	return {
		...state,
		faults: { ...state.faults, drops: state.faults.drops - 1 },
		outboxes: replaced(state.outboxes, person, []),
	};
}

/** What must never be, in any state. */
export function wrongNow({ applied, clients, outcomes }: State): string | null {
	if (applied.some((times) => times > 1)) return 'applied twice';
	for (const { replica } of clients)
		for (const [intent, seen] of (replica?.outcomes ?? []).entries())
			if (seen !== UNDECIDED && seen !== outcomes[intent])
				return outcomes[intent] === UNDECIDED ? 'saw what is not durable' : 'outcome changed';
	return null;
}

/** What must not be when nothing can happen any more. */
export function wrongAtRest({ clients, outcomes, holder }: State): string | null {
	for (const [person, { outbox, replica }] of clients.entries()) {
		if (own[person]!.some((intent) => outcomes[intent] === UNDECIDED)) return 'intent lost';
		if (replica?.holder !== holder) return 'stale for ever';
		if (outbox.length > 0) return 'outbox never drains';
	}
	return null;
}

const replaced = <Item>(items: readonly Item[], index: number, item: Item): Item[] =>
	items.map((other, at) => (at === index ? item : other));

const same = (a: readonly number[], b: readonly number[]): boolean =>
	a.length === b.length && a.every((item, index) => item === b[index]);

const sameShown = (a: Shown | null, b: Shown | null): boolean =>
	a === b ||
	(a !== null &&
		b !== null &&
		a.current === b.current &&
		a.holder === b.holder &&
		same(a.outcomes, b.outcomes));
