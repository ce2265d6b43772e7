import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { ParticipantIntent } from './domain/intent.ts';
import { REFUSAL_CODES } from './domain/refusal.ts';
import { NOW, RITA } from './fixtures.ts';
import { accept, join, profile, send, settings } from './fixtures-intents.ts';
import { OUTBOX_ROOT, envelopeOf, parseEnvelope, parseIntent } from './outbox.ts';
import {
	ID,
	meeting,
	INTENTS,
	INVALID,
	UNSUPPORTED,
	withPayload,
	arriving,
	judged,
} from './fixtures-outbox.ts';

/** Of no field's type. */
const WRONG: readonly unknown[] = [
	null,
	true,
	-1,
	1.5,
	{},
	[[]],
	'\0',
	'\ud800',
	{ toString: 'ada' },
];

/** TE1: in nobody else's place is the own one. SU2, SU7: about no chat, and without facts. */
const OPTIONAL = new Set(['for', 'about', 'facts']);

describe('an intent in an outbox', () => {
	it.each(INTENTS)('[DO5] $kind is read as it was written', (intent) => {
		expect(judged(arriving(intent))).toStrictEqual({ ok: true, intent });
	});

	it.each(INTENTS)('[DO5] $kind survives the journey through a shared document', (intent) => {
		const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
		mine.getArray(OUTBOX_ROOT).push([envelopeOf(ID, intent, NOW)]);
		Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
		const [arrived] = theirs.getArray(OUTBOX_ROOT).toJSON() as unknown[];
		expect(judged(arrived)).toStrictEqual({ ok: true, intent });
	});

	it.each(INTENTS)('[DO5] $kind survives the journey through JSON', (intent) => {
		const arrived: unknown = JSON.parse(JSON.stringify(arriving(intent)));
		expect(judged(arrived)).toStrictEqual({ ok: true, intent });
	});

	it('[DO5, IN2] any text that can be stored comes back as it was', () => {
		const text = fc
			.string({ unit: 'grapheme', maxLength: 400 })
			.filter((one) => !one.includes('\0'));
		fc.assert(
			fc.property(text, (message) => {
				const intent = send(RITA, { message });
				expect(judged(arriving(intent))).toStrictEqual({ ok: true, intent });
			}),
		);
	});

	it('[ID8] a deadline travels with it, where there is one', () => {
		const [intent] = INTENTS as [ParticipantIntent];
		expect(parseEnvelope(envelopeOf(ID, intent, NOW, NOW + 5_000))?.exp).toBe(NOW + 5_000);
		expect(envelopeOf(ID, intent, NOW)).not.toHaveProperty('exp');
	});
});

describe('what is no envelope', () => {
	const good = arriving(accept(meeting));
	it.each([
		['nothing', undefined],
		['null', null],
		['a text', 'request.accept'],
		['a list', [good]],
		['bytes', new Uint8Array([1, 2, 3])],
		['a date', new Date()],
		['no id', { ...good, i: undefined }],
		['a short id', { ...good, i: 'a' }],
		['an id that is an object', { ...good, i: { toString: () => ID } }],
		['no version', { ...good, v: undefined }],
		['a version between two', { ...good, v: 1.5 }],
		['a version below one', { ...good, v: 0 }],
		['a version that is a text', { ...good, v: '1' }],
		['a kind that is no text', { ...good, k: 7 }],
		['a kind that is too long', { ...good, k: 'x'.repeat(41) }],
		['no moment', { ...good, at: undefined }],
		['a moment that is no number', { ...good, at: NaN }],
		['an endless deadline', { ...good, exp: Infinity }],
		['a field that nobody knows', { ...good, user: 'ben' }],
		['a sender of its own choice', { ...good, actor: 'ben' }],
		['fields by inheritance', Object.create(good) as unknown],
		['a prototype of its own', JSON.parse('{"__proto__": {"i": "x"}}') as unknown],
	])('[ID4, IN1] %s', (_case, value) => {
		expect(parseEnvelope(value)).toBeNull();
	});

	it('[ID4] an envelope without a payload is none', () => {
		const { p: _payload, ...rest } = good;
		expect(parseEnvelope(rest)).toBeNull();
	});

	it('[ID4, IN3] whatever is thrown at it, it answers', () => {
		fc.assert(
			fc.property(
				fc.anything({
					withBigInt: true,
					withDate: true,
					withMap: true,
					withTypedArray: true,
					withNullPrototype: true,
				}),
				(value) => {
					expect(parseEnvelope(value)).toBeNull();
					const envelope = parseEnvelope({ ...good, p: value });
					expect(envelope && parseIntent(envelope)).toEqual(INVALID);
					expect(() => JSON.stringify(envelope)).not.toThrow();
				},
			),
			{ numRuns: 2_000 },
		);
	});
});

