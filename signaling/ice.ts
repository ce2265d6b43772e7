import { createHmac } from 'node:crypto';
import type { IceServer, PeerId } from '#schema/call.ts';
import type { Instant } from '#schema/ids.ts';

export interface IceSettings {
	readonly stunUrls: readonly string[];
	readonly turnUrls: readonly string[];
	/** Shared with the TURN server: its `static-auth-secret`. */
	readonly turnSecret: string | null;
}

/** Re-dials after the room has closed need none; a running relay is not cut by it. */
const AFTER_MS = 60 * 60_000;

/**
 * Our own servers, with credentials for one person that end by themselves (C-09). None where none are
 * configured: then the browsers find each other directly, or not at all.
 */
export function iceServersFor(
	{ stunUrls, turnUrls, turnSecret }: IceSettings,
	id: PeerId,
	until: Instant,
): readonly IceServer[] {
	const servers: IceServer[] = stunUrls.length > 0 ? [{ urls: [...stunUrls] }] : [];
	if (turnUrls.length === 0 || turnSecret === null) return servers;
	const username = `${Math.ceil((until + AFTER_MS) / 1_000)}:${id}`;
	const credential = createHmac('sha1', turnSecret).update(username).digest('base64');
	return [...servers, { urls: [...turnUrls], username, credential }];
}
