/** A new password, by whoever knows the one that holds (AU12, AU13). */
import type { Db } from '#schema/db/open.ts';
import { keepPasswordHash } from './accounts.ts';
import { QueueFull } from './bounded-queue.ts';
import type { PasswordFault } from './password-rules.ts';
import { passwordFault } from './password-rules.ts';
import type { Passwords } from './passwords.ts';
import type { Authenticated, Sessions } from './sessions.ts';
import type { Caller, Confirmation, SignIns } from './sign-in.ts';

export type PasswordChange =
	Confirmation | { readonly ok: false; readonly reason: 'weak'; readonly fault: PasswordFault };

interface Tools {
	readonly db: Db;
	readonly passwords: Passwords;
	readonly sessions: Sessions;
	readonly signIns: SignIns;
}

export async function changePassword(
	{ db, passwords, sessions, signIns }: Tools,
	{ account, sessionId }: Authenticated,
	words: { readonly present: string; readonly chosen: string },
	caller: Caller,
): Promise<PasswordChange> {
	const fault = passwordFault(words.chosen, [account.name, account.email]);
	if (fault) return { ok: false, reason: 'weak', fault };
	const confirmed = await signIns.confirm(account.email, words.present, caller);
	if (!confirmed.ok) return confirmed;
	const hash = await passwords.hash(words.chosen).catch((error: unknown) => {
		if (error instanceof QueueFull) return null;
		throw error;
	});
	if (hash === null) return { ok: false, reason: 'slow_down', waitMs: 2_000 };
	await keepPasswordHash(db, account.id, hash);
	await sessions.endOthers(account.id, sessionId);
	return { ok: true };
}
