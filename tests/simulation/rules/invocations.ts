import type { ParticipantIntent, SeenIntent } from '#schema/domain/intent.ts';
import type { RefusalCode } from '#schema/domain/refusal.ts';
import type { Envelope } from '#schema/outbox.ts';
import { submissionOf } from '#sync/submission.ts';
import type { IntentId, ParticipantId } from '#schema/ids.ts';

/** Something that somebody asked for. */
export interface Invocation {
	readonly person: ParticipantId;
	readonly envelope: Envelope;
	/** Null when it is not one that anybody could understand; then the code that it must get. */
	readonly intent: ParticipantIntent | SeenIntent | null;
	readonly malformed: RefusalCode | null;
	/** The largest commit number that anybody had seen when it was asked for: it comes after. */
	readonly after: number;
	/** True time. */
	readonly at: number;
	/** The page load it was asked on, and its place among what was asked there; null by another way. */
	readonly queue: { readonly page: string; readonly place: number } | null;
}

/** All that was ever asked for, whether or not it arrived anywhere. */
export class Invocations {
	readonly #byId = new Map<string, Invocation[]>();
	/** How long each content stands under an id: it may be sent again with another deadline, or none (ID8). */
	readonly #deadlines = new Map<string, (number | undefined)[]>();
	/** What the server saw, in order, and has not decided yet. */
	readonly #arrivals: { readonly person: string; readonly intent: SeenIntent }[] = [];

	add(invocation: Invocation): void {
		this.deadlinesOf(invocation).push(invocation.envelope.exp);
		const key = keyOf(invocation.person, invocation.envelope.i);
		const known = this.#byId.get(key) ?? [];
		if (known.some(({ envelope }) => hashOf(envelope) === hashOf(invocation.envelope))) return;
		this.#byId.set(key, [...known, invocation]);
	}

	/** The one with this content: an id may have been used for several. */
	find(person: string, id: string, payloadHash: string): Invocation | null {
		const known = this.#byId.get(keyOf(person, id)) ?? [];
		return known.find(({ envelope }) => hashOf(envelope) === payloadHash) ?? null;
	}

	/** Its deadline each time it was sent. */
	deadlinesOf({ person, envelope }: Invocation): (number | undefined)[] {
		const key = `${keyOf(person, envelope.i)} ${hashOf(envelope)}`;
		const deadlines = this.#deadlines.get(key) ?? [];
		this.#deadlines.set(key, deadlines);
		return deadlines;
	}

	/** The server saw somebody come into a room. */
	arrived(person: string, intent: SeenIntent): void {
		this.#arrivals.push({ person, intent });
	}

	/** With a process goes what it had seen and not decided. */
	forgetArrivals(): void {
		this.#arrivals.length = 0;
	}

	/** The first one of this person that is not decided: under an id of the server's own. */
	arrivalOf(person: string, id: string): Invocation | null {
		const place = this.#arrivals.findIndex((arrival) => arrival.person === person);
		const [arrival] = place === -1 ? [] : this.#arrivals.splice(place, 1);
		if (!arrival) return null;
		const { intent } = arrival;
		const envelope = { i: id as IntentId, v: 1, k: intent.kind, p: null, at: 0 };
		const rest = { malformed: null, after: 0, at: 0, queue: null };
		return { person: person as ParticipantId, envelope, intent, ...rest };
	}

	/** Whether this id was used for more than one content. */
	isAmbiguous(person: string, id: string): boolean {
		return (this.#byId.get(keyOf(person, id))?.length ?? 0) > 1;
	}

	all(): Invocation[] {
		return [...this.#byId.values()].flat();
	}
}

const keyOf = (person: string, id: string): string => `${person} ${id}`;

const hashes = new WeakMap<Envelope, string>();

/** As the server tells contents apart. */
function hashOf(envelope: Envelope): string {
	let known = hashes.get(envelope);
	if (known === undefined) {
		known = submissionOf('anybody' as ParticipantId, envelope).payloadHash;
		hashes.set(envelope, known);
	}
	return known;
}
