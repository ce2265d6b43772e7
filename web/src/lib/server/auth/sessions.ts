/** What the rest of the house knows of a session and of the person it belongs to. */
import type { AccountId, Instant } from '#schema/ids.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

export const SESSION_LIFETIME = {
	/** Without a visit; each visit in the second half starts it anew. */
	idleMs: 7 * DAY_MS,
	/** From signing in, however often one comes back. */
	absoluteMs: 30 * DAY_MS,
	/** How exactly the last use is known: each note of it is a write. */
	useMs: 10 * 60 * 1_000,
} as const;

export interface Account {
	readonly id: AccountId;
	readonly email: string;
	readonly name: string;
	/** May set up fairs. */
	readonly isOrganizer: boolean;
	readonly isDemo: boolean;
}

/** A person with a live session. */
export interface Authenticated {
	/** Hash of the secret in the cookie: names the session, opens nothing (AU2). */
	readonly sessionId: string;
	readonly accountId: AccountId;
	readonly account: Account;
	/** If nobody comes back before. */
	readonly expiresAt: Instant;
	/** When the password was last given; sensitive changes ask for it again. */
	readonly authenticatedAt: Instant;
}

/** A session as its own person sees it in a list. */
export interface SessionListing {
	readonly sessionId: string;
	readonly createdAt: Instant;
	readonly lastUsedAt: Instant;
	readonly userAgent: string;
}

/** Sessions by their secret or by their hash. Whatever ends is reported once, by its hash. */
export interface Sessions {
	/** Returns the secret: it is for the cookie, and nobody can ask for it again. */
	begin(account: AccountId, userAgent: string): Promise<string>;
	/** Slides the session. `renewed`: it now lasts longer than the cookie that was sent. */
	check(secret: string): Promise<(Authenticated & { readonly renewed: boolean }) | null>;
	/** The session of this secret ends, if there is one. */
	endBySecret(secret: string): Promise<void>;
	end(sessionId: string): Promise<void>;
	/** Those that are not over, the one used last first. */
	list(account: AccountId): Promise<readonly SessionListing[]>;
	/** Ends one of this person's sessions; of somebody else's it does nothing. */
	endOne(account: AccountId, sessionId: string): Promise<void>;
	endOthers(account: AccountId, kept: string): Promise<void>;
	endAll(account: AccountId): Promise<void>;
	/** Removes what has expired. */
	sweep(): Promise<void>;
}
