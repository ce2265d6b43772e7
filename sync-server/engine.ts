import type * as Y from 'yjs';
import { accessTo } from '#schema/docs/access.ts';
import type { Reader } from '#schema/docs/access.ts';
import type { Outcome } from '#schema/docs/desk.ts';
import type { DocAddress, ProjectionAddress } from '#schema/docs/names.ts';
import { docName, parseDocName } from '#schema/docs/names.ts';
import type { Json } from '#schema/docs/projection.ts';
import type { ClosedSupport } from '#schema/docs/support.ts';
import { kyselyOver } from '#schema/db/open.ts';
import { must } from '#schema/assert.ts';
import type { AccountIntent } from '#schema/domain/intent.ts';
import type { AccountId, FairId, MeetingId, ParticipantId } from '#schema/ids.ts';
import { parseEnvelope } from '#schema/outbox.ts';
import type { Cancel } from './clock.ts';
import { whenSet } from './clock.ts';
import type { Admission, Documents } from './documents.ts';
import type { EngineOptions } from './engine-options.ts';
import type { ClosedBefore } from './fair-office.ts';
import { FairOffice } from './fair-office.ts';
import { lineageSource } from './lineage.ts';
import type { Seat, SeatRuling } from './rooms.ts';
import { seatIn } from './rooms.ts';
import type { Statements } from './statements.ts';
import { prepareStatements } from './statements.ts';
import { TeamNotes } from './team-notes.ts';

/** A member as looked up in this turn of the event loop. */
interface Asked {
	readonly fair: FairId;
	readonly account: AccountId;
	readonly reader: Reader | null;
}

const DENIED: Admission = { ok: false, reason: 'denied' };

/** Everything behind the sockets: who may read what, what is decided, what is shown. */
export class Engine implements Documents {
	readonly notes: TeamNotes;
	readonly #options: EngineOptions;
	readonly #sql: Statements;
	readonly #nextLineage: () => number;
	readonly #fairs = new Map<FairId, FairOffice>();
	readonly #unwatchClock: Cancel;
	#asked: Asked | null = null;

