/** Whether the other side may learn the own IP address; kept on this device. */
import type { IceServer } from '#schema/call.ts';

const KEPT = 'visavis:hide-address';

/** Whether one of these relays what two browsers send each other, so that neither sees the other's address. */
export const hasRelay = (servers: readonly IceServer[]): boolean =>
	servers.some(({ urls }) => urls.some((url) => /^turns?:/.test(url)));

/** Hidden, everything goes over a relay, and nowhere at all while there is none (CA30). */
export class OwnAddress {
	isHidden = $state(recall());
	onChanged: () => void = () => {};

	hide(isHidden: boolean): void {
		if (isHidden === this.isHidden) return;
		this.isHidden = isHidden;
		try {
			if (isHidden) localStorage.setItem(KEPT, '1');
			else localStorage.removeItem(KEPT);
		} catch {
			// A browser that keeps nothing shows it again the next time, as everybody else.
		}
		this.onChanged();
	}

	/** How a connection is made; its network addresses are asked for only where they may be told. */
	configure(servers: readonly IceServer[]): RTCConfiguration {
		return {
			iceServers: servers.map((server) => ({ ...server })),
			iceTransportPolicy: this.isHidden ? 'relay' : 'all',
			bundlePolicy: 'max-bundle',
		};
	}
}

function recall(): boolean {
	try {
		return localStorage.getItem(KEPT) !== null;
	} catch {
		return false;
	}
}
