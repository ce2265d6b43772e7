import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { IntentOf, ParticipantIntent } from './domain/intent.ts';
import { ADA, NOW, RITA, THURSDAY, newVacancy, vacancyContent } from './fixtures.ts';
import {
	announce,
	askForHelp,
	book,
	cancelChat,
	changeJob,
	decline,
	help,
	late,
	offer,
	offerJob,
	profile,
	release,
	send,
	settings,
} from './fixtures-intents.ts';
import { addMinutes } from './ids.ts';
import { LIMITS } from './limits.ts';
import type { Envelope } from './outbox.ts';
import { OUTBOX_ROOT, envelopeOf, outboxBytes, whyNotQueue } from './outbox.ts';
import { ID, TEN, meeting, INTENTS, INVALID, arriving, judged } from './fixtures-outbox.ts';

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
