import * as prng from 'lib0/prng';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { captureConsole } from './rig.ts';

/**
 * A server that renders its document from SQL at every start has one lineage per life. These are
 * the facts of Yjs that decide what a replica shows which has lived through several of them.
 */
const FIRST_LINEAGE = 2 ** 32;
const LIVES = 3;
const RUNS = 200;

type Facts = Map<string, number>;
type IdsOf = (life: number, random: prng.PRNG) => number;
type Shape = 'flat' | 'nested';

const counted: IdsOf = (life) => FIRST_LINEAGE + life;
const ordinary: IdsOf = (_life, random) => prng.uint32(random, 0, 0xffffffff);

/** The map that holds the facts; a life of the nested shape starts with a map of its own. */
function section(document: Y.Doc, shape: Shape, fresh = false): Y.Map<number> {
	const root = document.getMap('p');
	if (shape === 'flat') return root as Y.Map<number>;
	if (fresh) root.set('slots', new Y.Map());
	return root.get('slots') as Y.Map<number>;
}

/** Changes a few facts, sometimes by removing one, and writes the same into the document. */
function live(facts: Facts, written: Y.Map<number> | undefined, random: prng.PRNG): void {
	for (let step = 0; step < 20; step++) {
		const key = `slot ${prng.uint32(random, 0, 19)}`;
		if (prng.bool(random)) {
			const value = prng.uint32(random, 0, 0xffff);
			facts.set(key, value);
			written?.set(key, value);
		} else {
			facts.delete(key);
			written?.delete(key);
		}
	}
}

/** Whether a replica that merged the states of all lives shows something else than the facts. */
function endsWrong(seed: number, shape: Shape, idOf: IdsOf): boolean {
	const random = prng.create(seed);
	const facts: Facts = new Map();
	const replica = new Y.Doc();
	for (let life = 0; life < LIVES; life++) {
		const document = new Y.Doc();
		document.clientID = idOf(life, random);
		const written = section(document, shape, true);
		for (const [key, value] of facts) written.set(key, value);
		live(facts, written, random);
		Y.applyUpdate(replica, Y.encodeStateAsUpdate(document));
		// Between two lives the facts go on changing, while nobody renders them.
		if (life < LIVES - 1) live(facts, undefined, random);
	}
	const shown = new Map(Object.entries(section(replica, shape).toJSON()));
	return shown.size !== facts.size || [...facts].some(([key, value]) => shown.get(key) !== value);
}

const wrongRuns = (shape: Shape, idOf: IdsOf): number =>
	Array.from({ length: RUNS }, (_, run) => endsWrong(run + 1, shape, idOf)).filter(Boolean).length;

describe('a replica that merges several lives without ever being reset', () => {
	it('[HP16] shows the facts when ids are counted from 2^32 and sections hang below one root', () => {
		expect(wrongRuns('nested', counted)).toBe(0);
	});

	it('[HP16] keeps what is gone when the root itself holds the facts', () => {
		expect(wrongRuns('flat', counted)).toBeGreaterThan(0);
	});

	it.each(['nested', 'flat'] as const)('[HP16] is wrong with ordinary ids (%s)', (shape) => {
		expect(wrongRuns(shape, ordinary)).toBeGreaterThan(RUNS / 4);
	});

	it('[HP16] has every entry of a list once per life', () => {
		const replica = new Y.Doc();
		for (const life of [0, 1]) {
			const document = new Y.Doc();
			document.clientID = FIRST_LINEAGE + life;
			document.getArray('q').push(['welcome']);
			Y.applyUpdate(replica, Y.encodeStateAsUpdate(document));
		}
		expect(replica.getArray('q').toJSON()).toEqual(['welcome', 'welcome']);
	});
});

