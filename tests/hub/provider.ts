/** Real providers against a test's hub, as the app uses them: one socket, session-aware, no awareness. */
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import type { CompleteHocuspocusProviderConfiguration } from '@hocuspocus/provider';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { HubRig } from './rig.ts';
import { until } from './rig.ts';

/** Reconnects at once, because tests do not wait for time. */
export function openSocket(rig: HubRig, cookie: string): HocuspocusProviderWebsocket {
	class Browser extends WebSocket {
		constructor(url: string) {
			super(url, { origin: rig.origin, headers: { cookie } });
		}
	}
	const socket = new HocuspocusProviderWebsocket({
		url: `ws://127.0.0.1:${rig.port}/sync`,
		WebSocketPolyfill: Browser,
		delay: 5,
		minDelay: 5,
		maxDelay: 20,
	});
	onTestFinished(() => socket.destroy());
	return socket;
}

export function openProvider(
	socket: HocuspocusProviderWebsocket,
	name: string,
	options: Partial<CompleteHocuspocusProviderConfiguration> & { session?: string } = {},
): HocuspocusProvider {
	const { session = '1', ...configuration } = options;
	const provider = new HocuspocusProvider({
		websocketProvider: socket,
		name,
		token: '',
		awareness: null,
		sessionAwareness: true,
		...configuration,
	});
	provider.sessionId = session;
	provider.attach();
	onTestFinished(() => provider.destroy());
	return provider;
}

/** Has the state, and everything of its own has arrived. */
export const settled = (provider: HocuspocusProvider): Promise<true> =>
	until(() => provider.synced && provider.unsyncedChanges === 0);