it('[CH5, CL2, C-11] that somebody was at a chat is the server’s to say: no outbox can', () => {
	const { kind, ...payload } = { ...join(meeting), meeting: meeting.id };
	expect(withPayload(kind, payload)).toEqual(UNSUPPORTED);
});

describe('what this version does not know', () => {
	it.each([
		'',
		'request.sent',
		'REQUEST.SEND',
		'clock.tick',
		'__proto__',
		'constructor',
		'toString',
		'hasOwnProperty',
	])('[ID5] the kind %j is answered "unsupported"', (kind) => {
		expect(withPayload(kind, {})).toEqual(UNSUPPORTED);
	});

	it.each([2, 3, 1_000_000])('[ID5] so is version %i of a kind', (version) => {
		expect(judged(arriving(accept(meeting), { v: version }))).toEqual(UNSUPPORTED);
	});
});

describe('a malformed payload', () => {
	it.each(INTENTS)(
		'[ID5, IN1] $kind without one of its fields is invalid',
		({ kind, ...fields }) => {
			for (const field of Object.keys(fields).filter((name) => !OPTIONAL.has(name))) {
				const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => name !== field));
				expect(withPayload(kind, rest)).toEqual(INVALID);
			}
		},
	);

	it.each(INTENTS)(
		'[ID5, IN1] $kind with a field of another type is invalid',
		({ kind, ...fields }) => {
			for (const field of Object.keys(fields))
				for (const wrong of WRONG)
					// A memo may have no mark.
					if (field !== 'mark' || wrong !== null)
						expect(withPayload(kind, { ...fields, [field]: wrong })).toEqual(INVALID);
		},
	);

	it.each(INTENTS)(
		'[ID5, ID7, D-07, H-07] $kind with a field that nobody knows is invalid',
		({ kind, ...fields }) => {
			for (const extra of [
				'user',
				'actor',
				'role',
				'talentId',
				'kind',
				'constructor',
				'toString',
				'',
			])
				expect(withPayload(kind, { ...fields, [extra]: 'ben' })).toEqual(INVALID);
		},
	);

	it.each(INTENTS)(
		'[ID5, IN1] $kind with a key named __proto__ is invalid',
		({ kind, ...fields }) => {
			const own: unknown = JSON.parse(`{"__proto__": {}, ${JSON.stringify(fields).slice(1)}`);
			expect(withPayload(kind, own)).toEqual(INVALID);
			// As Yjs reads it: the key takes effect, and the fields are there by inheritance only.
			const inherited: unknown = Object.setPrototypeOf({}, fields);
			expect(withPayload(kind, inherited)).toEqual(INVALID);
		},
	);

	it('[ID5, IN1, H-07] a field that nobody knows is invalid inside another one, too', () => {
		const { kind, profile: own } = profile('Builds bridges');
		expect(withPayload(kind, { profile: { ...own, role: 'organizer' } })).toEqual(INVALID);
		const { kind: other, ideal, ...rest } = settings('direct');
		expect(withPayload(other, { ...rest, ideal: { ...ideal, company: 'borealis' } })).toEqual(
			INVALID,
		);
	});

	it.each([
		['a number without end', Infinity],
		['a bigint', 10n],
		['bytes', new Uint8Array(3)],
		['nothing', undefined],
		['a list with holes', Array.from({ length: 2 }, () => undefined)],
	])('[ID5, IN3] %s in it is no JSON, and nobody stumbles over it later', (_case, value) => {
		const envelope = parseEnvelope(
			arriving(accept(meeting), { p: { meeting: meeting.id, value } }),
		);
		expect(envelope?.p).toBeNull();
		expect(envelope && parseIntent(envelope)).toEqual(INVALID);
	});

	it('[ID5, IN3, W-06] depth without end is cut off', () => {
		let deep: unknown = 'end';
		for (let level = 0; level < 20_000; level += 1) deep = [deep];
		const envelope = parseEnvelope(arriving(accept(meeting), { p: { meeting: deep } }));
		expect(JSON.stringify(envelope)).toContain('"p":null');
		expect(envelope && parseIntent(envelope)).toEqual(INVALID);
	});
});

it('[ID5] both answers are refusals with a sentence', () => {
	expect(REFUSAL_CODES).toContain('invalid');
	expect(REFUSAL_CODES).toContain('unsupported');
});