	constructor(options: EngineOptions) {
		this.#options = options;
		this.#unwatchClock = whenSet(options.clock, () => {
			for (const fair of this.#fairs.values()) fair.clockSet();
		});
		this.#sql = prepareStatements(kyselyOver(options.connection), options.connection);
		this.#nextLineage = lineageSource(this.#sql, options.clock);
		this.notes = new TeamNotes({ ...options, sql: this.#sql, nextLineage: this.#nextLineage });
	}

	/** Starts the clock of every fair, so that what became due in the meantime happens now. */
	start(fairs: Iterable<FairId>): void {
		for (const fair of fairs) this.#fair(fair);
	}

	admit(documentName: string, account: AccountId): Admission {
		const parsed = parseDocName(documentName);
		if (!parsed.ok) return parsed.reason === 'upgrade' ? { ok: false, reason: 'upgrade' } : DENIED;
		const { address } = parsed;
		const reader = this.#memberAtOnce(address.fair, account);
		if (!reader) return DENIED;
		const access = accessTo(address, reader);
		if (access === 'none' || !this.#exists(address, reader)) return DENIED;
		return { ok: true, address, reader, access };
	}

	/** Whoever opens several documents in one breath is looked up once. */
	#memberAtOnce(fair: FairId, account: AccountId): Reader | null {
		const asked = this.#asked;
		if (asked?.fair === fair && asked.account === account) return asked.reader;
		const reader = this.readerIn(fair, account);
		if (!asked) this.#options.clock.soon(() => (this.#asked = null));
		this.#asked = { fair, account, reader };
		return reader;
	}

	/** A signed-in person as a member of a fair, or nothing: not a member, and no such fair, are one. */
	readerIn(fair: FairId, account: AccountId): Reader | null {
		const member = this.#sql.selectMembership.get({ fair, account });
		if (!member) return null;
		const { id: participant, role, company_id: company } = member;
		return { fair, participant, role, company };
	}

	loadProjection(_name: string, address: DocAddress, document: Y.Doc): void {
		this.#fair(address.fair).projector.load(address as ProjectionAddress, document);
	}

	loadOutbox(address: DocAddress, document: Y.Doc): void {
		if (address.kind === 'outbox')
			this.#fair(address.fair).intake.open(address.participant, document);
	}

	unload(documentName: string): void {
		const parsed = parseDocName(documentName);
		if (!parsed.ok) return;
		if (parsed.address.kind === 'note') return this.notes.unload(documentName);
		const fair = this.#fair(parsed.address.fair);
		if (parsed.address.kind === 'outbox') fair.intake.close(parsed.address.participant);
		else fair.projector.unload(documentName);
	}

	/** The directory shows which recruiters are here; that a talent is here is nobody's business (DO4). */
	presenceChanged(fair: FairId, { participant, company }: Reader, online: boolean): void {
		if (company !== null) this.#fair(fair).setOnline(participant, company, online);
	}

	lookChanged(
		fair: FairId,
		{ participant, company }: Reader,
		meeting: MeetingId,
		isLooking: boolean,
	): void {
		if (company !== null) this.#fair(fair).setLooking(company, meeting, participant, isLooking);
	}

	/**
	 * The second door: one intent by HTTP, answered with its outcome once that is committed. Repeating
	 * it with the same id is safe. `null` when it is no envelope at all.
	 */
	submit(fair: FairId, participant: ParticipantId, body: unknown): Promise<Outcome> | null {
		const envelope = parseEnvelope(body);
		if (!envelope) return null;
		return this.#fair(fair).submitAndWait(participant, envelope);
	}

	/** What a person changes of themselves on a page of their account; checked there, decided here. */
	changeAccount(fair: FairId, participant: ParticipantId, intent: AccountIntent): Promise<Outcome> {
		return this.#fair(fair).changeAccount(participant, intent);
	}

	/** RM1: as of now. */
	seatOf(meeting: MeetingId, account: AccountId): SeatRuling {
		return seatIn(this.#sql, meeting, account, this.#options.clock.now());
	}

	entered(seat: Seat): void {
		this.#fair(seat.fair).entered(seat);
	}

	left(seat: Seat): void {
		this.#fair(seat.fair).left(seat);
	}

	/** A projection as plain JSON, for those who read once instead of following. */
	view(address: ProjectionAddress): Readonly<Record<string, Json>> {
		return this.#fair(address.fair).view(address);
	}

	/** The document of a projection as one update of Yjs; null while nobody has it open. */
	stateOf(address: ProjectionAddress): Uint8Array | null {
		return this.#fair(address.fair).projector.stateOf(address);
	}

	/** Support conversations that are closed, for organizers. */
	closedSupport(fair: FairId, before: ClosedBefore): ClosedSupport {
		return this.#fair(fair).closedSupport(before);
	}

	/** Figures for `/metrics`. */
	stats(): { readonly fairs: number; readonly projections: number; readonly waiting: number } {
		let projections = 0;
		let waiting = 0;
		for (const fair of this.#fairs.values()) {
			projections += fair.projector.size;
			waiting += fair.adjudicator.waiting;
		}
		return { fairs: this.#fairs.size, projections, waiting };
	}

	/** Decides what has arrived, then stops the clocks. */
	stop(): void {
		this.#unwatchClock();
		for (const fair of this.#fairs.values()) fair.stop();
	}

	#fair(id: FairId): FairOffice {
		let fair = this.#fairs.get(id);
		if (!fair) {
			must(this.#sql.selectFair.get({ fair: id }), 'only known fairs are opened');
			fair = new FairOffice({
				...this.#options,
				fair: id,
				sql: this.#sql,
				nextLineage: this.#nextLineage,
				onDeparture: (departure) => {
					// Who was a member in this turn may be none any more.
					this.#asked = null;
					this.notes.left(departure);
					// Nobody is there any more of whom one could read.
					const { participant } = departure;
					this.#options.review(docName({ kind: 'support', fair: id, participant }));
				},
			});
			this.#fairs.set(id, fair);
			fair.start();
		}
		return fair;
	}

	/** Whether there is such a document to follow, for those who are no members. */
	exists(documentName: string): boolean {
		const parsed = parseDocName(documentName);
		if (!parsed.ok) return false;
		const { fair } = parsed.address;
		return this.#sql.selectFair.get({ fair }) !== undefined && this.#exists(parsed.address, null);
	}

	#exists(address: DocAddress, reader: Reader | null): boolean {
		const { fair } = address;
		switch (address.kind) {
			case 'calendar':
				return (
					this.#sql.selectRole.get({ participant: address.recruiter, fair })?.role === 'recruiter'
				);
			case 'support':
				return this.#sql.selectRole.get({ participant: address.participant, fair }) !== undefined;
			case 'vacancies':
			case 'team':
				return this.#sql.selectCompany.get({ company: address.company, fair }) !== undefined;
			case 'look': {
				const found = this.#sql.selectMeetingCompany.get({ meeting: address.meeting, fair });
				return found !== undefined && found.company_id === reader?.company;
			}
			case 'note':
				return reader !== null && this.notes.exists(address);
			default:
				return true;
		}
	}
}
