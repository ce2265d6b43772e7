import SDP from 'sdp';
import type { LinkPrints } from '#schema/link-statement.ts';

/** Of a connection that stands: what its descriptions say of the certificates of both ends. */
export const printsOf = ({
	currentLocalDescription,
	currentRemoteDescription,
}: Pick<
	RTCPeerConnection,
	'currentLocalDescription' | 'currentRemoteDescription'
>): LinkPrints => ({
	own: printsIn(currentLocalDescription?.sdp),
	other: printsIn(currentRemoteDescription?.sdp),
});

/** For the whole and for each line, each once: browsers write them here or there. */
export const printsIn = (sdp = ''): readonly string[] => [
	...new Set(
		SDP.matchPrefix(sdp, 'a=fingerprint:').map((line) => {
			const { algorithm, value } = SDP.parseFingerprint(line);
			return `${algorithm} ${value}`.toLowerCase();
		}),
	),
];
