import * as Y from 'yjs';
import { docName } from '#schema/docs/names.ts';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import type { FairId, Instant, IntentId, MeetingId, ParticipantId } from '#schema/ids.ts';
import { randomIntentId } from '#schema/ids.ts';
import { OUTBOX_ROOT, envelopeOf } from '#schema/outbox.ts';
import { systemRandom } from '#sync/random.ts';
import type { World } from '../world.ts';
import { FAIR, cookieOf, meetingId, recruiterId, talentId } from '../world.ts';
import type { Client, Ears, Peer, Wish } from './client.ts';
import { Followed } from './followed.ts';
import { RawSocket } from './raw-socket.ts';
import { SharedView, readCalendar } from './shared-view.ts';
import { SyncLine } from './sync-line.ts';

const fair = FAIR as FairId;
const random = systemRandom();
let views: SharedView[] = [];

export const nameOf = {
	calendar: (number: number) =>
		docName({ kind: 'calendar', fair, recruiter: recruiterId(number) as ParticipantId }),
	desk: (talent: number) =>
		docName({ kind: 'desk', fair, participant: talentId(talent) as ParticipantId }),
	outbox: (talent: number) =>
		docName({ kind: 'outbox', fair, participant: talentId(talent) as ParticipantId }),
};

export const ours: Peer = {
	name: 'visavis',
	server: 'ours',
	adjudicates: true,
	reset({ recruiters, starts }) {
		views = Array.from({ length: recruiters }, () => new SharedView(readCalendar(starts)));
	},
	async join(world, wish, ears) {
		const socket = await RawSocket.open({
			port: world.port,
			path: '/sync',
			cookie: cookieOf(wish.number),
			number: wish.number,
		});
		const client = new Talent(world, wish, ears, socket);
		await client.joined;
		return client;
	},
};

/** What of a desk's update says how an intent ended: `"code": "…"` after its id, as Yjs writes it. */
const CODE = Buffer.from('\x04codew', 'latin1');
const OK = 'ok';
const FROM_SERVER = Symbol('from server');

/** The product's page as far as the server can tell: desk, outbox and calendars on one socket. */
export class Talent implements Client {
	readonly number: number;
	readonly joined: Promise<void>;
	/** Bytes of the state that came with the opening, by document. */
	readonly stateBytes = new Map<string, number>();
	readonly #world: World;
	readonly #ears: Ears;
	readonly #socket: RawSocket;
	readonly #line: SyncLine;
	readonly #followed: Followed;
	readonly #outbox = new Y.Doc();
	readonly #waiting = new Set<IntentId>();

	constructor(world: World, { number, calendars, claims }: Wish, ears: Ears, socket: RawSocket) {
		this.number = number;
		this.#world = world;
		this.#ears = ears;
		this.#socket = socket;
		this.#line = new SyncLine(socket);
		this.#followed = new Followed(views, ears);
		const openings = calendars.map((calendar) =>
			this.#open(
				nameOf.calendar(calendar),
				(bytes) => this.#followed.update(this, calendar, bytes),
				(bytes) => this.#followed.state(this, calendar, bytes),
			),
		);
		if (claims) {
			const read = (bytes: Buffer) => this.#deskChanged(bytes);
			openings.push(this.#open(nameOf.desk(number), read, () => {}));
			const name = nameOf.outbox(number);
			openings.push(
				this.#open(
					name,
					() => {},
					(bytes) => this.#outboxCame(bytes),
				),
			);
			this.#outbox.on('update', (update: Uint8Array, origin: unknown) => {
				if (origin !== FROM_SERVER) this.#line.send(name, update);
			});
		}
		this.joined = Promise.all(openings).then(() => {});
	}

	get taken(): readonly Set<number>[] {
		return this.#followed.taken;
	}
	get bytesIn(): number {
		return this.#socket.bytesIn;
	}
	get messagesIn(): number {
		return this.#socket.messagesIn;
	}
	/** Intents that stand in the outbox. */
	get outboxEntries(): number {
		return this.#outbox.getArray(OUTBOX_ROOT).length;
	}

	claim(calendar: number, slot: number): string {
		const meeting = meetingId(this.number, calendar) as MeetingId;
		const startsAt = this.#world.starts[slot] as Instant;
		return this.#ask({ kind: 'slot.claim', meeting, startsAt });
	}

	release(calendar: number, _slot: number): string {
		const meeting = meetingId(this.number, calendar) as MeetingId;
		return this.#ask({ kind: 'slot.release', meeting, note: '' });
	}

	close(): void {
		this.#socket.close();
	}

	#open(name: string, update: (bytes: Buffer) => void, state: (bytes: Buffer) => void) {
		const { promise, resolve, reject } = Promise.withResolvers<void>();
		this.#line.open(name, {
			update,
			state: (bytes) => {
				this.stateBytes.set(name, bytes.length);
				state(bytes);
				resolve();
			},
			acknowledged() {},
			ended: () => reject(new Error(`${name} was refused or ended`)),
		});
		return promise;
	}

	#ask(intent: ParticipantIntent): IntentId {
		const envelope = envelopeOf(randomIntentId(random), intent, Date.now());
		this.#waiting.add(envelope.i);
		this.#outbox.getArray(OUTBOX_ROOT).push([{ ...envelope }]);
		return envelope.i;
	}

	#outboxCame(bytes: Buffer): void {
		Y.applyUpdate(this.#outbox, bytes, FROM_SERVER);
	}

	#deskChanged(bytes: Buffer): void {
		const decided: [IntentId, boolean][] = [];
		for (const id of this.#waiting) {
			const at = bytes.indexOf(id, 0, 'latin1');
			const code = at === -1 ? -1 : bytes.indexOf(CODE, at);
			if (code === -1) continue;
			const from = code + CODE.length + 1;
			decided.push([id, bytes.toString('latin1', from, from + bytes[from - 1]!) === OK]);
		}
		if (decided.length === 0) return;
		for (const [id] of decided) this.#waiting.delete(id);
		this.#clear(new Set(decided.map(([id]) => id)));
		for (const [id, won] of decided) this.#ears.decided(id, won);
	}

	/** As the page does: an intent leaves the outbox when its outcome has been seen. */
	#clear(decided: ReadonlySet<IntentId>): void {
		const queue = this.#outbox.getArray<{ readonly i: IntentId }>(OUTBOX_ROOT);
		this.#outbox.transact(() => {
			for (let at = queue.length - 1; at >= 0; at--)
				if (decided.has(queue.get(at).i)) queue.delete(at);
		});
	}
}
