import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { IntentOf, ParticipantIntent } from './domain/intent.ts';
import { REFUSAL_CODES } from './domain/refusal.ts';
import {
	ADA,
	NOW,
	RITA,
	THURSDAY,
	newAnnouncement,
	newVacancy,
	requested,
	thursday,
	vacancyContent,
} from './fixtures.ts';
import {
	accept,
	announce,
	askForHelp,
	book,
	cancelChat,
	cancelRequest,
	changeJob,
	claim,
	closeSupportOf,
	decline,
	handOver,
	help,
	inPlaceOf,
	join,
	correct,
	extend,
	late,
	offer,
	offerJob,
	profile,
	release,
	remember,
	reopen,
	reschedule,
	send,
	settings,
	takeCareOf,
	withdraw,
	withdrawJob,
} from './fixtures-intents.ts';
import { SUPPORT_FACTS_OF_A_CALL } from './fixtures-support.ts';
import type { IntentId } from './ids.ts';
import { addMinutes, intentId } from './ids.ts';
import { LIMITS } from './limits.ts';
import type { Envelope } from './outbox.ts';
import {
	INTENT_VERSION,
	OUTBOX_ROOT,
	envelopeOf,
	outboxBytes,
	parseEnvelope,
	parseIntent,
	whyNotQueue,
} from './outbox.ts';

const ID: IntentId = intentId('aaaaaaaaaaaaaaaaaaaaaa');
const TEN = thursday('10:00');
const meeting = requested(ADA, RITA);

const INTENTS: readonly ParticipantIntent[] = [
	send(RITA, { message: 'Hello', question: 'Why?', answer: 'So.' }),
	cancelRequest(meeting),
	accept(meeting),
	decline(meeting, 'Sorry'),
	reopen(meeting),
	book(RITA, TEN, { message: 'Hello' }),
	claim(meeting, TEN),
	release(meeting, 'Sorry'),
	reschedule(meeting, TEN),
	cancelChat(meeting),
	late(meeting),
	extend(meeting, TEN),
	correct(meeting, 'nobody'),
	remember(meeting, 'Kind.', 'maybe'),
	remember(meeting, ''),
	handOver(meeting, RITA),
	inPlaceOf(RITA, accept(meeting)),
	inPlaceOf(RITA, decline(meeting, 'Sorry')),
	inPlaceOf(RITA, send(ADA, { message: 'Hello' })),
	inPlaceOf(RITA, offer(THURSDAY, [TEN])),
	inPlaceOf(RITA, settings('selective')),
	offer(THURSDAY, [TEN, thursday('11:00')], 30),
	settings('direct', 'Why us?'),
	profile('Builds bridges'),
	announce('Welcome!\nHave a look around.'),
	withdraw(newAnnouncement()),
	{ ...askForHelp('Nobody hears me.', meeting), facts: SUPPORT_FACTS_OF_A_CALL },
	help(ADA, 'Try another one.'),
	takeCareOf(ADA),
	closeSupportOf(ADA),
	offerJob(vacancyContent('Cook', { place: 'Bremen', link: 'https://acme.example/' })),
	changeJob(newVacancy(), 3, vacancyContent('Cook', { contact: RITA.id, topics: ['Soup'] })),
	withdrawJob(newVacancy()),
];

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

const INVALID = { ok: false, code: 'invalid' };
const UNSUPPORTED = { ok: false, code: 'unsupported' };

/** As it arrives: whatever a peer put into the array. */
function arriving(intent: ParticipantIntent, change: object = {}): Record<string, unknown> {
	return { ...envelopeOf(ID, intent, NOW), ...change };
}

function judged(value: unknown) {
	const envelope = parseEnvelope(value);
	return envelope ? parseIntent(envelope) : null;
}

const withPayload = (kind: string, payload: unknown) =>
	judged({ i: ID, v: INTENT_VERSION, k: kind, p: payload, at: NOW });

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

