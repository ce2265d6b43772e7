/**
 * A mark in a browser from which an account was signed in to before. It opens nothing: it only says
 * whose guesses are counted (guessing.ts).
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { AccountId } from '#schema/ids.ts';

export interface KnownDevices {
	/** A new mark, for this account only. */
	mark(account: AccountId): string;
	/** What names the device, if we made this mark for this account; otherwise null. */
	recognise(mark: string | null, account: AccountId): string | null;
}

const MARK = /^([\w-]{22})\.([\w-]{43})$/;

export function createKnownDevices(secretKey: string): KnownDevices {
	const sign = (device: string, account: AccountId): Buffer =>
		createHmac('sha256', secretKey).update(`known device\n${account}\n${device}`).digest();

	return {
		mark(account) {
			const device = randomBytes(16).toString('base64url');
			return `${device}.${sign(device, account).toString('base64url')}`;
		},
		recognise(mark, account) {
			const [, device = '', signature = ''] = MARK.exec(mark ?? '') ?? [];
			const given = Buffer.from(signature, 'base64url');
			const right = sign(device, account);
			return given.length === right.length && timingSafeEqual(given, right) ? device : null;
		},
	};
}
