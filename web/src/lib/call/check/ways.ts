/** The ways by which two browsers may reach each other, as the servers at hand allow. */
import type { IceServer } from '#schema/call.ts';

/** What a relay is reached by. */
export type RelayKind = 'udp' | 'tcp' | 'tls';

export interface RelayWay {
	readonly kind: RelayKind;
	/** As configured, `turn:relay.example:3478?transport=udp`. */
	readonly url: string;
	/** Only by this way. */
	readonly servers: readonly IceServer[];
}

const isRelay = (url: string): boolean => /^turns?:/.test(url);

/** Every configured address by itself: which of them a network lets through is what one wants to know. */
export const relayWaysOf = (servers: readonly IceServer[]): readonly RelayWay[] =>
	servers.flatMap((server) =>
		server.urls
			.filter(isRelay)
			.map((url) => ({ kind: kindOf(url), url, servers: [{ ...server, urls: [url] }] })),
	);

/** Those that only tell a browser how it is seen from outside. */
export const stunServersOf = (servers: readonly IceServer[]): readonly IceServer[] =>
	servers
		.map(({ urls }) => ({ urls: urls.filter((url) => !isRelay(url)) }))
		.filter(({ urls }) => urls.length > 0);

function kindOf(url: string): RelayKind {
	if (url.startsWith('turns:')) return 'tls';
	return /[?&]transport=tcp\b/.test(url) ? 'tcp' : 'udp';
}