describe('limits', () => {
	const long = (length: number) => 'x'.repeat(length);
	const ideal = settings('direct')
		.ideal satisfies object as IntentOf<'recruiter.settings'>['ideal'];
	const own = profile('').profile;

	it.each<[string, number, (text: string) => ParticipantIntent]>([
		['message', LIMITS.message, (message) => send(RITA, { message })],
		['answer', LIMITS.answer, (answer) => send(RITA, { answer })],
		['question in a request', LIMITS.question, (question) => send(RITA, { question })],
		['message of a booking', LIMITS.message, (message) => book(RITA, TEN, { message })],
		['answer of a booking', LIMITS.answer, (answer) => book(RITA, TEN, { answer })],
		['note of a decline', LIMITS.note, (note) => decline(meeting, note)],
		['note of a release', LIMITS.note, (note) => release(meeting, note)],
		['note of a cancellation', LIMITS.note, (note) => cancelChat(meeting, note)],
		['question', LIMITS.question, (question) => settings('direct', question)],
		[
			'background',
			LIMITS.ideal,
			(background) => ({ ...settings('direct'), ideal: { ...ideal, background } }),
		],
		[
			'experience',
			LIMITS.ideal,
			(experience) => ({ ...settings('direct'), ideal: { ...ideal, experience } }),
		],
		[
			'language asked for',
			LIMITS.tag,
			(tag) => ({ ...settings('direct'), ideal: { ...ideal, languages: [tag] } }),
		],
		[
			'topic asked for',
			LIMITS.tag,
			(tag) => ({ ...settings('direct'), ideal: { ...ideal, topics: [tag] } }),
		],
		['headline', LIMITS.headline, (headline) => profile(headline)],
		[
			'text about oneself',
			LIMITS.about,
			(about) => ({ kind: 'profile.update', profile: { ...own, about } }),
		],
		[
			'language',
			LIMITS.tag,
			(tag) => ({ kind: 'profile.update', profile: { ...own, languages: [tag] } }),
		],
		[
			'topic',
			LIMITS.tag,
			(tag) => ({ kind: 'profile.update', profile: { ...own, topics: [tag] } }),
		],
		['announcement', LIMITS.announcement, announce],
		['message to the organizers', LIMITS.supportMessage, askForHelp],
		['answer of an organizer', LIMITS.supportMessage, (text) => help(ADA, text)],
		['title', LIMITS.vacancyTitle, (title) => offerJob(vacancyContent(title))],
		['place', LIMITS.vacancyPlace, (place) => offerJob(vacancyContent('Cook', { place }))],
		[
			'description',
			LIMITS.vacancyDescription,
			(description) => changeJob(newVacancy(), 1, vacancyContent('Cook', { description })),
		],
		['link', LIMITS.vacancyLink, (link) => offerJob(vacancyContent('Cook', { link }))],
	])(
		'[IN1, AN2, OP2, SU3] a %s of %i characters passes, one more does not',
		(_case, limit, intentWith) => {
			expect(judged(arriving(intentWith(long(limit))))).toMatchObject({ ok: true });
			expect(judged(arriving(intentWith(long(limit + 1))))).toEqual(INVALID);
			for (const text of ['a\0b', 'a\ud83d', '\ude00b', '\ude00\ud83d'])
				expect(judged(arriving(intentWith(text)))).toEqual(INVALID);
		},
	);

	it('[IN2] a pair of surrogates is one character and stays', () => {
		expect(judged(arriving(send(RITA, { message: 'a😀b' })))).toMatchObject({ ok: true });
	});

	it.each(['a\nb', 'a\rb', 'a\tb', 'a\u2028b', 'a\u0085b', 'a\u001bb'])(
		'[IN1] a headline is one line: %j is not',
		(headline) => {
			expect(judged(arriving(profile(headline)))).toEqual(INVALID);
			expect(judged(arriving(send(RITA, { message: headline })))).toMatchObject({ ok: true });
		},
	);

	it('[IN1] a profile has so many languages and topics', () => {
		const many = (count: number) =>
			({
				kind: 'profile.update',
				profile: { ...own, topics: Array.from({ length: count }, String) },
			}) as const;
		expect(judged(arriving(many(LIMITS.tags)))).toMatchObject({ ok: true });
		expect(judged(arriving(many(LIMITS.tags + 1)))).toEqual(INVALID);
	});

	it('[IN1, OP2] an opening is of one of the kinds, in one line, and knows its version', () => {
		const cook = vacancyContent('Cook');
		for (const content of [
			{ ...cook, kind: 'volunteer' },
			{ ...cook, title: 'Co\nok' },
			{ ...cook, remote: 1 },
			{ ...cook, contact: 'nobody at all' },
			{ ...cook, salary: 1 },
		])
			expect(judged(arriving(offerJob(content as typeof cook)))).toEqual(INVALID);
		for (const version of [0, -1, 1.5, 2 ** 53])
			expect(judged(arriving(changeJob(newVacancy(), version, cook)))).toEqual(INVALID);
	});

	it('[IN1] a day has so many slots', () => {
		const starts = Array.from({ length: LIMITS.slotsPerDay + 1 }, (_, minute) =>
			addMinutes(TEN, minute),
		);
		expect(judged(arriving(offer(THURSDAY, starts.slice(1))))).toMatchObject({ ok: true });
		expect(judged(arriving(offer(THURSDAY, starts)))).toEqual(INVALID);
	});

	it.each([
		[0, false],
		[1, true],
		[24 * 60, true],
		[24 * 60 + 1, false],
		[15.5, false],
	])('[IN1, AV2] %d minutes are a length: %s', (minutes, passes) => {
		expect(judged(arriving(offer(THURSDAY, [TEN], minutes)))?.ok).toBe(passes);
	});

	it('[IN1, D-12] ten megabytes are refused', () => {
		expect(judged(arriving(send(RITA, { answer: long(10_000_000) })))).toEqual(INVALID);
	});
});

