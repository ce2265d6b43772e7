import * as v from 'valibot';
import { expect, it } from 'vitest';
import { NOW } from './fixtures.ts';
import { SUPPORT_FACTS_OF_A_CALL as FACTS } from './fixtures-support.ts';
import { LIMITS } from './limits.ts';
import { SUPPORT_FACTS } from './support-facts.ts';

const { call } = FACTS;
if (!call) throw new Error('facts of a call');
const withCall = (change: object) => ({ ...FACTS, call: { ...call, ...change } });
const withLink = (change: object) => withCall({ link: { ...call.link, ...change } });
const phases = (count: number) => Array.from({ length: count }, () => ({ phase: 'x', at: NOW }));

it('[SU7, DO5] the facts of a call are read as they were written', () => {
	expect(v.parse(SUPPORT_FACTS, FACTS)).toEqual(FACTS);
	const { call: _call, ...outside } = FACTS;
	expect(v.parse(SUPPORT_FACTS, outside)).toEqual(outside);
});

it.each([
	['an address where a kind of address stands', withLink({ own: '192.0.2.7' })],
	['an address beside it', withLink({ address: '192.0.2.7' })],
	['a candidate', withLink({ other: 'candidate:1 1 udp 2130706431 192.0.2.7 5000 typ host' })],
	['a ticket', withCall({ ticket: 'abc.def' })],
	['a credential', { ...FACTS, credential: 'secret' }],
	['a sentence for the name of an error', withCall({ errors: ['Could not start Logi C920'] })],
	['the name of a device', withCall({ camera: 'Logi C920' })],
	['markup for a phase', withCall({ phases: [{ phase: '<b>', at: NOW }] })],
	['a line break in the browser', { ...FACTS, browser: 'Mozilla\nHost: evil' }],
	['a browser that is too long', { ...FACTS, browser: 'x'.repeat(LIMITS.browserName + 1) }],
	['too many phases', withCall({ phases: phases(LIMITS.callPhases + 1) })],
	['too many errors', withCall({ errors: Array(LIMITS.callErrors + 1).fill('TypeError') })],
	['a figure that is none', withLink({ roundTripMs: Infinity })],
	['a negative figure', withLink({ lossPercent: -1 })],
	['another place', { ...FACTS, place: 'elsewhere' }],
])('[SU7, U-03] there is no room for %s', (_what, facts) => {
	expect(v.is(SUPPORT_FACTS, facts)).toBe(false);
});

it('[SU7, IN1] lists and names are as long as they may be', () => {
	const longest = {
		...withCall({
			phases: phases(LIMITS.callPhases),
			errors: Array(LIMITS.callErrors).fill('TypeError'),
		}),
		browser: 'x'.repeat(LIMITS.browserName),
	};
	expect(v.is(SUPPORT_FACTS, longest)).toBe(true);
	expect(JSON.stringify(longest).length).toBeLessThan(4_000);
});
