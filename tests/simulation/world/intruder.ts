import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import * as Y from 'yjs';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import type { RefusalCode } from '#schema/domain/refusal.ts';
import { docName } from '#schema/docs/names.ts';
import { HEAD_SECTION, PROJECTION_ROOT } from '#schema/docs/projection.ts';
import type {
	AnnouncementId,
	CompanyId,
	IntentId,
	MeetingId,
	ParticipantId,
	VacancyId,
} from '#schema/ids.ts';
import { entityId, randomIntentId } from '#schema/ids.ts';
import type { Envelope } from '#schema/outbox.ts';
import { OUTBOX_ROOT, envelopeOf } from '#schema/outbox.ts';
import type { Chance } from '../machine/chance.ts';
import type { Caller } from '../machine/network.ts';
import { Machine } from '../machine/virtual-time.ts';
import type { Device } from './device.ts';
import { FAIR } from './people.ts';

export interface IntruderOptions {
	readonly device: Device;
	/** Everybody whose things are none of theirs. */
	readonly others: readonly ParticipantId[];
	readonly meetings: () => readonly MeetingId[];
	/** The second door. */
	readonly post: (body: unknown, cookie: string) => void;
	readonly asked: (
		envelope: Envelope,
		intent: ParticipantIntent | null,
		malformed: RefusalCode | null,
	) => void;
	readonly now: () => number;
}

/** Known to everybody who reads the directory. */
const FIRST_SAID = entityId<AnnouncementId>('n-1');

const FIRST_OFFERED = entityId<VacancyId>('v-1');

/** A member of the fair whose browser runs a program of their own. */
export class Intruder implements Caller {
	readonly machine = new Machine('intruder');
	readonly #options: IntruderOptions;
	readonly #outbox = new Y.Doc();
	readonly #ids: IntentId[] = [];
	#socket: HocuspocusProviderWebsocket | null = null;

	constructor(options: IntruderOptions) {
		this.#options = options;
	}

	isOffline(): boolean {
		return false;
	}

	overheard(frame: Uint8Array): void {
		this.#options.device.options.overheard(this.#options.device, frame);
	}

