import { createHmac } from 'node:crypto';
import type { IceServer, PeerId } from '#schema/call.ts';
import type { AccountId, Instant } from '#schema/ids.ts';
import { instant } from '#schema/ids.ts';

export interface IceSettings {
	readonly stunUrls: readonly string[];
	readonly turnUrls: readonly string[];
	/** Shared with the TURN server: its `static-auth-secret`. */
	readonly turnSecret: string | null;
}

/** Re-dials after the room has closed need none; a running relay is not cut by it. */
const AFTER_MS = 60 * 60_000;

/** Long enough to try every way, and to wait for those that do not answer. */
const CHECK_MS = 5 * 60_000;

/**
 * Our own servers, with credentials for one person that end by themselves (C-09). None where none are
 * configured: then the browsers find each other directly, or not at all.
 */
export const iceServersFor = (
	settings: IceSettings,
	id: PeerId,
	until: Instant,
): readonly IceServer[] => serversInName(settings, id, instant(until + AFTER_MS));

/** For somebody who tries their network before there is a chat: in the name of their account (C-41). */
export const iceServersForCheck = (
	settings: IceSettings,
	account: AccountId,
	now: Instant,
): readonly IceServer[] => serversInName(settings, `check-${account}`, instant(now + CHECK_MS));

function serversInName(
	{ stunUrls, turnUrls, turnSecret }: IceSettings,
	name: string,
	until: Instant,
): readonly IceServer[] {
	const servers: IceServer[] = stunUrls.length > 0 ? [{ urls: [...stunUrls] }] : [];
	if (turnUrls.length === 0 || turnSecret === null) return servers;
	const username = `${Math.ceil(until / 1_000)}:${name}`;
	const credential = createHmac('sha1', turnSecret).update(username).digest('base64');
	return [...servers, { urls: [...turnUrls], username, credential }];
}
