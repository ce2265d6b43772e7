/** Debian's Firefox, where it is installed. Playwright drives only builds of its own, which npm does not have. */
import { existsSync } from 'node:fs';
import type { Browser, Page } from 'puppeteer-core';
import { launch } from 'puppeteer-core';
import { expect } from '@playwright/test';
import { rememberConnections } from './connections.ts';
import type { Who, World } from './world.ts';

export const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) =>
	existsSync(path),
);

/** It ends what hangs. */
const LIMIT_MS = 120_000;

export const launchFirefox = (executablePath: string): Promise<Browser> =>
	launch({
		browser: 'firefox',
		executablePath,
		timeout: LIMIT_MS,
		defaultViewport: { width: 1280, height: 800 },
		extraPrefsFirefox: {
			'media.navigator.streams.fake': true,
			'media.navigator.permission.disabled': true,
			// Where a machine has no other network than itself.
			'media.peerconnection.ice.loopback': true,
			// Nothing is asked of anybody but our own server.
			'network.dns.disabled': true,
			'intl.accept_languages': 'en',
		},
	});

const named = (role: string, name: string) => `::-p-aria([name="${name}"][role="${role}"])`;

/** Runs in the page, until some more frames were shown. */
const severalFrames = (video: Element): Promise<void> =>
	new Promise((resolve) => {
		let left = 5;
		const shown = (): void => {
			left -= 1;
			if (left === 0) resolve();
			else next();
		};
		const next = () => (video as HTMLVideoElement).requestVideoFrameCallback(shown);
		next();
	});

/** Runs in the page. The energy of all sound that came in; without a sound card Firefox plays none of it. */
async function energyOfSound(): Promise<number> {
	const { connections } = window as unknown as { connections: readonly RTCPeerConnection[] };
	const reports = await Promise.all(connections.map((connection) => connection.getStats()));
	return reports
		.flatMap((report) => [...report.values()] as { type: string; totalAudioEnergy?: number }[])
		.reduce(
			(sum, { type, totalAudioEnergy = 0 }) =>
				type === 'inbound-rtp' ? sum + totalAudioEnergy : sum,
			0,
		);
}

export class FirefoxPerson {
	readonly #page: Page;

	private constructor(page: Page) {
		this.#page = page;
	}

	/** A window of this person's own, signed in by the demo's door, at `path` of the fair. */
	static async enter(
		browser: Browser,
		world: World,
		who: Who,
		path: string,
	): Promise<FirefoxPerson> {
		const page = await (await browser.createBrowserContext()).newPage();
		page.setDefaultTimeout(LIMIT_MS);
		await page.evaluateOnNewDocument(rememberConnections);
		const next = encodeURIComponent(`/events/${world.fair}${path}`);
		await page.goto(`${world.server.url}/sign-in?next=${next}`);
		const person = new FirefoxPerson(page);
		await person.#find(`button[value="${world.accountOf(world.ids[who])}"]`).click();
		return person;
	}

	press(name: string): Promise<void> {
		return this.#find(named('button', name)).click();
	}

	async write(text: string): Promise<void> {
		await this.#find(named('tab', 'Chat')).click();
		await this.#find(named('textbox', 'Message')).fill(text);
		await this.#page.keyboard.press('Enter');
	}

	/** Firefox 140 never says that an element is enabled; none of these is ever anything else. */
	#find(selector: string) {
		return this.#page.locator(selector).setWaitForEnabled(false);
	}

	async reads(text: string): Promise<void> {
		await this.#page.waitForSelector(`::-p-text(${text})`);
	}

	/** The other's picture moves, and their sound has energy. Firefox counts no frames of what is live. */
	async seesAndHears(name: string): Promise<void> {
		const video = `video[aria-label="${name}"]`;
		await this.#page.waitForSelector(video);
		await this.#page.$eval(video, severalFrames);
		const before = await this.#page.evaluate(energyOfSound);
		await expect.poll(() => this.#page.evaluate(energyOfSound)).toBeGreaterThan(before);
	}
}
