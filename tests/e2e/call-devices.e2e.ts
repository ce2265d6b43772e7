/** Camera, microphone, speaker and keys of a call: what fails, how it is mended, and that nothing is held afterwards. */
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { fakes, plain, test, yes } from './call-browsers.ts';
import {
	callBrowser,
	connect,
	loudness,
	openPanel,
	pictureOf,
	ROOM,
	said,
	seesMoving,
	soon,
	write,
} from './call-steps.ts';
import { button } from './steps.ts';
import { expect } from './world.ts';

test.use({ launchOptions: callBrowser });

interface Trouble {
	readonly name: string;
	readonly flags: readonly string[];
	readonly device?: BrowserContextOptions;
	/** What is said in the lobby. */
	readonly says: readonly RegExp[];
	readonly before?: (page: Page) => Promise<unknown>;
	/** As the technical details name it for whoever helps. */
	readonly named?: string;
	/** How it is mended, without a reload. */
	readonly mend?: (page: Page) => Promise<void>;
}

const seesOneself = (page: Page) =>
	expect(pictureOf(page, 'What the other side will see of you')).toBeVisible();

const TROUBLES: readonly Trouble[] = [
	{
		name: 'both are denied',
		flags: [...plain, fakes, `${yes}=deny`],
		says: [/This page may not use your camera/, /This page may not use your microphone/],
		named: 'NotAllowedError',
	},
	{
		name: 'there is neither',
		flags: [...plain, yes],
		says: [/No camera was found/, /No microphone was found/],
		named: 'NotFoundError',
	},
	{
		name: 'only the microphone is allowed, until the camera is too',
		flags: [...plain, fakes],
		device: { permissions: ['microphone'] },
		says: [/This page may not use your camera/],
		mend: async (page) => {
			await page.context().grantPermissions(['microphone', 'camera']);
			await seesOneself(page);
		},
	},
	{
		// No flag makes a camera busy, nor makes this browser ask: so it is answered for, where it would answer.
		name: 'another program has the camera, and the browser asks about the microphone',
		flags: [...plain, fakes, yes],
		says: [/look for its question/],
		before: (page) =>
			page.addInitScript(() => {
				const { mediaDevices } = navigator;
				const native = mediaDevices.getUserMedia.bind(mediaDevices);
				const free = Promise.withResolvers<void>();
				const state = { isBusy: true, answer: free.resolve };
				Object.assign(globalThis, { state });
				mediaDevices.getUserMedia = async (wanted) => {
					if (wanted?.audio) await free.promise;
					if (wanted?.video && state.isBusy) throw new DOMException('busy', 'NotReadableError');
					return native(wanted);
				};
			}),
		mend: async (page) => {
			const state = (act: 'answer' | 'free') =>
				page.evaluate((what) => {
					const { state: kept } = globalThis as unknown as {
						state: { isBusy: boolean; answer: () => void };
					};
					if (what === 'answer') kept.answer();
					else kept.isBusy = false;
				}, act);
			await state('answer');
			await expect(page.getByText('Another program is using your camera')).toBeVisible();
			await state('free');
			await button(page, 'Try again').click();
			await seesOneself(page);
		},
	},
	{
		name: 'the camera that was chosen is gone',
		flags: [...plain, fakes, yes],
		says: [/The chosen camera is gone; another one is in use/],
		before: (page) =>
			page.addInitScript(() =>
				localStorage.setItem('visavis:devices', JSON.stringify({ camera: 'gone' })),
			),
		mend: seesOneself,
	},
];

/** In what would be sent to the organizers. */
async function expectError(page: Page, named: string): Promise<void> {
	await button(page, 'Help').click();
	const help = page.getByRole('complementary', { name: 'Help' });
	await help.getByRole('checkbox', { name: 'Send technical details along' }).check();
	await expect(help.getByRole('region', { name: 'Technical details' })).toContainText(named);
	await button(page, 'Help').click();
}

test('[I14] [CA12] [SU7] whatever is wrong with the devices, it is said, can be mended without a reload, and ends in a call with text', async ({
	open,
	launch,
}) => {
	test.setTimeout(600_000);
	const world = await open(soon);
	const rita = await world.enter('Rita', ROOM);
	await button(rita, 'Join').click();
	await openPanel(rita, 'Chat');
	for (const { name, flags, device = {}, says, before, named, mend } of TROUBLES) {
		const ada = await world.enter('Ada', '/chats', device, await launch(...flags));
		await before?.(ada);
		await ada.goto(`/events/${world.fair}${ROOM}`);
		for (const sentence of says) await expect(ada.getByText(sentence), name).toBeVisible();
		await mend?.(ada);
		await button(ada, 'Join').click();
		await seesMoving(ada, world.names.Rita);
		if (named) await expectError(ada, named);
		await openPanel(ada, 'Chat');
		await write(ada, name);
		await expect(said(rita, name)).toBeVisible();
		await ada.context().browser()?.close();
	}
});

/** As if the camera's plug were pulled and put back: the browser's own service for cameras ends. */
async function pullCamera(browser: Browser): Promise<void> {
	const session = await browser.newBrowserCDPSession();
	const { processInfo } = await session.send('SystemInfo.getProcessInfo');
	const service = processInfo.find(({ id }) =>
		readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('video_capture.mojom'),
	);
	if (!service) throw new Error('this browser has no camera open');
	process.kill(service.id, 'SIGKILL');
}

