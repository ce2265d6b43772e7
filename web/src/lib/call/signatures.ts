import type { SignedMessage, TextKey, TextKeys } from '#schema/call-text.ts';
import { signedBytes } from '#schema/call-text.ts';
import type { Party } from '#schema/domain/participant.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** Tells who wrote a message, on whatever way it came (TX3). */
export class Signatures {
	readonly #own: Promise<CryptoKey>;
	readonly #of: Readonly<Record<Party, Promise<CryptoKey>>>;

	constructor({ own, talent, recruiter }: TextKeys) {
		this.#own = imported(own, 'sign');
		this.#of = { talent: imported(talent, 'verify'), recruiter: imported(recruiter, 'verify') };
	}

	async sign(message: Omit<SignedMessage, 'sig'>): Promise<SignedMessage> {
		const sig = await crypto.subtle.sign(ALGORITHM, await this.#own, signedBytes(message));
		return { ...message, sig: new Uint8Array(sig) };
	}

	async isGenuine(message: SignedMessage): Promise<boolean> {
		const key = await this.#of[message.from];
		const sig = Uint8Array.from(message.sig);
		return crypto.subtle.verify(ALGORITHM, key, sig, signedBytes(message));
	}
}

const imported = (key: TextKey, use: KeyUsage): Promise<CryptoKey> =>
	crypto.subtle.importKey('jwk', { ...key }, ALGORITHM, false, [use]);
