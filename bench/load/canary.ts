import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { WebSocket } from 'ws';
import type { World } from '../world.ts';
import { cookieOf } from '../world.ts';
import { nameOf } from './ours.ts';
import { readCalendar } from './shared-view.ts';

/** A client with the product's own library, which believes nothing that it has not decoded itself. */
export class Canary {
	/** Slots that it saw taken and then free again. */
	turnedBack = 0;
	readonly #socket: HocuspocusProviderWebsocket;
	readonly #providers: readonly HocuspocusProvider[];
	readonly #world: World;

	constructor(world: World, number: number, calendars: readonly number[]) {
		const origin = `http://127.0.0.1:${world.port}`;
		class Browser extends WebSocket {
			constructor(url: string) {
				super(url, { origin, headers: { cookie: cookieOf(number) } });
			}
		}
		this.#world = world;
		this.#socket = new HocuspocusProviderWebsocket({
			url: `ws://127.0.0.1:${world.port}/sync`,
			WebSocketPolyfill: Browser,
		});
		this.#providers = calendars.map((calendar) => {
			const provider = new HocuspocusProvider({
				websocketProvider: this.#socket,
				name: nameOf.calendar(calendar),
				token: '',
				awareness: null,
				sessionAwareness: true,
			});
			provider.sessionId = '1';
			provider.attach();
			return provider;
		});
	}

	async synced(): Promise<this> {
		await Promise.all(
			this.#providers.map(
				(provider) =>
					new Promise<void>((resolve) =>
						provider.synced ? resolve() : provider.on('synced', () => resolve()),
					),
			),
		);
		this.#providers.forEach((provider) => this.#watch(provider));
		return this;
	}

	/** Slots it sees taken, by calendar in the order in which they were given. */
	taken(): ReadonlySet<number>[] {
		const read = readCalendar(this.#world.starts);
		return this.#providers.map(({ document }) => new Set(read(document).keys()));
	}

	close(): void {
		this.#providers.forEach((provider) => provider.destroy());
		this.#socket.destroy();
	}

	#watch({ document }: HocuspocusProvider): void {
		const read = readCalendar(this.#world.starts);
		let seen = new Set(read(document).keys());
		document.on('update', () => {
			const now = new Set(read(document).keys());
			for (const slot of seen) if (!now.has(slot)) this.turnedBack++;
			seen = now;
		});
	}
}
