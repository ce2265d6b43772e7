import SDP from 'sdp';
import type { LinkPrints } from '#schema/link-statement.ts';

/**
 * Of a connection whose channel is open: what its descriptions say of the certificates of both ends; null
 * when it is closed before they say it.
 */
export async function printsOf(
	pc: RTCPeerConnection,
	channel: RTCDataChannel,
): Promise<LinkPrints | null> {
	// Chromium may have opened the channel before it says that it has the answer.
	while (pc.signalingState !== 'stable') {
		if (pc.signalingState === 'closed' || channel.readyState === 'closed') return null;
		await new Promise((resolve) => {
			pc.addEventListener('signalingstatechange', resolve, { once: true });
			// Of its own end a connection says nothing; its channel does.
			channel.addEventListener('close', resolve, { once: true });
		});
	}
	return {
		own: printsIn(pc.currentLocalDescription?.sdp),
		other: printsIn(pc.currentRemoteDescription?.sdp),
	};
}

/** For the whole and for each line, each once: browsers write them here or there. */
export const printsIn = (sdp = ''): readonly string[] => [
	...new Set(
		SDP.matchPrefix(sdp, 'a=fingerprint:').map((line) => {
			const { algorithm, value } = SDP.parseFingerprint(line);
			return `${algorithm} ${value}`.toLowerCase();
		}),
	),
];
