/** Somebody at their browser: the product's own client, on a device whose pages come and go. */
import * as Y from 'yjs';
import { FairSession } from '#lib/sync/fair-session.ts';
import { MemoryDevice } from '#lib/sync/memory-device.ts';
import type { Chance } from '#schema/demo/chance.ts';
import type { IntentId, ParticipantId } from '#schema/ids.ts';
import type { FairRows } from '#sync/testing/fair-rows.ts';
import { Browser, isShutOut, syncUrl } from './browser.ts';
import { drawIntent } from './draw-intent.ts';
import type { History } from './history.ts';

/** A person who clicks without waiting, but not without end. */
const PENDING_MAX = 6;
const CALENDARS = 2;

export interface PersonOptions {
	readonly participant: ParticipantId;
	readonly fair: FairRows;
	/** Of the server, without a slash at the end. */
	readonly url: string;
	readonly cookie: string;
	readonly chance: Chance;
	readonly history: History;
}

/** What a browser had written to its disk at some moment. */
interface Backup {
	readonly device: MemoryDevice;
	readonly waiting: ReadonlySet<IntentId>;
}

export class Person {
	readonly participant: ParticipantId;
	readonly cookie: string;
	/** The calendars that this page has open. */
	calendars: readonly ParticipantId[] = [];
	/** What should not happen to anybody who behaves. */
	readonly surprises: string[] = [];
	readonly #options: PersonOptions;
	#browser: Browser;
	#device = new MemoryDevice();
	#backup: Backup | null = null;
	#session: FairSession;
	#seq = 0;

	constructor(options: PersonOptions) {
		this.#options = options;
		this.participant = options.participant;
		this.cookie = options.cookie;
		this.#browser = this.#boot();
		this.#session = this.#open();
	}

	get session(): FairSession {
		return this.#session;
	}

	/** Intents that a server may have, and whose outcome is not known here. */
	get underway(): number {
		return this.#session.pending.filter(({ revocable }) => !revocable).length;
	}

	/** The machine says that there is a network again. */
	wake(): void {
		this.#browser.wake();
	}

	/** Asks for something, or takes something back that has not left the device. */
	act(): void {
		const { fair, chance, history, participant } = this.#options;
		const { view, pending } = this.#session;
		if (!view) return;
		const retractable = pending.filter(({ revocable }) => revocable);
		if (retractable.length > 0 && chance.happens(0.1)) {
			const { id } = chance.pick(retractable);
			void this.#session.revoke(id).then((isGone) => {
				if (isGone) history.revoked.add(id);
			});
			return;
		}
		if (pending.length >= PENDING_MAX) return;
		const intent = drawIntent(view, fair, chance);
		const submission = this.#session.submit(intent);
		if (!submission.ok) return;
		const { id } = submission;
		const own = this.#session.pending.find((waiting) => waiting.id === id);
		history.ask({ id, by: participant, intent, notAfter: own?.envelope.exp ?? null });
	}

	get hasBackup(): boolean {
		return this.#backup !== null;
	}

	/** Remembers what this browser has on its disk now. */
	async backUp(): Promise<void> {
		const waiting = new Set(this.#session.pending.map(({ id }) => id));
		this.#backup = { waiting, device: await copyOf(this.#device) };
	}

	async reload(): Promise<void> {
		const closing = this.#close(this.#session);
		this.#session = this.#open();
		await closing;
	}

	/** The browser dies, and its disk is as it was a while ago. */
	async crash(): Promise<void> {
		const backup = this.#backup;
		if (!backup) return;
		this.#backup = null;
		const closing = this.#close(this.#session);
		this.#device = backup.device;
		this.#browser = this.#boot();
		this.#options.history.rewind(this.participant, backup.waiting);
		this.#session = this.#open();
		await closing;
	}

	async leave(): Promise<void> {
		await this.#close(this.#session);
	}

	async #close(session: FairSession): Promise<void> {
		this.#listen(session);
		await session.close();
		// A page that is closing still hears what had been on its way.
		this.#listen(session);
	}

	#boot(): Browser {
		const { url, cookie, chance } = this.#options;
		// Short pauses: what is spread by them is the load, not a verdict.
		const random = () => chance.next() / 10;
		return new Browser({ device: this.#device, url, cookie, random });
	}

	#open(): FairSession {
		const { fair, chance, participant, url, cookie } = this.#options;
		const session: FairSession = new FairSession({
			environment: this.#browser.environment,
			url: syncUrl(url),
			fair: fair.fair,
			participant,
			isShutOut: () => isShutOut(url, fair.fair, cookie),
		});
		this.#seq = 0;
		session.subscribe(() => {
			this.#listen(session);
			if (session === this.#session) this.#watchCommits(session);
		});
		session.start();
		this.calendars = chance.sample(fair.recruiters, CALENDARS);
		for (const recruiter of this.calendars) session.calendar(recruiter);
		return session;
	}

	/** Everything that this page has been told so far. */
	#listen({ decided, troubles, connection }: FairSession): void {
		for (const { id, outcome } of decided) this.#options.history.hear(id, outcome);
		for (const { kind } of troubles) this.surprises.push(`${this.participant}: ${kind}`);
		if (connection === 'ended' || connection === 'upgrade')
			this.surprises.push(`${this.participant}: ${connection}`);
	}

	/** SY6, and more: no commit is ever lost here, so no page ever goes back. */
	#watchCommits({ view }: FairSession): void {
		const seq = view?.desk.seq ?? 0;
		if (seq < this.#seq)
			this.surprises.push(`${this.participant}: back from commit ${this.#seq} to ${seq}`);
		this.#seq = Math.max(this.#seq, seq);
	}
}

/** By way of what any page could read from it. */
async function copyOf(device: MemoryDevice): Promise<MemoryDevice> {
	const copy = new MemoryDevice();
	for (const name of device.docs) {
		const doc = new Y.Doc();
		const from = device.keep(name, doc);
		await from.loaded;
		await from.close();
		await copy.keep(name, doc).close();
		doc.destroy();
	}
	for (const key of await device.keys('')) await copy.set(key, await device.get(key));
	return copy;
}
