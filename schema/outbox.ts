/**
 * The intents as they stand in an outbox document, and as they arrive by HTTP. Everything that comes
 * from outside is parsed here once (V14); behind this line the types are true.
 */
import * as v from 'valibot';
import type { ParticipantIntent } from './domain/intent.ts';
import { MEMO_MARKS } from './domain/memo.ts';
import { isStorable } from './domain/text.ts';
import { VACANCY_KINDS } from './domain/vacancy.ts';
import type {
	AnnouncementId,
	Instant,
	IntentId,
	LocalDate,
	MeetingId,
	ParticipantId,
	VacancyId,
} from './ids.ts';
import { isEntityId, isInstant, isIntentId, isLocalDate } from './ids.ts';
import { LIMITS } from './limits.ts';
import { SUPPORT_FACTS } from './support-facts.ts';

/** The root array of an outbox document. */
export const OUTBOX_ROOT = 'q';
export const INTENT_VERSION = 1;

/** One entry of the outbox. The names are short because they are repeated in every entry. */
export interface Envelope {
	/** Identity: the same id is decided once, however often it arrives (ID2). */
	readonly i: IntentId;
	/** Version of the payload. */
	readonly v: number;
	/** Kind. */
	readonly k: string;
	/** Payload, plain JSON; judged when it is parsed. */
	readonly p: unknown;
	/** When the person acted, by the browser's clock; shown, never trusted. */
	readonly at: number;
	/** "Not after": the sender's own deadline, by the browser's clock. */
	readonly exp?: number | undefined;
}

const meetingId = v.custom<MeetingId>(isEntityId);
const participantId = v.custom<ParticipantId>(isEntityId);
const announcementId = v.custom<AnnouncementId>(isEntityId);
const vacancyId = v.custom<VacancyId>(isEntityId);
const moment = v.custom<Instant>(isInstant);
const text = (limit: number) => v.pipe(v.string(), v.maxLength(limit), v.check(isStorable));
const line = (limit: number) => v.pipe(text(limit), v.regex(/^[^\p{Cc}\u2028\u2029]*$/u));
const tags = v.pipe(v.array(line(LIMITS.tag)), v.maxLength(LIMITS.tags), v.readonly());

/** TE1: the colleague in whose place it is meant. */
const inPlaceOf = { for: v.exactOptional(participantId) };
const note = text(LIMITS.note);
const aboutMeeting = { meeting: meetingId };
const requestText = {
	message: text(LIMITS.message),
	question: text(LIMITS.question),
	answer: text(LIMITS.answer),
};

const vacancyContent = v.strictObject({
	title: line(LIMITS.vacancyTitle),
	kind: v.picklist(VACANCY_KINDS),
	place: line(LIMITS.vacancyPlace),
	remote: v.boolean(),
	description: text(LIMITS.vacancyDescription),
	languages: tags,
	topics: tags,
	link: line(LIMITS.vacancyLink),
	contact: v.nullable(participantId),
});

/** Strict: a field that nobody knows is a mistake or an attempt (H-07). */
const PAYLOADS = {
	'request.send': v.strictObject({ to: participantId, ...requestText, ...inPlaceOf }),
	'request.cancel': v.strictObject({ ...aboutMeeting, ...inPlaceOf }),
	'request.accept': v.strictObject({ ...aboutMeeting, ...inPlaceOf }),
	'request.decline': v.strictObject({ ...aboutMeeting, note, ...inPlaceOf }),
	'request.reopen': v.strictObject({ ...aboutMeeting, ...inPlaceOf }),
	'slot.book': v.strictObject({ recruiter: participantId, startsAt: moment, ...requestText }),
	'slot.claim': v.strictObject({ ...aboutMeeting, startsAt: moment }),
	'slot.release': v.strictObject({ ...aboutMeeting, note }),
	'slot.reschedule': v.strictObject({ ...aboutMeeting, startsAt: moment }),
	'chat.cancel': v.strictObject({ ...aboutMeeting, note }),
	'chat.late': v.strictObject(aboutMeeting),
	'chat.extend': v.strictObject({ ...aboutMeeting, until: moment }),
	'chat.correct': v.strictObject({
		...aboutMeeting,
		attendance: v.picklist(['both', 'talent', 'recruiter', 'nobody']),
	}),
	'memo.keep': v.strictObject({
		...aboutMeeting,
		text: text(LIMITS.memo),
		mark: v.nullable(v.picklist(MEMO_MARKS)),
	}),
	'chat.handover': v.strictObject({ ...aboutMeeting, to: participantId }),
	'availability.set': v.strictObject({
		date: v.custom<LocalDate>(isLocalDate),
		minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(24 * 60)),
		starts: v.pipe(v.array(moment), v.maxLength(LIMITS.slotsPerDay), v.readonly()),
		...inPlaceOf,
	}),
	'recruiter.settings': v.strictObject({
		bookingMode: v.picklist(['selective', 'direct']),
		question: text(LIMITS.question),
		ideal: v.strictObject({
			background: text(LIMITS.ideal),
			experience: text(LIMITS.ideal),
			languages: tags,
			topics: tags,
		}),
		...inPlaceOf,
	}),
	'profile.update': v.strictObject({
		profile: v.strictObject({
			headline: line(LIMITS.headline),
			about: text(LIMITS.about),
			languages: tags,
			topics: tags,
		}),
	}),
	'announcement.publish': v.strictObject({ text: text(LIMITS.announcement) }),
	'announcement.withdraw': v.strictObject({ announcement: announcementId }),
	'support.write': v.strictObject({
		text: text(LIMITS.supportMessage),
		about: v.exactOptional(meetingId),
		facts: v.exactOptional(SUPPORT_FACTS),
	}),
	'support.answer': v.strictObject({ person: participantId, text: text(LIMITS.supportMessage) }),
	'support.take': v.strictObject({ person: participantId }),
	'support.close': v.strictObject({ person: participantId }),
	'vacancy.publish': v.strictObject({ content: vacancyContent }),
	'vacancy.change': v.strictObject({
		vacancy: vacancyId,
		version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
		content: vacancyContent,
	}),
	'vacancy.withdraw': v.strictObject({ vacancy: vacancyId }),
} as const satisfies Record<ParticipantIntent['kind'], v.GenericSchema>;

