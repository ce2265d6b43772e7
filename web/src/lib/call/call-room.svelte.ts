/** One call, as its page sees it: the state, and everything that is done about it. */
import { createContext } from 'svelte';
import type * as Y from 'yjs';
import { must } from '#schema/assert.ts';
import type { CallSession, VisitId } from '#schema/call.ts';
import type { Party } from '#schema/domain/participant.ts';
import type { Instant, MeetingId } from '#schema/ids.ts';
import { askSession } from './ask-session.ts';
import { Timers } from '../timers.ts';
import type { CallEffect, CallEvent, CallState, CallTimer } from './call-events.ts';
import { BEGINNING } from './call-events.ts';
import { isInRoom, step } from './call-state.ts';
import type { CallMessage, CallTextOptions } from './call-text.ts';
import { CallText } from './call-text.ts';
import { ChannelRoad } from './channel-road.ts';
import type { LinkFrame, MediaState, Quality } from './link-frames.ts';
import { FRAME_MAX, readLinkFrame } from './link-frames.ts';
import { LinkProof } from './link-proof.ts';
import { CallTrace } from '../support/call-trace.ts';
import { LiveNotes } from './live-notes.svelte.ts';
import { LocalMedia } from './local-media.svelte.ts';
import { OwnAddress } from './own-address.svelte.ts';
import { watchQuality } from './quality.ts';
import { PeerJsTransport } from './peerjs-transport.ts';
import { ServerRoad } from './server-road.ts';
import { Signatures } from './signatures.ts';
import { TRACK_KINDS } from './tracks.ts';
import type { CallLink, CallTransport, RemoteTracks } from './transport.ts';

export interface CallRoomOptions {
	readonly meeting: MeetingId;
	readonly party: Party;
	readonly origin: string;
	readonly serverNow: () => Instant;
	/** Keeps the text on this device, under this name. */
	readonly keep: (name: string, doc: Y.Doc) => ReturnType<CallTextOptions['keep']>;
}

const NO_TRACKS: RemoteTracks = { mic: null, camera: null, screen: null };

export class CallRoom {
	state = $state.raw<CallState>(BEGINNING);
	remote = $state.raw<RemoteTracks>(NO_TRACKS);
	/** What the other side said of itself; nothing before it did. */
	remoteMedia = $state.raw<MediaState | null>(null);
	messages = $state.raw<readonly CallMessage[]>([]);
	/** Messages of the other side that were before one's eyes, in this tab. */
	seen = $state(0);
	/** The other side has changed the notes since one looked at them. */
	hasNewNotes = $state(false);
	/** Whether what one writes leaves this device at present. */
	isCarried = $state(false);
	isTextFull = $state(false);
	/** Of the own connection. */
	quality = $state.raw<Quality>('good');
	readonly media = new LocalMedia();
	readonly notes = new LiveNotes();
	readonly address = new OwnAddress();
	/** For whoever is asked for help (SU7). */
	readonly trace = new CallTrace();
	readonly #options: CallRoomOptions;
	readonly #visit: VisitId;
	readonly #timers = new Timers<CallTimer>();
	#text: CallText | null = null;
	#textName = '';
	#signatures: Signatures | null = null;
	#channelRoad: ChannelRoad | null = null;
	#serverRoad: ServerRoad | null = null;
	readonly #joined: ReturnType<typeof joinedHere>;
	#isReady = false;
	#transport: CallTransport | null = null;
	#link: CallLink | null = null;
	/** Of that link. */
	#proof: LinkProof | null = null;
	#stopWatching: () => void = () => {};
	#closed = false;

