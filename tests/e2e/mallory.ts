/**
 * Somebody who sits on the way of signaling, and there alone (C-08): she takes the offer of the one and the answer
 * of the other, makes a connection of her own with each, and passes sound, picture and the channel on.
 */
import type { Browser, Page, WebSocketRoute } from '@playwright/test';
import { createPrivateKey, sign } from 'node:crypto';
import { toBase64UrlEncoded } from 'lib0/buffer';
import { printsIn } from '#lib/call/prints.ts';
import type { TextKey } from '#schema/call-text.ts';
import type { Party } from '#schema/domain/participant.ts';
import { otherParty } from '#schema/domain/participant.ts';
import type { LinkStatement } from '#schema/link-statement.ts';
import { statementBytes } from '#schema/link-statement.ts';

/** In her page: what she can do, and what she got. */
interface Relay {
	/** @returns the offer to make to the one who is called */
	offered(connection: string, sdp: string): Promise<string>;
	/** @returns the answer for the one who calls */
	answered(connection: string, sdp: string): Promise<string>;
	candidate(connection: string, from: Party, candidate: RTCIceCandidateInit): Promise<void>;
	readonly got: Got;
}
interface Got {
	/** Frames of the channel that she passed on. */
	frames: number;
	/** Of all points of all pictures of a camera, 0 to 255, by whose it is. */
	brightest: Record<Party, number>;
}
type InPage = Window & { relay: Relay; retell: (from: Party, frame: string) => Promise<string> };

/** Runs in her page, before anything else. */
function becomeRelay(): void {
	const got: Got = { frames: 0, brightest: { talent: 0, recruiter: 0 } };
	/** By the connection of the two; one that takes too long is followed by another. */
	const ends = new Map<string, Record<Party, RTCPeerConnection>>();
	const endsOf = (connection: string) => {
		const both = ends.get(connection);
		if (!both) throw new Error('an offer comes first');
		return both;
	};
	const complete = async (pc: RTCPeerConnection) => {
		while (pc.iceGatheringState !== 'complete')
			await new Promise((resolve) =>
				pc.addEventListener('icegatheringstatechange', resolve, { once: true }),
			);
		return pc.localDescription?.sdp ?? '';
	};
	const passOn = (from: Party, here: RTCDataChannel, there: RTCDataChannel) => {
		here.binaryType = 'arraybuffer';
		const isOpen = new Promise((resolve) => there.addEventListener('open', resolve));
		let before: Promise<unknown> = isOpen;
		here.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) => {
			before = before.then(async () => {
				if (typeof data !== 'string') there.send(data);
				else there.send(await (window as unknown as InPage).retell(from, data));
				got.frames += 1;
			});
		});
	};
	const watch = (whose: Party, pc: RTCPeerConnection) => {
		const camera = pc.getTransceivers()[1]?.receiver.track;
		const video = document.createElement('video');
		Object.assign(video, { muted: true, srcObject: camera && new MediaStream([camera]) });
		document.body.append(video);
		const canvas = Object.assign(document.createElement('canvas'), { width: 16, height: 16 });
		const context = canvas.getContext('2d', { willReadFrequently: true });
		const look = () => {
			context?.drawImage(video, 0, 0, 16, 16);
			const { data } = context?.getImageData(0, 0, 16, 16) ?? { data: [] };
			const colors = [...data].filter((_, index) => index % 4 !== 3);
			got.brightest[whose] = Math.max(got.brightest[whose], ...colors);
			video.requestVideoFrameCallback(look);
		};
		video.requestVideoFrameCallback(look);
		void video.play();
	};
	const relay: Relay = {
		got,
		async offered(connection, sdp) {
			const [recruiter, talent] = [new RTCPeerConnection(), new RTCPeerConnection()];
			ends.set(connection, { recruiter, talent });
			const [one, other] = [recruiter, talent].map((pc) =>
				pc.createDataChannel('app', { negotiated: true, id: 100 }),
			) as [RTCDataChannel, RTCDataChannel];
			passOn('recruiter', one, other);
			passOn('talent', other, one);
			await recruiter.setRemoteDescription({ type: 'offer', sdp });
			const stream = new MediaStream();
			for (const { receiver } of recruiter.getTransceivers())
				talent.addTransceiver(receiver.track, { streams: [stream] });
			watch('recruiter', recruiter);
			await talent.setLocalDescription();
			return complete(talent);
		},
		async answered(connection, sdp) {
			const { recruiter, talent } = endsOf(connection);
			await talent.setRemoteDescription({ type: 'answer', sdp });
			watch('talent', talent);
			const back = recruiter.getTransceivers();
			for (const [index, { receiver }] of talent.getTransceivers().entries()) {
				const line = back[index];
				if (!line) throw new Error('both have the same lines');
				line.direction = 'sendrecv';
				await line.sender.replaceTrack(receiver.track);
			}
			await recruiter.setLocalDescription();
			return complete(recruiter);
		},
		candidate: (connection, from, candidate) => endsOf(connection)[from].addIceCandidate(candidate),
	};
	Object.assign(window, { relay });
}

