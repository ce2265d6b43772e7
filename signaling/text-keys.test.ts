import { expect, it } from 'vitest';
import type { TextKey } from '#schema/call-text.ts';
import type { Party } from '#schema/domain/participant.ts';
import type { MeetingId, ParticipantId } from '#schema/ids.ts';
import { entityId } from '#schema/ids.ts';
import type { Seat } from '#sync/rooms.ts';
import { textKeysFor } from './text-keys.ts';

const secret = Buffer.from('as if it came from the environment');
const id = (name: string) => entityId<ParticipantId>(name);

const seatOf = (party: Party, meeting = 'chat'): Seat => ({
	...({} as Seat),
	meeting: entityId<MeetingId>(meeting),
	party,
	participant: id(party === 'talent' ? 'ada' : 'rita'),
	peer: id(party === 'talent' ? 'rita' : 'ada'),
});

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const keyOf = (key: TextKey, use: KeyUsage) =>
	crypto.subtle.importKey('jwk', { ...key }, algorithm, false, [use]);
const words = new TextEncoder().encode('hello');
const signedWith = async (key: TextKey) =>
	crypto.subtle.sign(algorithm, await keyOf(key, 'sign'), words);

it('[TX3, C-23] each signs with a key of their own, which both can check and neither can make', async () => {
	const ada = textKeysFor(secret, seatOf('talent'));
	const rita = textKeysFor(secret, seatOf('recruiter'));
	const signature = await signedWith(ada.own);
	const isFrom = async (key: TextKey) =>
		crypto.subtle.verify(algorithm, await keyOf(key, 'verify'), signature, words);
	expect(await isFrom(rita.talent)).toBe(true);
	expect(await isFrom(rita.recruiter)).toBe(false);
	expect([ada.talent, ada.recruiter]).toEqual([rita.talent, rita.recruiter]);
	expect(JSON.stringify([rita.talent, rita.recruiter])).not.toContain('"d"');
});

it('[TX3] the same person has the same key after a restart, and another one in another chat', () => {
	expect(textKeysFor(secret, seatOf('talent'))).toEqual(textKeysFor(secret, seatOf('talent')));
	const elsewhere = textKeysFor(secret, seatOf('talent', 'another')).own;
	expect(elsewhere).not.toEqual(textKeysFor(secret, seatOf('talent')).own);
});
