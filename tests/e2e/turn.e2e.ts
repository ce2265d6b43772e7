/** Two networks that let nobody meet: the call goes through coturn, with the configuration that is shipped. */
import { NO_TURN_SERVER, startTurnServer, turnSettings } from '../turn-server.ts';
import { ROOM, seesMoving, soon } from './call-steps.ts';
import { pathInPage, rememberConnections } from './connections.ts';
import type { Home } from './networks.ts';
import { STREET, openNetworks, whyNoNetworks } from './networks.ts';
import { button } from './steps.ts';
import { expect, test } from './world.ts';

const why = whyNoNetworks ?? NO_TURN_SERVER;
test.skip(why !== null, why ?? '');

test('[TU1] [CA3] where only the relay is reached the call goes over it by UDP, without UDP by TCP, and without that inside TLS', async ({
	open,
	atEnd,
}) => {
	const world = await open({ ...soon, env: turnSettings(STREET).env });
	const networks = await openNetworks(world.server.url, atEnd);
	networks.closeStreet();
	const turn = await startTurnServer({ ip: STREET, namespace: networks.street });
	atEnd(turn.stop);
	const enter = async (who: 'Ada' | 'Rita', home: Home) => {
		const device = { baseURL: networks.url(home) };
		const page = await world.enter(who, '/chats', device, await networks.browserIn(home));
		await page.addInitScript(rememberConnections);
		await page.goto(`/events/${world.fair}${ROOM}`);
		await button(page, 'Join').click();
		return page;
	};
	const [ada, rita] = await Promise.all([enter('Ada', 'a'), enter('Rita', 'b')]);
	const goesBy = async (relay: string) => {
		for (const page of [ada, rita])
			await expect
				.poll(() => page.evaluate(pathInPage), { timeout: 60_000 })
				.toEqual({ own: 'relay', other: 'relay', relay });
		await Promise.all([seesMoving(ada, world.names.Rita), seesMoving(rita, world.names.Ada)]);
	};
	await goesBy('udp');
	networks.refuse('udp');
	await goesBy('tcp');
	networks.refuse('tcp', 3478);
	await goesBy('tls');
});
