import SDP from 'sdp';
import type { LinkPrints } from '#schema/link-statement.ts';

/** Of a connection whose channel is open: what its descriptions say of the certificates of both ends. */
export async function printsOf(pc: RTCPeerConnection): Promise<LinkPrints> {
	// Chromium may have opened the channel before it says that it has the answer.
	while (pc.signalingState !== 'stable')
		await new Promise((resolve) =>
			pc.addEventListener('signalingstatechange', resolve, { once: true }),
		);
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