describe('what a client wrote into its replica of a projection', () => {
	/** In how many runs the next write of the server to that key does not show on the client. */
	function survivals(serverIdOf: IdsOf): number {
		let survived = 0;
		for (let seed = 1; seed <= RUNS; seed++) {
			const random = prng.create(seed);
			const [server, client] = [new Y.Doc(), new Y.Doc()];
			server.clientID = serverIdOf(0, random);
			client.clientID = ordinary(0, random);
			server.getMap('p').set('slot', 'open');
			Y.applyUpdate(client, Y.encodeStateAsUpdate(server));
			client.getMap('p').set('slot', 'mine');
			server.getMap('p').set('slot', 'taken');
			Y.applyUpdate(client, Y.encodeStateAsUpdate(server));
			if (client.getMap('p').get('slot') !== 'taken') survived += 1;
		}
		return survived;
	}

	it('[HP5] never outlives the next write of a server with an id of 2^32 or more', () => {
		expect(survivals(counted)).toBe(0);
	});

	it('[HP5] outlives it about every other time when the server has an ordinary id', () => {
		expect(survivals(ordinary)).toBeGreaterThan(RUNS / 4);
	});
});

/** A document of one life that says who holds the slot. */
function held(id: number, by: string): Y.Doc {
	const document = new Y.Doc();
	document.clientID = id;
	document.getMap('p').set('slot', by);
	return document;
}

/** Whether the document knows everything that the state vector has seen. */
const dominates = (document: Y.Doc, seen: Uint8Array): boolean =>
	[...Y.decodeStateVector(seen)].every(
		([client, clock]) => clock <= Y.getState(document.store, client),
	);

it('[HP17] instances that merge their lineages show the old truth of the higher one', () => {
	const [mine, theirs] = [held(FIRST_LINEAGE, 'nobody'), held(FIRST_LINEAGE + 1, 'nobody')];
	mine.getMap('p').set('slot', 'A');
	Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));
	expect(mine.getMap('p').get('slot')).toBe('nobody');
});

describe('the state vector of a client', () => {
	it('[HP16] is dominated by the document it comes from, however far the client is behind', () => {
		const document = held(FIRST_LINEAGE, 'A');
		const behind = Y.encodeStateVector(document);
		document.getMap('p').set('slot', 'B');
		expect(dominates(document, behind)).toBe(true);
		expect(dominates(document, Uint8Array.of(0))).toBe(true);
	});

	it('[HP16] is not dominated by the next life, so a stale replica gives itself away', () => {
		const stale = Y.encodeStateVector(held(FIRST_LINEAGE, 'A'));
		expect(dominates(held(FIRST_LINEAGE + 1, 'B'), stale)).toBe(false);
	});

	it('[HP16] says nothing when every life has the same id: two truths, one state vector', () => {
		const [client, server] = [held(FIRST_LINEAGE, 'A'), held(FIRST_LINEAGE, 'B')];
		const seen = Y.encodeStateVector(client);
		expect(seen).toEqual(Y.encodeStateVector(server));
		Y.applyUpdate(client, Y.encodeStateAsUpdate(server, seen));
		expect(client.getMap('p').get('slot')).toBe('A');
	});
});

it('[HP16] ids above 2^32 survive both encodings and the state vector', () => {
	const document = held(FIRST_LINEAGE + 123_456_789, 'A');
	const [one, two] = [new Y.Doc(), new Y.Doc()];
	Y.applyUpdate(one, Y.encodeStateAsUpdate(document));
	Y.applyUpdateV2(two, Y.encodeStateAsUpdateV2(document));
	for (const replica of [one, two]) {
		expect(replica.getMap('p').get('slot')).toBe('A');
		expect(Y.getState(replica.store, document.clientID)).toBe(1);
	}
	expect([...Y.decodeStateVector(Y.encodeStateVector(one)).keys()]).toEqual([document.clientID]);
});

it('[HP16] a document that meets its own id takes a random one, which is an ordinary one', () => {
	captureConsole();
	const document = held(FIRST_LINEAGE, 'A');
	const twin = held(FIRST_LINEAGE, 'A');
	twin.getMap('p').set('slot', 'B');
	Y.applyUpdate(document, Y.encodeStateAsUpdate(twin));
	expect(document.clientID).not.toBe(FIRST_LINEAGE);
	expect(document.clientID).toBeLessThan(FIRST_LINEAGE);
});
