import { expect, it } from 'vitest';
import type { PeerId } from '#schema/call.ts';
import { instant } from '#schema/ids.ts';
import { iceServersFor } from './ice.ts';

const id = 'a'.repeat(32) as PeerId;
const until = instant(1_778_587_200_000);

it('[C-09] credentials are for one person, end by themselves, and are what the TURN server expects', () => {
	const settings = {
		stunUrls: ['stun:turn.example:3478'],
		turnUrls: ['turn:turn.example:3478?transport=udp', 'turns:turn.example:443?transport=tcp'],
		turnSecret: 'north',
	};
	const [stun, turn] = iceServersFor(settings, id, until);
	expect(stun).toEqual({ urls: ['stun:turn.example:3478'] });
	// One hour after the room has closed; the credential was computed with OpenSSL.
	expect(turn).toEqual({
		urls: settings.turnUrls,
		username: `1778590800:${id}`,
		credential: 'KL7uGSwFTAhJp8UhkyZ6cx7KoAk=',
	});
});

it('[C-09] without a TURN server there are none, and no other people’s servers either', () => {
	expect(iceServersFor({ stunUrls: [], turnUrls: [], turnSecret: null }, id, until)).toEqual([]);
});
