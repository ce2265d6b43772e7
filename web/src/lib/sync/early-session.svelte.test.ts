/** A session before its engine is loaded, and as it is handed over. */
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { browserClock, browserRandom } from './browser-clock.ts';
import { forgetEverything } from './browser-storage.ts';
import { EarlySession } from './early-session.ts';
import { openEngine } from './open-engine.ts';
import { ADA, desk, directory, FAIR, NOW, RITA } from './testing/first-picture.ts';
import { meetingsByTab } from './view.ts';

const until = (condition: () => boolean): Promise<true> =>
	vi.waitUntil(condition, { timeout: 60_000, interval: 5 });

const NOWHERE = 'ws://127.0.0.1:1/sync';
const who = { fair: FAIR, participant: ADA, initial: { desk, directory, now: NOW } };
const send = { kind: 'request.send', to: RITA, message: '', question: '', answer: '' } as const;
const tooLong = { ...send, message: 'x'.repeat(100_000) };

/** The engine comes when the test lets it come, and finds no server. */
function openPage() {
	const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
	const onRefused = vi.fn<(why: string) => void>();
	const session = new EarlySession({
		...who,
		clock: browserClock,
		fillRandom: browserRandom,
		onFailure: () => {},
		onRefused,
		async load(time) {
			await arrived;
			return openEngine({ ...who, time, url: NOWHERE });
		},
	});
	session.start();
	onTestFinished(() => {
		arrive();
		return session.close();
	});
	return { session, arrive, onRefused };
}

const requestsOf = ({ view }: EarlySession) =>
	view ? meetingsByTab(view).requests.map(({ peer, pending }) => [peer.name, pending?.intent]) : [];
const waitingIn = ({ pending }: EarlySession) => pending.map(({ id }) => id);

beforeEach(forgetEverything);

it('[SY19] what is asked for early is shown as waiting, and handed over with its name and in its order', async () => {
	const { session, arrive } = openPage();
	const asked = session.submit(send);
	const joined = session.submit({ kind: 'profile.update', profile: desk.me.me.profile });
	if (!asked.ok || !joined.ok) throw new Error('It was not queued');
	expect(waitingIn(session)).toEqual([asked.id, joined.id]);
	expect(requestsOf(session)).toEqual([['Rita', asked.id]]);
	expect(session.connection).toBe('connecting');
	arrive();
	await until(() => session.connection === 'offline');
	expect(waitingIn(session)).toEqual([asked.id, joined.id]);
	expect(requestsOf(session)).toEqual([['Rita', asked.id]]);
	expect(await asked.isKept).toBe(true);
	const after = openPage();
	after.arrive();
	await until(() => waitingIn(after.session).includes(asked.id));
});

it('[SY22] nothing is said to be kept before there is an engine that could', async () => {
	const { session, arrive } = openPage();
	const asked = session.submit(send);
	if (!asked.ok) throw new Error('It was not queued');
	let isKept = false;
	void asked.isKept.then((kept) => {
		isKept = kept;
	});
	await new Promise((resolve) => setTimeout(resolve));
	expect(isKept).toBe(false);
	arrive();
	await until(() => isKept);
});

it('[SY19] what was taken back early is not handed over, and whoever waited for it is told', async () => {
	const { session, arrive } = openPage();
	const asked = session.submit(send);
	if (!asked.ok) throw new Error('It was not queued');
	expect(await session.revoke(asked.id)).toBe(true);
	expect(await asked.outcome).toBeNull();
	expect(await asked.isKept).toBe(true);
	expect(requestsOf(session)).toEqual([]);
	arrive();
	await until(() => session.connection === 'offline');
	expect(waitingIn(session)).toEqual([]);
});

it('[SY19] what cannot be queued after all is said, and does not hold up what was asked after it', async () => {
	const { session, arrive, onRefused } = openPage();
	const refused = session.submit(tooLong);
	const asked = session.submit(send);
	if (!refused.ok || !asked.ok) throw new Error('It was not queued');
	arrive();
	expect(await refused.outcome).toBeNull();
	expect(await refused.isKept).toBe(false);
	expect(onRefused).toHaveBeenCalledOnce();
	expect(waitingIn(session)).toEqual([asked.id]);
});

it('[SY19] what was asked for just before the page was left is kept on this device', async () => {
	const { session, arrive } = openPage();
	const asked = session.submit(send);
	if (!asked.ok) throw new Error('It was not queued');
	const closed = session.close();
	arrive();
	await closed;
	const later = openPage();
	later.arrive();
	await until(() => waitingIn(later.session).includes(asked.id));
});
