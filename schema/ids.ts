/**
 * Branded identifiers and instants. This is the only file that casts a plain value to a brand;
 * everything else either receives a branded value or parses one here.
 */
declare const brand: unique symbol;
type Branded<Value, Name extends string> = Value & { readonly [brand]: Name };

export type FairId = Branded<string, 'FairId'>;
export type CompanyId = Branded<string, 'CompanyId'>;
/** A person as a member of one fair: talent, recruiter or organizer. */
export type ParticipantId = Branded<string, 'ParticipantId'>;
/** A person who can sign in; takes part in fairs through participants. */
export type AccountId = Branded<string, 'AccountId'>;
export type MeetingId = Branded<string, 'MeetingId'>;
export type AnnouncementId = Branded<string, 'AnnouncementId'>;
export type VacancyId = Branded<string, 'VacancyId'>;
/** Made by the browser that asks; the key under which a repeated intent is recognised. */
export type IntentId = Branded<string, 'IntentId'>;
/** SHA-256 of a picture's bytes in base64url: the same bytes have the same address for ever. */
export type PictureHash = Branded<string, 'PictureHash'>;
/** A calendar date in the fair's own time zone, `YYYY-MM-DD`. */
export type LocalDate = Branded<string, 'LocalDate'>;
/** Milliseconds since the Unix epoch, by the server's clock. */
export type Instant = Branded<number, 'Instant'>;
/** Milliseconds since some beginning of this process's own; for how long something took or may take. */
export type Elapsed = Branded<number, 'Elapsed'>;

/** The alphabet and length that fit into the name of a shared document (see docs/names.ts). */
const ENTITY_ID = /^[0-9A-Za-z_-]{1,26}$/;
/** 128 random bits in base64url. */
const INTENT_ID = /^[0-9A-Za-z_-]{22}$/;
const PICTURE_HASH = /^[0-9A-Za-z_-]{43}$/;
const LOCAL_DATE = /^\d{4}-\d{2}-\d{2}$/;
/** The years 2000 to 2200: outside of them a number is a mistake, not a time. */
const EARLIEST = 946_684_800_000;
const LATEST = 7_258_118_400_000;

export type EntityId =
	FairId | CompanyId | ParticipantId | AccountId | MeetingId | AnnouncementId | VacancyId;

export const isEntityId = (value: unknown): value is EntityId =>
	typeof value === 'string' && ENTITY_ID.test(value);

export const isIntentId = (value: unknown): value is IntentId =>
	typeof value === 'string' && INTENT_ID.test(value);

export const isPictureHash = (value: unknown): value is PictureHash =>
	typeof value === 'string' && PICTURE_HASH.test(value);

export const isInstant = (value: unknown): value is Instant =>
	typeof value === 'number' && Number.isInteger(value) && value >= EARLIEST && value <= LATEST;

/** A day that the calendar has: JavaScript alone takes the 30th of February for the 2nd of March. */
export function isLocalDate(value: unknown): value is LocalDate {
	if (typeof value !== 'string' || !LOCAL_DATE.test(value)) return false;
	const parsed = new Date(`${value}T00:00Z`);
	return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
}

/** Throws on a malformed id: use it for values this program made or already checked. */
export function entityId<Id extends EntityId>(value: string): Id {
	if (!isEntityId(value)) throw new Error(`not an id: ${JSON.stringify(value)}`);
	return value as Id;
}

export function intentId(value: string): IntentId {
	if (!isIntentId(value)) throw new Error(`not an intent id: ${JSON.stringify(value)}`);
	return value;
}

export function pictureHash(value: string): PictureHash {
	if (!isPictureHash(value)) throw new Error(`not a picture's hash: ${JSON.stringify(value)}`);
	return value;
}

export function instant(value: number): Instant {
	if (!isInstant(value)) throw new Error(`not an instant: ${value}`);
	return value;
}

export const elapsed = (value: number): Elapsed => value as Elapsed;

export function localDate(value: string): LocalDate {
	if (!isLocalDate(value)) throw new Error(`not a date: ${JSON.stringify(value)}`);
	return value;
}

export const MINUTE_MS = 60_000;

export const addMinutes = (at: Instant, minutes: number): Instant =>
	(at + minutes * MINUTE_MS) as Instant;

export const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b);

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Random characters of 6 bits each; 16 make an entity id (96 bits), 22 an intent id (132 bits). */
function randomText(length: number, fill: (bytes: Uint8Array) => void): string {
	const bytes = new Uint8Array(length);
	fill(bytes);
	let text = '';
	for (const byte of bytes) text += BASE64URL[byte & 63];
	return text;
}

/** `fill` writes random bytes: `crypto.getRandomValues` in the product, a seeded one in simulations. */
export const randomEntityId = <Id extends EntityId>(fill: (bytes: Uint8Array) => void): Id =>
	entityId(randomText(16, fill));

export const randomIntentId = (fill: (bytes: Uint8Array) => void): IntentId =>
	intentId(randomText(22, fill));
