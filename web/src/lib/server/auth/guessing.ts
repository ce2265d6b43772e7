/**
 * Slowing down those who guess passwords (AU9, A-08). Each account has a delay that doubles with each
 * wrong password, and each address an allowance over all accounts. A browser that has signed in before
 * (known-device.ts) has a delay of its own instead, so that nobody can lock out somebody else.
 */
import { isIPv6 } from 'node:net';
import type { Instant } from '#schema/ids.ts';
import { createRecentMap } from './recent-map.ts';

const SECOND_MS = 1_000;

export const GUESSING = {
	/** Wrong passwords that cost no time. */
	free: 5,
	/** After that 1 s, 2 s, 4 s … */
	firstDelayMs: SECOND_MS,
	longestDelayMs: 15 * 60 * SECOND_MS,
	/** After so long without a guess all is forgotten. */
	forgottenAfterMs: 24 * 60 * 60 * SECOND_MS,
	/** A whole fair may sit behind one address: only wrong passwords count here. */
	addressAllowance: 60,
	addressRefillMs: 5 * SECOND_MS,
} as const;

/** How many accounts, devices and addresses are remembered at once. */
const REMEMBERED = 20_000;

export interface Guesser {
	readonly email: string;
	/** IP address of the other end. */
	readonly address: string;
	/** Names the known device, or null. */
	readonly device: string | null;
}

/** An attempt is counted before it is made, or many at once would all see the same count. */
export type Attempt =
	| { readonly admitted: false; readonly waitMs: number }
	| {
			readonly admitted: true;
			/** The password was right: the attempts before it were one person's typing. */
			succeeded(): void;
			/** Nothing was compared. */
			notMade(): void;
	  };

export interface GuessingGuard {
	attempt(guesser: Guesser): Attempt;
}

export function createGuessingGuard(now: () => Instant): GuessingGuard {
	const delays = createRecentMap<{ wrong: number; at: Instant }>(REMEMBERED);
	const addresses = createAllowances(now, {
		most: GUESSING.addressAllowance,
		refillMs: GUESSING.addressRefillMs,
	});

	function remainingDelay(key: string): number {
		const seen = delays.get(key);
		if (!seen || seen.wrong < GUESSING.free) return 0;
		const doublings = Math.min(seen.wrong - GUESSING.free, 32);
		const delay = Math.min(GUESSING.firstDelayMs * 2 ** doublings, GUESSING.longestDelayMs);
		return Math.max(0, seen.at + delay - now());
	}

	return {
		attempt({ email, address, device }) {
			const key = device === null ? `account ${email}` : `device ${device}`;
			const seen = delays.get(key);
			if (seen && now() - seen.at > GUESSING.forgottenAfterMs) delays.delete(key);

			const delayMs = remainingDelay(key);
			if (delayMs > 0) return { admitted: false, waitMs: delayMs };
			const block = device === null ? addressBlock(address) : null;
			const waitMs = block === null ? 0 : addresses.spend(block);
			if (waitMs > 0) return { admitted: false, waitMs };

			const before = delays.get(key);
			delays.set(key, { wrong: (before?.wrong ?? 0) + 1, at: now() });
			const refund = () => {
				if (block !== null) addresses.giveBack(block);
			};
			return {
				admitted: true,
				succeeded() {
					delays.delete(key);
					refund();
				},
				notMade() {
					const wrong = (delays.get(key)?.wrong ?? 1) - 1;
					if (wrong === 0) delays.delete(key);
					else delays.set(key, { wrong, at: before?.at ?? now() });
					refund();
				},
			};
		},
	};
}

export interface Allowances {
	/** Spends one; otherwise how many ms until there is one. */
	spend(key: string): number;
	giveBack(key: string): void;
}

/** So many at once for each key, and one more every `refillMs`. */
export function createAllowances(
	now: () => Instant,
	{ most, refillMs }: { most: number; refillMs: number },
): Allowances {
	const left = createRecentMap<{ count: number; at: Instant }>(REMEMBERED);

	function refilled(key: string): number {
		const seen = left.get(key);
		return seen ? Math.min(most, seen.count + (now() - seen.at) / refillMs) : most;
	}

	return {
		spend(key) {
			const count = refilled(key);
			if (count < 1) return Math.ceil((1 - count) * refillMs);
			left.set(key, { count: count - 1, at: now() });
			return 0;
		},
		giveBack(key) {
			left.set(key, { count: Math.min(most, refilled(key) + 1), at: now() });
		},
	};
}

/** An IPv4 address, or the /64 that one IPv6 customer has all to themselves. */
export function addressBlock(address: string): string {
	const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
	if (v4) return v4;
	if (!isIPv6(address)) return address;
	const [before = '', after] = address.replace(/%.*$/, '').toLowerCase().split('::');
	const groups = (text: string) => (text === '' ? [] : text.split(':'));
	const head = groups(before);
	const tail = after === undefined ? [] : groups(after);
	const zeros = new Array<string>(8 - head.length - tail.length).fill('0');
	const whole = after === undefined ? head : [...head, ...zeros, ...tail];
	return `${whole
		.slice(0, 4)
		.map((group) => group.replace(/^0+(?=.)/, ''))
		.join(':')}::/64`;
}
