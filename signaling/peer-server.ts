import { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import express from 'express';
import { ExpressPeerServer } from 'peer';
import type { WebSocketServer } from 'ws';
import type { PeerId } from '#schema/call.ts';
import type { Place } from './place.ts';

/** Any fixed word: who may come in was decided before. */
const KEY = 'visavis';
/** Heartbeats come from the timers of a page, which sleep in a hidden tab; presence does not rest on them. */
const ALIVE_MS = 90_000;

export interface PeerServerOptions {
	readonly path: string;
	readonly onError: (error: Error) => void;
}

/**
 * PeerServer without its doors: no HTTP, no upgrades of its own. It is handed places that were let in by
 * us, and carries what they say to each other.
 */
export class PeerCarrier {
	readonly #door = new EventEmitter();

	constructor({ path, onError }: PeerServerOptions) {
		const peerServer = ExpressPeerServer(createServer(), {
			path: '/',
			key: KEY,
			alive_timeout: ALIVE_MS,
			createWebSocketServer: () => this.#door as unknown as WebSocketServer,
		});
		// Without a listener one malformed frame would end the process.
		peerServer.on('error', onError);
		// It begins when it is mounted; nothing ever asks the application around it.
		express().use(path, peerServer);
	}

	/** Whoever had this id before must have left. */
	seat(place: Place, id: PeerId): void {
		const query = new URLSearchParams({ id, token: place.visit, key: KEY });
		this.#door.emit('connection', place, { url: `/?${query}` });
	}
}