const ENVELOPE = v.strictObject({
	i: v.custom<IntentId>(isIntentId),
	v: v.pipe(v.number(), v.integer(), v.minValue(1)),
	k: v.pipe(v.string(), v.maxLength(40)),
	p: v.unknown(),
	at: v.pipe(v.number(), v.finite()),
	exp: v.optional(v.pipe(v.number(), v.finite())),
});

/**
 * Nothing when it is not even an envelope: then it has no id, and so no outcome (ID4). A payload that
 * is no plain JSON counts as none, so that whoever hashes or logs it later need not beware of it.
 */
export function parseEnvelope(value: unknown): Envelope | null {
	if (!isRecord(value)) return null;
	const result = v.safeParse(ENVELOPE, value);
	if (!result.success) return null;
	const { p: payload, ...envelope } = result.output;
	return { ...envelope, p: isJson(payload, JSON_DEPTH_MAX) ? payload : null };
}

/** Levels of a payload. Ours have three; the rest is room for kinds that this version does not know. */
const JSON_DEPTH_MAX = 8;

/** Yjs carries more than JSON: bigints, bytes, `undefined`, and a `__proto__` that takes effect. */
function isJson(value: unknown, depth: number): boolean {
	if (value === null || typeof value === 'boolean' || typeof value === 'string') return true;
	if (typeof value === 'number') return Number.isFinite(value);
	if (depth === 0) return false;
	if (Array.isArray(value)) return value.every((item) => isJson(item, depth - 1));
	return isRecord(value) && Object.values(value).every((item) => isJson(item, depth - 1));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

export type ParsedIntent =
	| { readonly ok: true; readonly intent: ParticipantIntent }
	| { readonly ok: false; readonly code: 'unsupported' | 'invalid' };

/** ID5: an unknown kind or version is answered, so that old and new programs can live together. */
export function parseIntent(envelope: Envelope): ParsedIntent {
	const { k: kind, v: version, p: payload } = envelope;
	if (version !== INTENT_VERSION || !isKind(kind)) return { ok: false, code: 'unsupported' };
	const result = v.safeParse(PAYLOADS[kind], payload);
	if (!result.success) return { ok: false, code: 'invalid' };
	return { ok: true, intent: { kind, ...result.output } as ParticipantIntent };
}

export function envelopeOf(
	id: IntentId,
	intent: ParticipantIntent,
	at: number,
	exp?: number,
): Envelope {
	const { kind, ...payload } = intent;
	const envelope = { i: id, v: INTENT_VERSION, k: kind, p: payload, at };
	return exp === undefined ? envelope : { ...envelope, exp };
}

/**
 * Why an intent may not even be put into the outbox: checked before it is written (V14). `waiting` and
 * `waitingBytes` say what is there already.
 */
export function whyNotQueue(
	intent: ParticipantIntent,
	waiting: number,
	waitingBytes = 0,
): string | null {
	if (waiting >= LIMITS.outboxIntents || waitingBytes + bytesOf(intent) > LIMITS.outboxBytes)
		return 'Too much is waiting to be sent. Please reconnect.';
	const { kind, ...payload } = intent;
	return v.is(PAYLOADS[kind], payload) ? null : 'This text is too long or not readable.';
}

/** Bytes that waiting intents take in the outbox, as near as JSON comes to how Yjs writes them. */
export const outboxBytes = (waiting: readonly Envelope[]): number =>
	waiting.reduce((sum, envelope) => sum + bytesOf(envelope), 0);

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

const isKind = (kind: string): kind is ParticipantIntent['kind'] => Object.hasOwn(PAYLOADS, kind);
