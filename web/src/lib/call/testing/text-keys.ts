/** Keys of the two of a chat, as the server would hand them out. */
import { generateKeyPairSync } from 'node:crypto';
import type { TextKey, TextKeys } from '#schema/call-text.ts';
import type { Party } from '#schema/domain/participant.ts';

const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const jwk = (key: ReturnType<typeof newKey>['publicKey']): TextKey => {
	const { x = '', y = '', d } = key.export({ format: 'jwk' });
	return { kty: 'EC', crv: 'P-256', x, y, ...(d !== undefined && { d }) };
};

const pairs = { talent: newKey(), recruiter: newKey() };

export const keysOf = (party: Party): TextKeys => ({
	own: jwk(pairs[party].privateKey),
	talent: jwk(pairs.talent.publicKey),
	recruiter: jwk(pairs.recruiter.publicKey),
});
