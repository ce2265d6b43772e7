/**
 * PeerJS as the carrier of offers, answers and candidates, and nothing more: who is there, when to call
 * anew and what is said are ours (decision record 0016). One connection for everything; after it is made
 * only tracks are replaced.
 */
import { Peer } from 'peerjs';
import type { MediaConnection } from 'peerjs';
import type { CallNotice, CallSession } from '#schema/call.ts';
import { SIGNALING_PATH } from '#schema/call.ts';
import { printsOf } from './prints.ts';
import type { CallLink, CallTransport, TrackNames, TransportOptions } from './transport.ts';
import type { OwnTracks } from './tracks.ts';
import { TRACK_KINDS } from './tracks.ts';

/** A socket that does not answer for so long is dead; a half-open one says nothing by itself. */
const PING_MS = 3_000;
const DEAD_MS = 7_000;
/** Both sides make the channel under this number, so that none has to be announced. */
const CHANNEL = 100;

/** Internal by its types only: where PeerServer's frames arrive, those of our own among them. */
interface PeerSocket {
	on(event: 'message', listener: (frame: { type: string; payload?: unknown }) => void): void;
	send(frame: object): void;
}

export class PeerJsTransport implements CallTransport {
	readonly #options: TransportOptions;
	#peer: Peer | null = null;
	#session: CallSession | null = null;
	#call: MediaConnection | null = null;
	#heardAt = 0;
	#pinging: ReturnType<typeof setInterval> | undefined;
	/** The server has said why it ended our place: the loss that follows is no news. */
	#ended = false;
	#closed = false;

	constructor(options: TransportOptions) {
		this.#options = options;
	}