interface SignalingFrame {
	readonly type: string;
	readonly payload: {
		readonly connectionId: string;
		readonly sdp: { readonly type: string; readonly sdp: string };
		readonly candidate: RTCIceCandidateInit;
	};
}

export class Mallory {
	/** By which both sign, where she has them: nobody has who is on the way of signaling alone. */
	keys: Readonly<Record<Party, TextKey>> | null = null;
	readonly #page: Page;
	/** Fingerprints: what she shows to each of the two, and what each shows to her. */
	readonly #shown: Record<Party, readonly string[]> = { talent: [], recruiter: [] };
	readonly #given: Record<Party, readonly string[]> = { talent: [], recruiter: [] };
	#last: Promise<unknown> = Promise.resolve();

	private constructor(page: Page) {
		this.#page = page;
	}

	static async begin(browser: Browser): Promise<Mallory> {
		const page = await (await browser.newContext()).newPage();
		const mallory = new Mallory(page);
		await page.exposeFunction('retell', (from: Party, frame: string) =>
			mallory.#retell(from, frame),
		);
		await page.evaluate(becomeRelay);
		return mallory;
	}

	/** From the next load of this person's page on. */
	async sitBefore(page: Page, whose: Party): Promise<void> {
		await page.routeWebSocket(/\/signal\/peerjs/, (socket) => {
			const server = socket.connectToServer();
			socket.onMessage((text) => {
				this.#last = this.#last.then(() => this.#took(whose, String(text), server));
			});
		});
	}

	got(): Promise<Got> {
		return this.#page.evaluate(() => (window as unknown as InPage).relay.got);
	}

	end(): Promise<void> {
		return this.#page.context().close();
	}

	async #took(whose: Party, text: string, server: WebSocketRoute): Promise<void> {
		const frame = JSON.parse(text) as SignalingFrame;
		const { type, payload } = frame;
		if (type === 'CANDIDATE') {
			const { connectionId, candidate } = payload;
			await this.#page.evaluate((told) => (window as unknown as InPage).relay.candidate(...told), [
				connectionId,
				whose,
				candidate,
			] as const);
			return;
		}
		if (type !== 'OFFER' && type !== 'ANSWER') return server.send(text);
		const sdp = await this.#page.evaluate(
			([kind, ...told]) => {
				const { relay } = window as unknown as InPage;
				return kind === 'OFFER' ? relay.offered(...told) : relay.answered(...told);
			},
			[type, payload.connectionId, payload.sdp.sdp] as const,
		);
		this.#given[whose] = printsIn(payload.sdp.sdp);
		this.#shown[otherParty(whose)] = printsIn(sdp);
		const own = { ...frame, payload: { ...payload, sdp: { ...payload.sdp, sdp } } };
		server.send(JSON.stringify(own));
	}

	/** As it came; with the keys of both, what each wants to hear of its connection with her. */
	#retell(from: Party, text: string): string {
		const frame = JSON.parse(text) as LinkStatement & { readonly t: string };
		if (frame.t !== 'statement' || !this.keys) return text;
		const to = otherParty(from);
		const statement = {
			from,
			generation: frame.generation,
			own: this.#shown[to],
			other: this.#given[to],
		};
		const key = createPrivateKey({ key: { ...this.keys[from] }, format: 'jwk' });
		const sig = sign('sha256', statementBytes(statement), { key, dsaEncoding: 'ieee-p1363' });
		return JSON.stringify({ t: 'statement', ...statement, sig: toBase64UrlEncoded(sig) });
	}
}
