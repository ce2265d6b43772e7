/** Other people of the fair, who act by the second door while somebody looks at a page. */
import type { BrowserContext } from 'playwright-core';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import type { Outcome } from '#schema/docs/desk.ts';
import type { DirectoryView } from '#schema/docs/directory.ts';
import { randomIntentId } from '#schema/ids.ts';
import { envelopeOf } from '#schema/outbox.ts';
import { systemRandom } from '#sync/random.ts';

export const FAIR = 'fair-1';
const random = systemRandom();

export class Somebody {
	readonly #url: string;
	readonly #cookie: string;

	private constructor(url: string, cookie: string) {
		this.#url = url;
		this.#cookie = cookie;
	}

	static async enter(url: string, account: string): Promise<Somebody> {
		const answer = await fetch(`${url}/sign-in?/demo`, {
			method: 'POST',
			redirect: 'manual',
			headers: { origin: url, accept: 'text/html' },
			body: new URLSearchParams({ person: account }),
		});
		const cookie = answer.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
		if (!cookie.some((pair) => pair?.startsWith('session=')))
			throw new Error(`${account} stays outside`);
		return new Somebody(url, cookie.join('; '));
	}

	/** The same person at a browser. */
	async sitDown(context: BrowserContext): Promise<void> {
		const pairs = this.#cookie.split('; ').map((pair) => pair.split('=', 2));
		await context.addCookies(
			pairs.map(([name = '', value = '']) => ({ name, value, url: this.#url })),
		);
	}

	async read<View>(projection: string): Promise<View> {
		const answer = await this.#ask(projection, {});
		return (await answer.json()) as View;
	}

	directory(): Promise<DirectoryView> {
		return this.read<DirectoryView>('directory');
	}

	async act(intent: ParticipantIntent): Promise<Pick<Outcome, 'code' | 'meeting'>> {
		const body = JSON.stringify(envelopeOf(randomIntentId(random), intent, Date.now()));
		const answer = await this.#ask('intents', { method: 'POST', body });
		return (await answer.json()) as Outcome;
	}

	#ask(path: string, init: RequestInit): Promise<Response> {
		const headers = { cookie: this.#cookie, origin: this.#url, 'content-type': 'application/json' };
		return fetch(`${this.#url}/api/fairs/${FAIR}/${path}`, { ...init, headers });
	}
}