	/** Runs on the machine. */
	act(chance: Chance): void {
		const { others, meetings } = this.#options;
		const victim = chance.pick(others);
		const meeting = meetings().length > 0 ? chance.pick(meetings()) : ('m-0' as MeetingId);
		switch (
			chance.weighted({ peek: 3, scribble: 2, forge: 3, meddle: 3, reuse: 2, garbage: 2, tick: 1 })
		) {
			case 'peek':
				this.#open(docName({ kind: 'desk', fair: FAIR, participant: victim }));
				this.#open(docName({ kind: 'outbox', fair: FAIR, participant: victim }));
				this.#open(docName({ kind: 'support', fair: FAIR, participant: victim }));
				this.#open(docName({ kind: 'helpdesk', fair: FAIR }));
				this.#open(docName({ kind: 'look', fair: FAIR, meeting }));
				this.#open(
					docName({ kind: 'note', fair: FAIR, company: 'co' as CompanyId, talent: victim }),
				);
				return this.#open(docName({ kind: 'team', fair: FAIR, company: 'co' as CompanyId }));
			case 'scribble':
				return this.#scribble(docName({ kind: 'calendar', fair: FAIR, recruiter: victim }));
			case 'forge':
				return this.#forge(chance, victim, meeting);
			case 'meddle':
				return this.#ask(chance, this.#meddling(chance, victim, meeting));
			case 'reuse':
				return this.#reuse(chance, victim, meeting);
			case 'garbage':
				return this.#garbage(chance);
			case 'tick':
				return this.#malformed(chance, 'clock.tick', {}, 'unsupported');
		}
	}

	#meddling(chance: Chance, person: ParticipantId, meeting: MeetingId): ParticipantIntent {
		if (chance.happens(0.1))
			return { kind: 'support.answer', person, text: 'Send me your password.' };
		if (chance.happens(0.1)) return { kind: 'support.close', person };
		if (chance.happens(0.1)) return { kind: 'announcement.publish', text: 'The fair is off.' };
		if (chance.happens(0.1)) return { kind: 'announcement.withdraw', announcement: FIRST_SAID };
		if (chance.happens(0.1)) return { kind: 'vacancy.withdraw', vacancy: FIRST_OFFERED };
		const kind = chance.pick(['request.accept', 'request.cancel', 'chat.late'] as const);
		return { kind, meeting };
	}

	/** Somebody else's name in every place where one might be believed. */
	#forge(chance: Chance, victim: ParticipantId, meeting: MeetingId): void {
		const names = { by: victim, actor: victim, participant: victim, author: victim };
		if (chance.happens(0.3))
			return this.#malformed(chance, 'announcement.publish', { text: 'Hi', ...names }, 'invalid');
		this.#malformed(chance, 'request.cancel', { meeting, ...names }, 'invalid');
	}

	#reuse(chance: Chance, victim: ParticipantId, meeting: MeetingId): void {
		const former = this.#ids.at(-1);
		const intent = this.#meddling(chance, victim, meeting);
		if (!former) return this.#ask(chance, intent);
		this.#send(chance, envelopeOf(former, intent, this.#options.now()), intent, null);
	}

	#garbage(chance: Chance): void {
		const { post, device } = this.#options;
		// Being there is what the server saw (CH5).
		if (chance.happens(0.2))
			return this.#malformed(
				chance,
				'chat.join',
				{ meeting: 'm-0', together: true },
				'unsupported',
			);
		if (chance.happens(0.3)) return post({ i: 'short', k: 'request.accept' }, device.cookie);
		if (chance.happens(0.5))
			return this.#malformed(chance, 'slot.claim', { meeting: 7 }, 'invalid');
		this.#malformed(chance, 'slot.steal', { whatever: true }, 'unsupported');
	}

	#malformed(chance: Chance, k: string, p: object, code: RefusalCode): void {
		const i = randomIntentId(chance.fill);
		this.#send(chance, { i, v: 1, k, p, at: this.#options.now() }, null, code);
	}

	#ask(chance: Chance, intent: ParticipantIntent): void {
		const id = randomIntentId(chance.fill);
		const exp = chance.happens(0.3) ? this.#options.now() - 60_000 : undefined;
		this.#send(chance, envelopeOf(id, intent, this.#options.now(), exp), intent, null);
	}

	#send(
		chance: Chance,
		envelope: Envelope,
		intent: ParticipantIntent | null,
		malformed: RefusalCode | null,
	): void {
		this.#ids.push(envelope.i);
		this.#options.asked(envelope, intent, malformed);
		if (chance.happens(0.5)) return this.#options.post(envelope, this.#options.device.cookie);
		this.#open(docName(this.#own), this.#outbox);
		const queue = this.#outbox.getArray(OUTBOX_ROOT);
		if (queue.length > 20) queue.delete(0, 10);
		queue.push([envelope]);
	}

	get #own() {
		return { kind: 'outbox', fair: FAIR, participant: this.#options.device.owner.id } as const;
	}

	/** Marks every slot it can find, in a document that is the server's. */
	#scribble(name: string): void {
		const doc = new Y.Doc();
		this.#open(name, doc, () => {
			const slots = doc.getMap(PROJECTION_ROOT).get('slots');
			if (!(slots instanceof Y.Map)) return;
			for (const key of [...slots.keys()]) slots.set(key, [0, 1, 't']);
			const head = doc.getMap(PROJECTION_ROOT).get(HEAD_SECTION);
			if (head instanceof Y.Map) head.set('seq', 1_000_000);
		});
	}

	#open(name: string, document = new Y.Doc(), onSynced: () => void = () => {}): void {
		const { device } = this.#options;
		this.#socket ??= new HocuspocusProviderWebsocket({
			url: 'ws://fair.example/sync',
			WebSocketPolyfill: device.network.socketsOf(this),
		});
		const { providerMap } = this.#socket.configuration;
		if ([...providerMap.values()].some((provider) => provider.configuration.name === name)) return;
		const provider = new HocuspocusProvider({
			websocketProvider: this.#socket,
			name,
			document,
			awareness: null,
			sessionAwareness: true,
			onSynced,
			onClose: () => this.#drop(provider),
			onAuthenticationFailed: () => this.#drop(provider),
		});
		provider.sessionId = String(providerMap.size + 1);
		provider.attach();
	}

	#drop(provider: HocuspocusProvider): void {
		this.#socket?.configuration.providerMap.delete(provider.effectiveName);
		provider.destroy();
	}
}
