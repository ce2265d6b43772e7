import type { NameFault } from '#lib/account/own-name.ts';
import type { PasswordFault } from '#lib/server/auth/password-rules.ts';

/** Why a form of the account did nothing. One type for all, since the page reads them in one place. */
export interface AccountFailure {
	readonly form: 'name' | 'password' | 'sessions' | 'erase';
	readonly reason:
		NameFault | 'incomplete' | 'weak' | 'wrong' | 'slow_down' | 'unavailable' | 'only_organizer';
	/** weak: in which way. */
	readonly fault?: PasswordFault;
	/** slow_down: seconds. */
	readonly wait?: number;
}
