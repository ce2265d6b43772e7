import type { Language } from '#lib/messages.ts';
import type { Account, Authenticated } from '#lib/server/auth/sessions.ts';

declare global {
	interface Window {
		/** Of app.html: does what was pressed before the program listened (UI14). */
		programListens?(): void;
	}

	// SvelteKit looks its types up in this namespace.
	namespace App {
		interface Locals {
			/** Who is signed in; null: nobody. */
			account: Account | null;
			session: Authenticated | null;
			/** What words are in. */
			language: Language;
		}

		interface Error {
			/** Stands in the log beside what went wrong. */
			reference?: string;
			/** The server could not be asked. */
			isOffline?: boolean;
		}
	}
}
