import type { Access, Reader } from '#schema/docs/access.ts';
import type { DocAddress } from '#schema/docs/names.ts';
import type { AccountId, Instant } from '#schema/ids.ts';
import type { Documents, Identity, SignedIn } from './documents.ts';

/** What somebody may do with one document. */
export interface Grant {
	readonly address: DocAddress;
	readonly access: Exclude<Access, 'none'>;
	/** Nobody in particular for a public board. */
	readonly reader: Reader | null;
}

export type Ruling = { readonly ok: true; readonly grant: Grant } | Denial;
export interface Denial {
	readonly ok: false;
	readonly reason: 'denied' | 'upgrade';
}

/** Who is behind a socket, and until when. */
export interface Visitor {
	/** Network address, for limits and the audit line. */
	readonly remote: string;
	readonly sessionId: string | null;
	readonly accountId: AccountId | null;
	readonly expiresAt: Instant | null;
	admit(documentName: string): Ruling;
	/** Asks again whether this is still so: until when, or `gone`. */
	renew(): Promise<Renewal>;
}

export type Renewal = { readonly expiresAt: Instant | null } | 'gone';

/** A person who is signed in, known by the cookie that came with the upgrade. */
export function person(
	signedIn: SignedIn,
	from: { readonly cookie: string | null; readonly remote: string },
	deps: { readonly documents: Documents; readonly identity: Identity },
): Visitor {
	const { sessionId, accountId, expiresAt } = signedIn;
	return {
		remote: from.remote,
		sessionId,
		accountId,
		expiresAt,
		admit(name) {
			const admission = deps.documents.admit(name, accountId);
			if (!admission.ok) return { ok: false, reason: admission.reason };
			const { address, access, reader } = admission;
			return { ok: true, grant: { address, access, reader } };
		},
		renew: () => renewed(deps.identity, from.cookie, signedIn),
	};
}

/** Whether the session with which somebody came in still lasts. */
export async function renewed(
	identity: Identity,
	cookie: string | null,
	{ sessionId, accountId }: SignedIn,
): Promise<Renewal> {
	const now = await identity.authenticate(cookie);
	const same = now?.sessionId === sessionId && now.accountId === accountId;
	return same ? { expiresAt: now.expiresAt } : 'gone';
}