test('[CA12] [CA10] a device that is lost during the call comes back by itself; one that is taken away is told, and the call goes on', async ({
	open,
	launch,
}) => {
	const world = await open(soon);
	const rita = await world.enter('Rita', ROOM);
	await button(rita, 'Join').click();
	const browser = await launch(...plain, fakes);
	const ada = await world.enter('Ada', ROOM, { permissions: ['camera', 'microphone'] }, browser);
	await button(ada, 'Join').click();
	await seesMoving(rita, world.names.Ada);
	await ada.evaluate(() =>
		document.querySelector('video[aria-label="You"]')?.setAttribute('data-before', ''),
	);
	await pullCamera(browser);
	await expect(ada.locator('[data-before]')).toBeHidden();
	await seesMoving(ada, 'You');
	await seesMoving(rita, world.names.Ada);

	await ada.context().clearPermissions();
	await ada.context().grantPermissions(['microphone']);
	await expect(ada.getByText('This page may not use your camera')).toBeVisible();
	await expect(pictureOf(rita, world.names.Ada)).toBeHidden();
	await openPanel(ada, 'Chat');
	await write(ada, 'one moment');
	await openPanel(rita, 'Chat');
	await expect(said(rita, 'one moment')).toBeVisible();
	await ada.context().grantPermissions(['microphone', 'camera']);
	await seesMoving(rita, world.names.Ada);
	await expect(ada.getByText('This page may not use your camera')).toBeHidden();
});

/** What the page has opened, and whether the screen is kept on. */
interface Held {
	tracks: MediaStreamTrack[];
	locks: WakeLockSentinel[];
}

const watchDevices = (page: Page): Promise<unknown> =>
	page.addInitScript(() => {
		const held: Held = { tracks: [], locks: [] };
		Object.assign(globalThis, { held });
		const { mediaDevices, wakeLock } = navigator;
		const open = mediaDevices.getUserMedia.bind(mediaDevices);
		mediaDevices.getUserMedia = async (wanted) => {
			const stream = await open(wanted);
			held.tracks.push(...stream.getTracks());
			return stream;
		};
		const ask = wakeLock.request.bind(wakeLock);
		wakeLock.request = async (type) => {
			const lock = await ask(type);
			held.locks.push(lock);
			return lock;
		};
	});

const held = (page: Page) =>
	page.evaluate(() => {
		const { held: all } = globalThis as unknown as { held: Held };
		return {
			live: all.tracks.filter(({ readyState }) => readyState === 'live').map(({ kind }) => kind),
			isKeptOn: all.locks.some(({ released }) => !released),
		};
	});

test('[CA13] [CA14] [CA15] [S31] a sound to try the speaker, a hint to who talks muted, keys that can be switched off; and after the call nothing is held', async ({
	open,
}) => {
	const { world, ada, rita } = await connect(open);
	await watchDevices(ada);
	await ada.addInitScript(() => {
		Object.defineProperty(navigator.mediaDevices, 'getDisplayMedia', { value: undefined });
	});
	await button(ada, 'Leave').click();
	await ada.reload();
	const sample = ada.locator('audio');
	const playing = sample.evaluate(
		(audio) =>
			new Promise<true>((resolve) => audio.addEventListener('playing', () => resolve(true))),
	);
	await button(ada, 'Play a sound').click();
	await playing;
	expect(await sample.evaluate(loudness)).toBeGreaterThan(0.01);
	await expect(ada.getByText('Did you hear three notes?')).toBeVisible();
	await ada
		.getByRole('combobox', { name: 'Speaker' })
		.selectOption({ label: 'Fake Audio Output 2' });
	await button(ada, 'Join').click();
	await seesMoving(rita, world.names.Ada);
	const sink = () => ada.locator('audio').evaluate((audio: HTMLAudioElement) => audio.sinkId);
	await expect.poll(sink).not.toBe('');
	await expect.poll(() => held(ada)).toEqual({ live: ['audio', 'video'], isKeptOn: true });

	// The camera's machine beeps as somebody talks.
	await ada.keyboard.press('m');
	await expect(rita.getByText('Ada Byron is muted')).toBeAttached();
	await expect(ada.getByText('You are talking, and your microphone is muted.')).toBeVisible();
	await ada.getByText('You are talking').locator('..').getByRole('button').click();
	await expect(rita.getByText('Ada Byron is muted')).toBeHidden();

	await expect(button(ada, 'This browser cannot share a screen.')).toBeDisabled();
	await ada.keyboard.press('s');
	await expect(ada.getByText('This browser cannot share a screen.')).toBeVisible();

	await ada.keyboard.press('?');
	const list = ada.getByRole('dialog', { name: 'Quick keys' });
	await expect(list).toContainText('Camera on or off');
	await list.getByRole('checkbox').uncheck();
	await ada.keyboard.press('Escape');
	await ada.keyboard.press('v');
	await ada.reload();
	await seesMoving(rita, world.names.Ada);
	await ada.keyboard.press('v');
	await expect(button(ada, 'Turn camera off')).toBeVisible();
	await button(ada, 'Leave').click();
	await expect(button(ada, 'Come back')).toBeVisible();
	expect(await held(ada)).toEqual({ live: [], isKeptOn: false });
});