describe('what may still be put into the outbox', () => {
	const queued = (intent: ParticipantIntent): Envelope => envelopeOf(ID, intent, NOW);

	it('[IN1, V14] is what a server would read', () => {
		for (const intent of INTENTS) expect(whyNotQueue(intent, 0)).toBeNull();
		expect(whyNotQueue(send(RITA, { message: 'x'.repeat(2_001) }), 0)).toMatch(/too long/);
		expect(whyNotQueue(send(RITA, { message: '\ud800' }), 0)).toMatch(/not readable/);
	});

	it('[IN1] is limited in number', () => {
		expect(whyNotQueue(late(meeting), LIMITS.outboxIntents - 1)).toBeNull();
		expect(whyNotQueue(late(meeting), LIMITS.outboxIntents)).toMatch(/waiting/);
	});

	it('[IN1] is limited in bytes, so that what waits fits into one frame', () => {
		const longest = send(RITA, { message: '日'.repeat(2_000), answer: '日'.repeat(2_000) });
		const waiting: Envelope[] = [];
		while (whyNotQueue(longest, waiting.length, outboxBytes(waiting)) === null)
			waiting.push(queued(longest));
		expect(waiting.length).toBeGreaterThan(0);
		const doc = new Y.Doc();
		doc.getArray(OUTBOX_ROOT).push(waiting);
		expect(Y.encodeStateAsUpdate(doc).length).toBeLessThan(LIMITS.frameBytes);
		expect(whyNotQueue(late(meeting), waiting.length, outboxBytes(waiting))).toBeNull();
	});

	it('[IN1] leaves any single intent through', () => {
		const starts = Array.from({ length: LIMITS.slotsPerDay }, (_, minute) =>
			addMinutes(TEN, minute),
		);
		expect(whyNotQueue(offer(THURSDAY, starts), 0, 0)).toBeNull();
	});
});

it('[ID5] both answers are refusals with a sentence', () => {
	expect(REFUSAL_CODES).toContain('invalid');
	expect(REFUSAL_CODES).toContain('unsupported');
});
