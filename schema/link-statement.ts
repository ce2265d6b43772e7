/**
 * What each of the two browsers of a chat states of the connection between them (CA16), so that either knows
 * where it ends: at the other's, and at nobody's in between.
 */
import type { Party } from './domain/participant.ts';

/** Fingerprints of certificates, as `algorithm value` in lower case, `sha-256 0a:1b:…`. */
export interface LinkPrints {
	/** Of the certificates that this side shows. */
	readonly own: readonly string[];
	/** By which it knows that of the other side. */
	readonly other: readonly string[];
}

export interface LinkStatement extends LinkPrints {
	readonly from: Party;
	/** Number of the connection. */
	readonly generation: number;
}

const utf8 = new TextEncoder();

/** What is signed, by the key that signs messages too: none of those begins with this word (TX3). */
export const statementBytes = ({
	from,
	generation,
	own,
	other,
}: LinkStatement): Uint8Array<ArrayBuffer> =>
	utf8.encode(JSON.stringify(['link', from, generation, own, other]));

/**
 * Whether both sides speak of one connection. A browser goes on when one of the fingerprints that it was given
 * fits, so each of them has to be the other's: one that was added would be somebody else's.
 */
export const mirror = (here: LinkPrints, there: LinkPrints): boolean =>
	areAmong(here.other, there.own) && areAmong(there.other, here.own);

const areAmong = (some: readonly string[], all: readonly string[]): boolean =>
	some.length > 0 && some.every((print) => all.includes(print));
