import { canonical } from './canonical.ts';
import type { DecidedIntent } from '#lib/sync/settlement.ts';
import type { Outcome } from '#schema/docs/desk.ts';
import { parseEnvelope } from '#schema/outbox.ts';
import type { ParticipantId } from '#schema/ids.ts';
import type { Page } from '../world/device.ts';
import type { Findings } from './findings.ts';
import type { Invocation, Invocations } from './invocations.ts';
import type { Ledger } from './ledger.ts';
import { outcomeOfRow } from './outcome-of-row.ts';

/** Codes that say "not now": nothing was decided. */
const NOT_DECIDED: ReadonlySet<string> = new Set(['busy', 'unavailable']);

export interface WitnessOptions {
	readonly ledger: Ledger;
	readonly invocations: Invocations;
	readonly findings: Findings;
	readonly log: (line: string) => void;
}

/** An outcome that somebody saw. */
export interface Sighting {
	readonly person: string;
	readonly id: string;
	readonly outcome: Outcome;
	/** In the order of everything that was seen or asked for. */
	readonly order: number;
}

/** Looks over everybody's shoulder: what is on a screen must have been committed, and stay. */
export class Witness {
	readonly #options: WitnessOptions;
	readonly #told = new WeakMap<Page, Set<DecidedIntent>>();
	readonly #shownSeq = new WeakMap<Page, number>();
	/** Accepted claims that this page has been told of. */
	readonly #granted = new WeakMap<Page, Map<string, { startsAt: number; seq: number }>>();
	readonly sightings: Sighting[] = [];
	/** `person id` of what also went through the second door, and of what was taken back. */
	readonly posted = new Set<string>();
	readonly revoked = new Set<string>();
	/** And of what was taken back, and came again with a device that was put back to before that. */
	readonly returned = new Set<string>();
	readonly #places = new Map<string, number>();
	/** When each intent was asked for, in the same order as the sightings. */
	readonly askedAt = new Map<Invocation, number>();
	#order = 0;
	#largestSeen = 0;

	constructor(options: WitnessOptions) {
		this.#options = options;
	}

	asked(
		asked: Omit<Invocation, 'after' | 'at' | 'queue'> & { readonly queue: string | null },
	): void {
		const { queue: page, ...rest } = asked;
		const place = page === null ? 0 : (this.#places.get(page) ?? 0);
		if (page !== null) this.#places.set(page, place + 1);
		const queue = page === null ? null : { page, place };
		const invocation = { ...rest, queue, after: this.#largestSeen, at: this.#order };
		this.#order += 1;
		this.askedAt.set(invocation, this.#order);
		this.#options.invocations.add(invocation);
		const { k, i, p } = rest.envelope;
		this.#options.log(`${page ?? rest.person} asks ${k} ${i} ${canonical(p)}`);
	}

	/** By the second door. */
	answered(person: ParticipantId, body: unknown, outcome: Outcome): void {
		const envelope = parseEnvelope(body);
		if (!envelope || NOT_DECIDED.has(outcome.code)) return;
		const { invocations, findings } = this.#options;
		if (outcome.code === 'id_reused')
			return findings.expect(
				invocations.isAmbiguous(person, envelope.i),
				'ID6',
				() => `${person} used ${envelope.i} once only`,
			);
		this.#seen(person, envelope.i, outcome);
	}

	/** A page has been drawn. */
	look(page: Page): void {
		if (this.#options.findings.violation) return;
		this.#lookAtOutcomes(page);
		const { view } = page.session;
		if (!view) return;
		const { seq } = view.desk;
		const { findings } = this.#options;
		const before = this.#shownSeq.get(page) ?? 0;
		const name = page.machine.name;
		if (page.session.asOf === null) {
			findings.expect(seq >= before, 'SY6', () => `${name} shows ${seq} after ${before}`);
			this.#shownSeq.set(page, seq);
			this.#largestSeen = Math.max(this.#largestSeen, seq);
		}
		const { ledger } = this.#options;
		for (const row of Object.values(view.desk.meetings)) {
			if (row.status !== 'confirmed') continue;
			findings.expect(
				ledger.everConfirmed.has(`${row.id} ${row.startsAt}`),
				'SY1',
				() => `${name} shows ${row.id} confirmed for ${row.startsAt}, which never was`,
			);
		}
		this.#lookForFlicker(page);
	}

	#lookAtOutcomes(page: Page): void {
		const told = this.#told.get(page) ?? new Set();
		this.#told.set(page, told);
		for (const decided of page.session.decided) {
			if (told.has(decided)) continue;
			told.add(decided);
			const { intent, outcome, id } = decided;
			this.#seen(page.device.owner.id, id, outcome);
			if (outcome.code === 'ok' && intent.kind === 'slot.claim') {
				const granted = this.#granted.get(page) ?? new Map();
				granted.set(intent.meeting, { startsAt: intent.startsAt, seq: outcome.seq });
				this.#granted.set(page, granted);
			}
			if (outcome.code === 'slot_taken') this.#lookAtLoser(page, decided);
		}
	}

	#seen(person: string, id: string, outcome: Outcome): void {
		const { ledger, findings, log } = this.#options;
		log(`${person} sees ${id} ${outcome.code} (${outcome.seq})`);
		const entry = ledger.entries.get(`${person} ${id}`);
		const stored = entry && canonical(outcomeOfRow(entry.row));
		findings.expect(
			stored === canonical(outcome),
			'SY1',
			() => `${person} was told ${canonical(outcome)}, stored is ${stored ?? 'nothing'}`,
		);
		this.#order += 1;
		this.sightings.push({ person, id, outcome, order: this.#order });
		this.#largestSeen = Math.max(this.#largestSeen, outcome.seq);
	}

	/** SY9: what was granted stays on the screen until a later commit changes it. */
	#lookForFlicker(page: Page): void {
		const { ledger, findings } = this.#options;
		const rows = page.session.view?.desk.meetings;
		for (const [meeting, { startsAt, seq }] of this.#granted.get(page) ?? []) {
			if (ledger.changedIn.get(meeting) !== seq) continue;
			const row = Object.values(rows ?? {}).find(({ id }) => id === meeting);
			// The person has asked for something else since.
			if (row?.pending) continue;
			findings.expect(
				row?.status === 'confirmed' && row.startsAt === startsAt,
				'SY9',
				() => `${page.machine.name} shows ${row?.status} where ${meeting} was granted in ${seq}`,
			);
		}
	}

	/** SY10: whoever hears "just taken" sees it taken. */
	#lookAtLoser(page: Page, { id, intent, outcome }: DecidedIntent): void {
		if (!('startsAt' in intent)) return;
		const { ledger, findings } = this.#options;
		// It may be another recruiter's chat since.
		if ('meeting' in intent && (ledger.changedIn.get(intent.meeting) ?? 0) > outcome.seq) return;
		const meetings = page.session.view?.desk.meetings ?? {};
		const recruiter = 'recruiter' in intent ? intent.recruiter : meetings[intent.meeting]?.peer.id;
		if (!recruiter || page.session.calendarStatus(recruiter) !== 'live') return;
		const sheet = page.session.peekCalendar(recruiter);
		const slot = sheet?.slots.find(({ startsAt }) => startsAt === intent.startsAt);
		// Something may have happened to it since.
		if (!sheet || !slot || sheet.seq > outcome.seq) return;
		findings.expect(
			slot.taken && slot.asking?.intent !== id,
			'SY10',
			() => `${page.machine.name} was refused in ${outcome.seq} and sees the slot open`,
		);
	}
}
