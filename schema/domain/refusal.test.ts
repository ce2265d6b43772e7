import { expect, it } from 'vitest';
import { REFUSAL_CODES, isRefusalCode, refusal } from './refusal.ts';
import { sentenceOf } from './refusal-sentences.ts';

it('[IN1] every refusal has a sentence that a person can read', () => {
	for (const code of REFUSAL_CODES.filter(isRefusalCode)) {
		expect(sentenceOf(code)).toMatch(/^[A-Z][^_]*\.$/);
	}
});

it.each(['__proto__', 'constructor', 'toString', '', 'nonsense'])(
	'[IN1] %j is no code of a refusal',
	(code) => {
		expect(isRefusalCode(code)).toBe(false);
	},
);

it('[IN1] a refusal without details has none', () => {
	expect(refusal('forbidden')).toStrictEqual({ code: 'forbidden' });
	expect(refusal('chat_limit', { limit: 3 })).toStrictEqual({
		code: 'chat_limit',
		detail: { limit: 3 },
	});
});
