import { describe, expect, it } from 'vitest';
import { ADA, RITA, adaAsksRita, given, refusedAs } from '../fixtures.ts';
import { send } from '../fixtures-intents.ts';
import { ok } from './decision.ts';
import type { Recruiter } from './participant.ts';

const CURIOUS: Recruiter = { ...RITA, question: 'Why us?' };

describe('the recruiter asks a question', () => {
	const scene = given({ people: [CURIOUS] });
	const question = CURIOUS.question;

	it('[RQ5] an answer goes with the request', () => {
		const text = { message: 'Hi', question, answer: 'For the work.' };
		expect(scene.decide(ADA, send(RITA, text))).toEqual(ok({ ...adaAsksRita, text }));
	});

	it.each([
		['nothing', ''],
		['spaces', '   '],
		['line breaks and tabs', '\n\r\t\v\f'],
		['no-break and wide spaces', '\u00a0\u2003\u3000\u202f'],
		['zero-width space, joiner, non-joiner', '\u200b\u200d\u200c'],
		['word joiner and byte order mark', '\u2060\ufeff'],
		['soft hyphen and grapheme joiner', '\u00ad\u034f'],
		['direction marks', '\u200e\u200f\u202e\u2066\u2069\u061c'],
		['Hangul fillers', '\u115f\u1160\u3164\uffa0'],
		['the empty Braille cell', '\u2800\u2800'],
		['a note without a head', '\u{1d159}'],
		['variation selectors and tags', '\ufe0f\u{e0020}\u{e0100}'],
		['control characters', '\u0001\u001b\u007f\u0085'],
		['ten million spaces', ' '.repeat(10_000_000)],
	])('[RQ5, D-12] %s is no answer', (_case, answer) => {
		expect(scene.decide(ADA, send(RITA, { question, answer }))).toEqual(
			refusedAs('answer_required'),
		);
	});

	it.each(['x', '.', '  ?', '\u200b!', '日', '🙂', 'ㅤa', '٣', '\u0301'])(
		'[RQ5] a reader can see %j',
		(answer) => {
			expect(scene.decide(ADA, send(RITA, { question, answer })).verdict).toBe('ok');
		},
	);

	it('[RQ5] whoever is asked by the recruiter answers nothing', () => {
		expect(scene.decide(RITA, send(ADA))).toEqual(ok({ ...adaAsksRita, requestedBy: 'recruiter' }));
	});

	it.each([
		['another question', 'Why not us?'],
		['none, as it was before', ''],
	])('[RQ6] who saw %s is shown the present one', (_case, seen) => {
		const words = { question: seen, answer: 'For the work.' };
		expect(scene.decide(ADA, send(RITA, words))).toEqual(
			refusedAs('question_changed', { question }),
		);
	});

	it('[RQ6] who answered a question that is gone is told so', () => {
		const words = { question, answer: 'For the work.' };
		expect(given().decide(ADA, send(RITA, words))).toEqual(
			refusedAs('question_changed', { question: '' }),
		);
	});

	it('[RQ6] an answer to no question is not kept', () => {
		expect(given().decide(ADA, send(RITA, { answer: 'For the work.' }))).toEqual(ok(adaAsksRita));
	});
});
