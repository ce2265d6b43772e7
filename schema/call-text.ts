/**
 * The private document of the two people of a chat (TX1): what they write to each other, a `Y.Array` of
 * messages, and notes that both write, a `Y.Text`. Shared by both browsers and by the room that passes it on.
 */
import * as Y from 'yjs';
import type { Party } from './domain/participant.ts';
import { isBlank, isStorable } from './domain/text.ts';

const MESSAGES_ROOT = 'messages';
const NOTES_ROOT = 'notes';

/** As of Web Crypto's `JsonWebKey`: ECDSA over P-256. */
export interface TextKey {
	readonly kty: 'EC';
	readonly crv: 'P-256';
	readonly x: string;
	readonly y: string;
	/** The secret half; only in what a person signs with. */
	readonly d?: string;
}

/** By which the two tell whose words are whose (TX3): the same on all devices of a person. */
export interface TextKeys {
	/** Signs for the person who asked. */
	readonly own: TextKey;
	readonly talent: TextKey;
	readonly recruiter: TextKey;
}

/** A message as it stands in the document. */
export interface SignedMessage {
	readonly from: Party;
	/** When its writer sent it, by the server's clock, ms since the epoch; never twice the same. */
	readonly at: number;
	readonly text: string;
	/** ECDSA with SHA-256 over `signedBytes`, 64 bytes. */
	readonly sig: Uint8Array;
}

const utf8 = new TextEncoder();

/**
 * What is signed: the whole message. The key is that of one person in one chat; what else it signs does not
 * begin with a party (`link-statement.ts`).
 */
export const signedBytes = ({
	from,
	at,
	text,
}: Omit<SignedMessage, 'sig'>): Uint8Array<ArrayBuffer> =>
	utf8.encode(JSON.stringify([from, at, text]));

export const SIGNATURE_BYTES = 64;

export const TEXT_LIMITS = {
	/** Characters of one message, and of the notes. */
	message: 2_000,
	notes: 10_000,
	/** Bytes of the document up to which a page still adds to it. */
	bytes: 122_880,
	/** Both may fill it at once while they are apart; beyond these an update is no honest page's. */
	notesMost: 24_000,
	bytesMost: 262_144,
	structs: 16_384,
	/** Each page load is one. */
	clients: 256,
	/** Stretches of deleted characters. */
	deletions: 8_192,
} as const;

export const messagesIn = (doc: Y.Doc): Y.Array<unknown> => doc.getArray(MESSAGES_ROOT);
export const notesIn = (doc: Y.Doc): Y.Text => doc.getText(NOTES_ROOT);

/** Empty, and with its two roots: what is not below them has no place in it. */
export function newCallText(): Y.Doc {
	const doc = new Y.Doc();
	messagesIn(doc);
	notesIn(doc);
	return doc;
}

export const isTextRoot = (name: unknown): boolean => name === MESSAGES_ROOT || name === NOTES_ROOT;

const FIELDS = 4;

/** Whether it is one by its shape; whose it is, the signature says. */
export function isSignedMessage(value: unknown): value is SignedMessage {
	if (typeof value !== 'object' || value === null) return false;
	const { from, at, text, sig } = value as Partial<SignedMessage>;
	return (
		Object.keys(value).length === FIELDS &&
		(from === 'talent' || from === 'recruiter') &&
		Number.isSafeInteger(at) &&
		typeof text === 'string' &&
		text.length <= TEXT_LIMITS.message &&
		isStorable(text) &&
		!isBlank(text) &&
		sig instanceof Uint8Array &&
		sig.length === SIGNATURE_BYTES
	);
}
