import { must } from '#schema/assert.ts';
import type { AccountId, Instant } from '#schema/ids.ts';
import type { Identity, SignedIn } from '#sync/documents.ts';

/** Sessions in memory: what the accounts module keeps in SQL. */
export class Sessions implements Identity {
	readonly #sessions = new Map<string, SignedIn>();
	#count = 0;

	/** Returns the cookie. */
	start(accountId: AccountId, expiresAt: Instant): string {
		const sessionId = `s${++this.#count}`;
		this.#sessions.set(sessionId, { sessionId, accountId, expiresAt });
		return `session=${sessionId}`;
	}

	end(cookie: string): void {
		this.#sessions.delete(idOf(cookie));
	}

	prolong(cookie: string, expiresAt: Instant): void {
		const session = must(this.#sessions.get(idOf(cookie)), 'a session');
		this.#sessions.set(session.sessionId, { ...session, expiresAt });
	}

	async authenticate(cookieHeader: string | null): Promise<SignedIn | null> {
		return this.#sessions.get(idOf(cookieHeader ?? '')) ?? null;
	}
}

export const idOf = (cookie: string): string => /session=([^;]*)/.exec(cookie)?.[1] ?? '';
