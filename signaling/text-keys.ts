import { createECDH, createHmac } from 'node:crypto';
import type { TextKey, TextKeys } from '#schema/call-text.ts';
import { otherParty } from '#schema/domain/participant.ts';
import type { ParticipantId } from '#schema/ids.ts';
import type { Seat } from '#sync/rooms.ts';

/** Begins an uncompressed point; then follow its two coordinates, 32 bytes each. */
const COORDINATES = { x: [1, 33], y: [33, 65] } as const;

/**
 * TX3: the keys of the two people in this chat. They follow from the secret, so nothing is kept, and a page
 * that is reloaded, or opened elsewhere, signs with the same.
 */
export function textKeysFor(secret: Uint8Array, seat: Seat): TextKeys {
	const { party, participant, peer } = seat;
	const own = keyOf(secret, seat, participant);
	const pair = { [party]: open(own), [otherParty(party)]: open(keyOf(secret, seat, peer)) };
	return { own, ...(pair as Record<Seat['party'], TextKey>) };
}

const open = ({ d: _secret, ...rest }: TextKey): TextKey => rest;

function keyOf(secret: Uint8Array, { meeting }: Seat, whose: ParticipantId): TextKey {
	const ecdh = createECDH('prime256v1');
	const d = createHmac('sha256', secret).update(`text ${meeting} ${whose}`).digest();
	// One in four billion is no number of this curve; then nobody writes in this chat, and we hear of it.
	ecdh.setPrivateKey(d);
	const point = ecdh.getPublicKey();
	const [x, y] = [COORDINATES.x, COORDINATES.y].map((at) =>
		point.subarray(...at).toString('base64url'),
	) as [string, string];
	return { kty: 'EC', crv: 'P-256', x, y, d: d.toString('base64url') };
}
