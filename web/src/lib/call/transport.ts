import type { CallSession } from '#schema/call.ts';
import type { LinkPrints } from '#schema/link-statement.ts';
import type { CallEvent } from './call-events.ts';
import type { OwnTracks } from './tracks.ts';

/** What the other side sends, as it is known at present. */
export interface RemoteTracks {
	readonly mic: MediaStreamTrack | null;
	readonly camera: MediaStreamTrack | null;
	readonly screen: MediaStreamTrack | null;
}

/** The connection between the two browsers, while it lasts. */
export interface CallLink {
	readonly generation: number;
	readonly pc: RTCPeerConnection;
	/** Text between the two; each frame is one message. */
	readonly channel: RTCDataChannel;
	/** Replaces what is sent, without any negotiation (null: nothing). */
	replace(kind: keyof OwnTracks, track: MediaStreamTrack | null): Promise<void>;
	/** By the names under which the other side sent them. */
	remote(names: TrackNames): RemoteTracks;
	/** Under which our own tracks travel. */
	readonly names: () => TrackNames | null;
	/** Of the certificates of both ends, once the channel is open. */
	readonly prints: () => Promise<LinkPrints | null>;
}

/** Ids of the lines of the connection on which each track travels. */
export type TrackNames = Readonly<Record<keyof OwnTracks, string>>;

/** What a call asks of the way between the browsers; PeerJS is behind it, and only behind it. */
export interface CallTransport {
	/** Enters the room, or comes back to it, with this ticket. */
	open(session: CallSession): void;
	dial(generation: number): void;
	/** Lets go of the connection; the room stays. */
	drop(): void;
	sayBye(): void;
	/** The end: nothing happens any more. */
	close(): void;
}

export interface TransportOptions {
	readonly origin: string;
	/** How the next connection is to be made. */
	readonly configuration: () => RTCConfiguration;
	/** What is sent until it is known where the connection ends (CA16). */
	readonly tracks: () => OwnTracks;
	readonly onEvent: (event: CallEvent) => void;
	/** Whether a call of that number is the one to take. */
	readonly accepts: (generation: number) => boolean;
	/** There is a link, or none any more. */
	readonly onLink: (link: CallLink | null) => void;
}
