import type { SignedMessage, TextKey, TextKeys } from '#schema/call-text.ts';
import { signedBytes } from '#schema/call-text.ts';
import type { Party } from '#schema/domain/participant.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** Tells who wrote a message, on whatever way it came (TX3), and who states something of a connection (CA16). */
export class Signatures {
	readonly #own: Promise<CryptoKey>;
	readonly #of: Readonly<Record<Party, Promise<CryptoKey>>>;

	constructor({ own, talent, recruiter }: TextKeys) {
		this.#own = imported(own, 'sign');
		this.#of = { talent: imported(talent, 'verify'), recruiter: imported(recruiter, 'verify') };
	}

	async sign(message: Omit<SignedMessage, 'sig'>): Promise<SignedMessage> {
		return { ...message, sig: await this.signBytes(signedBytes(message)) };
	}

	isGenuine(message: SignedMessage): Promise<boolean> {
		return this.isBy(message.from, signedBytes(message), message.sig);
	}

	async signBytes(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
		return new Uint8Array(await crypto.subtle.sign(ALGORITHM, await this.#own, bytes));
	}

	async isBy(party: Party, bytes: Uint8Array<ArrayBuffer>, sig: Uint8Array): Promise<boolean> {
		return crypto.subtle.verify(ALGORITHM, await this.#of[party], Uint8Array.from(sig), bytes);
	}
}

const imported = (key: TextKey, use: KeyUsage): Promise<CryptoKey> =>
	crypto.subtle.importKey('jwk', { ...key }, ALGORITHM, false, [use]);