	constructor(options: CallRoomOptions) {
		this.#options = options;
		this.#visit = newVisit();
		this.#joined = joinedHere(options.meeting);
		this.seen = seenHere(options.meeting).get();
		this.media.onChanged = (kind) => {
			if (!this.#proof?.isTrue) return;
			void this.#link?.replace(kind, this.media.tracks[kind]);
			this.#sayMedia();
		};
		this.media.onError = (error) => this.trace.failed(error);
		this.address.onChanged = () => this.#dispatch({ type: 'way_changed' });
		window.addEventListener('online', this.#online);
		window.addEventListener('pagehide', this.#leaving);
	}

	/** Asks whether one may come in, and opens the own devices meanwhile. */
	async start(): Promise<void> {
		this.#run([{ do: 'ask' }]);
		await this.media.start();
		this.#isReady = true;
		this.#comeBack();
	}

	join(): void {
		this.#joined.remember();
		this.#dispatch({ type: 'join' });
	}

	hangUp(): void {
		this.#joined.forget();
		this.#dispatch({ type: 'hang_up' });
	}

	retry(): void {
		if (this.state.phase === 'ended') void this.media.start();
		this.#dispatch({ type: 'retry' });
	}

	say(text: string): void {
		void this.#text?.say(text);
	}

	/** All that the other side wrote so far was before one's eyes. */
	sawMessages(): void {
		const { party, meeting } = this.#options;
		this.seen = this.messages.filter(({ from }) => from !== party).length;
		seenHere(meeting).set(this.seen);
	}

	/** The page is left: nothing goes on. */
	close(): void {
		if (this.#closed) return;
		this.#closed = true;
		window.removeEventListener('online', this.#online);
		window.removeEventListener('pagehide', this.#leaving);
		this.#end();
		this.media.close();
		void this.#text?.close();
	}

	#dispatch(event: CallEvent): void {
		if (this.#closed) return;
		const before = this.state;
		const [state, effects] = step(before, event);
		this.state = state;
		this.trace.phase(state.end ?? state.phase, this.#options.serverNow());
		// Whoever was refused meanwhile presses again, and is not let in later without knowing.
		const isRefused = before.wantsIn && !state.wantsIn && !isInRoom(state);
		if (state.phase === 'ended' || isRefused) this.#joined.forget();
		if (event.type === 'session') this.#openText(event.session);
		this.#run(effects);
		if (event.type === 'session') this.#comeBack();
	}

	/** One for each pair: whoever takes over a chat does not read what was written before. */
	#openText({ peerId, remoteId, textKeys }: CallSession): void {
		const name = `call-${[peerId, remoteId].sort().join('-')}`;
		if (name === this.#textName) return;
		this.#textName = name;
		void this.#text?.close();
		this.#serverRoad?.close();
		this.#serverRoad = null;
		const { party, serverNow, keep } = this.#options;
		const signatures = new Signatures(textKeys);
		this.#signatures = signatures;
		const text = new CallText({
			party,
			signatures,
			serverNow,
			keep: (doc) => keep(name, doc),
			onChange: (byOther) => {
				if (text !== this.#text) return;
				this.messages = text.messages;
				this.notes.follow(text.notes);
				this.isTextFull = text.isFull;
				if (byOther) this.hasNewNotes = true;
			},
		});
		this.#text = text;
		this.notes.follow(text.notes);
	}

	#roadsChanged(): void {
		this.isCarried = this.#channelRoad !== null || (this.#serverRoad?.isOpen ?? false);
	}

	/** Whoever has joined on this page, and reloads it, need not press again. */
	#comeBack(): void {
		if (this.#isReady && this.state.phase === 'lobby' && this.#joined.wasHere) this.join();
	}

	#run(effects: readonly CallEffect[]): void {
		for (const effect of effects) this.#do(effect);
	}

	#do(effect: CallEffect): void {
		switch (effect.do) {
			case 'ask':
				return void this.#ask();
			case 'open_signaling':
				return this.#open(effect);
			case 'dial':
				return this.#transport?.dial(effect.generation);
			case 'drop':
				return this.#transport?.drop();
			case 'say_bye':
				return this.#transport?.sayBye();
			case 'start':
				return this.#timers.start(effect.timer, effect.ms, () =>
					this.#dispatch({ type: 'timer', timer: effect.timer }),
				);
			case 'stop':
				return this.#timers.stop(effect.timer);
			case 'end':
				return this.#end();
		}
	}

	async #ask(): Promise<void> {
		const { meeting, serverNow } = this.#options;
		this.#dispatch(await askSession(meeting, this.#visit, serverNow));
	}

	#open({ session }: Extract<CallEffect, { do: 'open_signaling' }>): void {
		// Asked anew with each ticket, and credentials end: the newest are the ones to use.
		const servers = () => this.state.session?.iceServers ?? session.iceServers;
		this.#transport ??= new PeerJsTransport({
			origin: this.#options.origin,
			configuration: () => this.address.configure(servers()),
			tracks: () => this.media.nothing,
			onEvent: (event) => this.#dispatch(event),
			// One that is there already is not taken a second time.
			accepts: (generation) =>
				this.state.generation === generation && this.#link?.generation !== generation,
			onLink: (link) => this.#linked(link),
		});
		this.#transport.open(session);
		this.#serverRoad ??= new ServerRoad({
			doc: must(this.#text, 'the text, whose keys came with the ticket').doc,
			origin: this.#options.origin,
			onChange: () => this.#roadsChanged(),
		});
		this.#serverRoad.open(session);
	}

	#linked(link: CallLink | null): void {
		this.#stopWatching();
		this.#channelRoad?.close();
		this.#channelRoad = null;
		this.#proof?.close();
		this.#proof = null;
		this.#roadsChanged();
		this.#link = link;
		this.remote = NO_TRACKS;
		this.remoteMedia = null;
		this.trace.follow(link?.pc ?? null);
		if (!link) return;
		this.#proof = this.#proofOf(link);
		this.#stopWatching = watchQuality(link.pc, {
			onQuality: (quality) => {
				this.quality = quality;
				this.#sayMedia();
			},
			onSilence: () => this.#dispatch({ type: 'silence', generation: link.generation }),
			onSound: () => this.#dispatch({ type: 'connected', generation: link.generation }),
		});
	}

	/** CA16: nothing passes over the link, in either way, before it was shown where it ends. */
	#proofOf(link: CallLink): LinkProof | null {
		const { channel, generation, prints } = link;
		// A link is made by a ticket, and the keys came with it.
		if (!this.#signatures) throw new Error('a link before its ticket');
		const proof = new LinkProof({
			party: this.#options.party,
			generation,
			signatures: this.#signatures,
			prints,
			send: (frame) => this.#send(frame),
			onVerdict: (isTrue) =>
				isTrue ? this.#proven(link) : this.#dispatch({ type: 'disproven', generation }),
			onData: (data) => this.#received(link, data),
		});
		channel.binaryType = 'arraybuffer';
		channel.addEventListener('open', () => void proof.begin());
		channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => proof.receive(data));
		return proof;
	}

	#proven(link: CallLink): void {
		this.#dispatch({ type: 'proven', generation: link.generation });
		for (const kind of TRACK_KINDS) void link.replace(kind, this.media.tracks[kind]);
		const names = link.names();
		if (names) this.#tell({ t: 'tracks', names });
		this.#sayMedia();
		if (!this.#text) return;
		this.#channelRoad = new ChannelRoad(this.#text, link.channel);
		this.#roadsChanged();
	}

	#received(link: CallLink, data: unknown): void {
		if (data instanceof ArrayBuffer) return this.#channelRoad?.receive(data);
		const frame = readLinkFrame(data);
		if (frame) this.#heard(link, frame);
	}

	#heard(link: CallLink, frame: LinkFrame): void {
		switch (frame.t) {
			case 'tracks':
				this.remote = link.remote(frame.names);
				return;
			case 'media':
				this.remoteMedia = frame;
		}
	}

	#tell(frame: LinkFrame): void {
		if (this.#proof?.isTrue) this.#send(frame);
	}

	#send(frame: LinkFrame): void {
		const channel = this.#link?.channel;
		const data = JSON.stringify(frame);
		if (channel?.readyState === 'open' && data.length <= FRAME_MAX) channel.send(data);
	}

	#sayMedia(): void {
		const { mic, picture, screen } = this.media;
		this.#tell({
			t: 'media',
			mic: mic.state === 'on',
			camera: picture.track !== null,
			screen: screen !== null,
			quality: this.quality,
		});
	}

	#end(): void {
		this.#timers.stopAll();
		this.#linked(null);
		const transport = this.#transport;
		this.#transport = null;
		transport?.close();
		this.#serverRoad?.close();
		this.#serverRoad = null;
		this.#roadsChanged();
		this.media.rest();
	}

	#online = (): void => this.#dispatch({ type: 'online' });
	/** The other side need not wait for what the network would tell it late. */
	#leaving = (): void => {
		this.#transport?.close();
	};
}

/** Whether Join was pressed in this tab, and the call was not left since. */
function joinedHere(meeting: MeetingId) {
	const key = `visavis:joined:${meeting}`;
	return {
		get wasHere() {
			return sessionStorage.getItem(key) !== null;
		},
		remember: () => sessionStorage.setItem(key, '1'),
		forget: () => sessionStorage.removeItem(key),
	};
}

/** How many messages of the other side were seen in this tab: a reload makes none of them new. */
function seenHere(meeting: MeetingId) {
	const key = `visavis:seen:${meeting}`;
	return {
		get: () => Number(sessionStorage.getItem(key) ?? 0),
		set: (count: number) => sessionStorage.setItem(key, String(count)),
	};
}

function newVisit(): VisitId {
	return crypto.randomUUID().replaceAll('-', '') as VisitId;
}

export const [getCallRoom, provideCallRoom] = createContext<CallRoom>();