	open(session: CallSession): void {
		if (this.#closed) return;
		const before = this.#peer;
		const isSame = before && !before.destroyed && this.#session?.peerId === session.peerId;
		this.#session = session;
		if (!isSame) {
			before?.destroy();
			this.#ended = false;
			this.#peer = this.#open(session);
			return;
		}
		// What the old socket still has to say is no news.
		this.#ended = true;
		before.disconnect();
		this.#ended = false;
		before.options.token = session.ticket;
		before.reconnect();
	}

	dial(generation: number): void {
		const peer = this.#peer;
		if (!peer?.open || !this.#session) return;
		const stream = streamOf(this.#options.tracks());
		const metadata = { generation };
		this.#configure(peer);
		this.#adopt(peer.call(this.#session.remoteId, stream, { metadata }), generation);
	}

	drop(): void {
		const call = this.#call;
		if (!call) return;
		this.#call = null;
		this.#options.onLink(null);
		call.close();
	}

	sayBye(): void {
		this.#tell({ kind: 'bye' });
	}

	close(): void {
		this.#closed = true;
		clearInterval(this.#pinging);
		this.drop();
		this.#peer?.destroy();
		this.#peer = null;
	}

	#open({ peerId, ticket }: CallSession): Peer {
		const { origin, configuration, onEvent } = this.#options;
		const { hostname, port, protocol } = new URL(origin);
		const secure = protocol === 'https:';
		const peer = new Peer(peerId, {
			host: hostname,
			port: Number(port) || (secure ? 443 : 80),
			path: SIGNALING_PATH,
			secure,
			token: ticket,
			debug: 0,
			// Never PeerJS' own default, which is other people's servers.
			config: configuration(),
		});
		const isCurrent = () => this.#peer === peer && !this.#closed;
		peer.on('open', () => {
			if (!isCurrent()) return;
			this.#keepAlive();
			onEvent({ type: 'signaling_open' });
		});
		peer.on('disconnected', () => {
			clearInterval(this.#pinging);
			if (isCurrent() && !this.#ended) onEvent({ type: 'signaling_lost' });
		});
		// What it means is told by `disconnected`, and by the connection itself.
		peer.on('error', () => {});
		peer.on('call', (call) => {
			if (isCurrent()) this.#answer(peer, call);
			else call.close();
		});
		socketOf(peer).on('message', ({ type, payload }) => {
			if (type === 'APP' && isCurrent()) this.#heard(payload as CallNotice);
		});
		return peer;
	}

	/** Only the partner gets this far; only a newer call than the last is taken. */
	#answer(peer: Peer, call: MediaConnection): void {
		const { onEvent, accepts, tracks } = this.#options;
		const { generation } = (call.metadata ?? {}) as { readonly generation?: unknown };
		if (typeof generation !== 'number' || call.peer !== this.#session?.remoteId)
			return call.close();
		onEvent({ type: 'called', generation });
		if (!accepts(generation)) return call.close();
		this.#configure(peer);
		call.answer(streamOf(tracks()));
		this.#adopt(call, generation);
	}

	/** PeerJS makes each connection by what stands in its options then. */
	#configure(peer: Peer): void {
		peer.options.config = this.#options.configuration();
	}

	#adopt(call: MediaConnection, generation: number): void {
		this.drop();
		this.#call = call;
		const { onEvent, onLink } = this.#options;
		const pc = call.peerConnection;
		const isCurrent = () => this.#call === call && !this.#closed;
		// PeerJS would end the call for what may heal, and says nothing of what does not.
		pc.oniceconnectionstatechange = null;
		pc.addEventListener('connectionstatechange', () => {
			if (!isCurrent()) return;
			const { connectionState } = pc;
			if (connectionState === 'connected') onEvent({ type: 'connected', generation });
			if (connectionState === 'disconnected') onEvent({ type: 'silence', generation });
			if (connectionState === 'failed') onEvent({ type: 'broken', generation });
		});
		call.on('close', () => {
			if (isCurrent()) onEvent({ type: 'broken', generation });
		});
		call.on('error', () => {
			if (isCurrent()) onEvent({ type: 'broken', generation });
		});
		onLink(linkOf(pc, generation, this.#options.tracks()));
	}

	#keepAlive(): void {
		clearInterval(this.#pinging);
		this.#heardAt = performance.now();
		this.#pinging = setInterval(() => {
			if (performance.now() - this.#heardAt > DEAD_MS) return this.#peer?.disconnect();
			this.#tell({ kind: 'ping' });
		}, PING_MS);
	}

	#heard(notice: CallNotice): void {
		this.#heardAt = performance.now();
		const { onEvent } = this.#options;
		switch (notice.kind) {
			case 'peer':
				if (notice.up) onEvent({ type: 'peer_up', visit: notice.visit });
				else onEvent({ type: 'peer_down' });
				break;
			case 'bye':
				onEvent({ type: 'bye' });
				break;
			case 'end':
				this.#ended = true;
				onEvent({ type: 'ended_by_server', why: notice.why });
				break;
			case 'window':
				onEvent({ type: 'window', endsAt: notice.endsAt, closesAt: notice.closesAt });
		}
	}

	#tell(payload: CallNotice): void {
		if (this.#peer?.open) socketOf(this.#peer).send({ type: 'APP', payload });
	}
}

const socketOf = (peer: Peer): PeerSocket => (peer as unknown as { socket: PeerSocket }).socket;

const streamOf = (tracks: OwnTracks): MediaStream =>
	new MediaStream(TRACK_KINDS.map((kind) => tracks[kind]));

function linkOf(pc: RTCPeerConnection, generation: number, sent: OwnTracks): CallLink {
	const channel = pc.createDataChannel('app', { negotiated: true, id: CHANNEL });
	// By the tracks that were given, once: later a sender may have none.
	const senderOf = (kind: keyof OwnTracks) =>
		senders[kind] ?? pc.getSenders().find(({ track }) => track === sent[kind]);
	const senders: Partial<Record<keyof OwnTracks, RTCRtpSender>> = {};
	const remember = () => {
		for (const kind of TRACK_KINDS) {
			const sender = senderOf(kind);
			if (sender) senders[kind] = sender;
		}
	};
	remember();
	const lineOf = (kind: keyof OwnTracks) =>
		pc.getTransceivers().find(({ sender }) => sender === senders[kind])?.mid ?? null;
	return {
		generation,
		pc,
		channel,
		async replace(kind, track) {
			remember();
			await senders[kind]?.replaceTrack(track);
		},
		names() {
			remember();
			const [mic, camera, screen] = TRACK_KINDS.map(lineOf);
			return mic && camera && screen ? { mic, camera, screen } : null;
		},
		remote(names: TrackNames) {
			const trackOn = (mid: string) =>
				pc.getTransceivers().find((line) => line.mid === mid)?.receiver.track ?? null;
			return {
				mic: trackOn(names.mic),
				camera: trackOn(names.camera),
				screen: trackOn(names.screen),
			};
		},
		prints: () => printsOf(pc, channel),
	};
}
