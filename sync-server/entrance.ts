import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Audit } from './audit.ts';
import type { Identity, SignedIn } from './documents.ts';
import { isOwnOrigin } from './origin.ts';
import type { Sockets } from './sockets.ts';
import type { Caller, Doorkeeper, Refusal, Upgrades } from './upgrade.ts';
import type { Renewal } from './visitor.ts';
import { renewed } from './visitor.ts';
import type { BoardRequest } from './y-endpoint.ts';
import { boardRequest } from './y-endpoint.ts';

/** Where the upgrade came from; the cookie is kept so that the session can be asked for again. */
export interface CameFrom {
	readonly cookie: string | null;
	/** Network address, as limits count it. */
	readonly remote: string;
}

/** Whether a token opens this document, which must exist, at present. */
export type VerifyBoardToken = (token: string, documentName: string) => Promise<boolean>;

/** What a door knows of whoever passed the checks before it. */
export interface AtTheDoor extends SignedIn {
	/** Asks again whether the session lasts: until when, or `gone`. */
	readonly renew: () => Promise<Renewal>;
}

/** One more door for people, on the same hinges: Origin, session, places, refusals (GA1, GA2). */
export interface Door<Guest extends object = object> {
	readonly path: string;
	/** Bytes of one frame, where they are more than elsewhere. */
	readonly frameBytes?: number;
	judge(address: URL, who: AtTheDoor): Guest | Refusal;
	enter(webSocket: WebSocket, guest: Guest, who: AtTheDoor): void;
}

export interface EntranceOptions {
	readonly identity: Identity;
	readonly audit: Audit;
	readonly upgrades: Upgrades;
	readonly sockets: Sockets;
	readonly allowedOrigins: ReadonlySet<string>;
	readonly remoteOf: (request: IncomingMessage) => string;
	readonly verifyBoardToken: VerifyBoardToken | undefined;
	readonly doors: readonly Door[];
	readonly personEnters: (
		webSocket: WebSocket,
		stream: Duplex,
		signedIn: SignedIn,
		from: CameFrom,
	) => void;
	readonly boardEnters: (webSocket: WebSocket, wanted: BoardRequest, from: CameFrom) => void;
}

/** The two doors, `/sync` for people and `/y/` for boards, and who may pass (GA1, SY17). */
export class Entrance {
	readonly #options: EntranceOptions;

	constructor(options: EntranceOptions) {
		this.#options = options;
	}

	upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
		// From here on an error of this connection is ours to catch.
		stream.on('error', () => stream.destroy());
		this.#admit(request, stream, head).catch((error: unknown) => {
			this.#options.audit.failure('upgrade', error);
			stream.destroy();
		});
	}

	async #admit(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
		const { upgrades, verifyBoardToken: verify } = this.#options;
		const url = URL.parse(request.url ?? '', 'http://localhost');
		if (!url) return upgrades.refuse(stream, 400);
		if (url.pathname === '/sync') return this.#person(request, stream, head);
		const door = this.#options.doors.find(({ path }) => path === url.pathname);
		if (door) return this.#through(door, url, request, stream, head);
		const wanted = boardRequest(url);
		if (wanted && verify) return this.#board(request, stream, head, { wanted, verify });
		upgrades.refuse(stream, 404);
	}

	async #person(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
		const { identity, sockets, personEnters } = this.#options;
		const from = this.#whence(request);
		const judge = async () => {
			const signedIn = await identity.authenticate(from.cookie);
			if (!signedIn) return 401;
			const { sessionId, accountId } = signedIn;
			return sockets.hasRoomFor(sessionId, accountId) ? signedIn : 429;
		};
		await this.#ownPage(request, { stream, head, remote: from.remote }, judge, (ws, signedIn) =>
			personEnters(ws, stream, signedIn, from),
		);
	}

	async #through(
		door: Door,
		url: URL,
		request: IncomingMessage,
		stream: Duplex,
		head: Buffer,
	): Promise<void> {
		const { identity } = this.#options;
		const { cookie, remote } = this.#whence(request);
		const judge = async () => {
			const signedIn = await identity.authenticate(cookie);
			if (!signedIn) return 401;
			const who: AtTheDoor = { ...signedIn, renew: () => renewed(identity, cookie, signedIn) };
			const guest = door.judge(url, who);
			return typeof guest === 'number' ? guest : { guest, who };
		};
		const { frameBytes } = door;
		const caller = { stream, head, remote, ...(frameBytes !== undefined && { frameBytes }) };
		await this.#ownPage(request, caller, judge, (ws, { guest, who }) => door.enter(ws, guest, who));
	}

	/** A cookie alone proves nothing: other sites can make browsers send it (GA1). */
	async #ownPage<Guest extends object>(
		request: IncomingMessage,
		caller: Caller,
		judge: Doorkeeper<Guest>,
		enter: (webSocket: WebSocket, guest: Guest) => void,
	): Promise<void> {
		const { audit, upgrades, allowedOrigins } = this.#options;
		if (!isOwnOrigin(request.headers, allowedOrigins)) {
			audit.abuse('foreign origin', { remote: caller.remote });
			return upgrades.refuse(caller.stream, 403);
		}
		await upgrades.admit(request, caller, judge, enter);
	}

	/** No `Origin` is asked of a board: the token in its address is all its power, no cookie adds to it. */
	async #board(
		request: IncomingMessage,
		stream: Duplex,
		head: Buffer,
		{ wanted, verify }: { wanted: BoardRequest; verify: VerifyBoardToken },
	): Promise<void> {
		const { upgrades, boardEnters } = this.#options;
		const from = this.#whence(request);
		const judge = async () => ((await verify(wanted.token, wanted.name)) ? wanted : 403);
		await upgrades.admit(request, { stream, head, remote: from.remote }, judge, (ws) =>
			boardEnters(ws, wanted, from),
		);
	}

	#whence(request: IncomingMessage): CameFrom {
		return {
			cookie: request.headers.cookie ?? null,
			remote: this.#options.remoteOf(request),
		};
	}
}
