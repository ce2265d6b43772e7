/** A fair of any size as rows, for tests, simulations and benchmarks. */
import { toJson } from '#schema/db/json.ts';
import type { SqliteConnection } from '#schema/db/open.ts';
import type { FairDay, FairRules } from '#schema/domain/fair.ts';
import type {
	AccountId,
	CompanyId,
	FairId,
	Instant,
	MeetingId,
	ParticipantId,
} from '#schema/ids.ts';
import { MINUTE_MS, addMinutes, entityId, instant, localDate } from '#schema/ids.ts';

export interface FairSpec {
	/** Everything is laid out around this moment. */
	readonly now: Instant;
	readonly fair?: string;
	readonly talents?: number;
	readonly recruiters?: number;
	/** Slots a recruiter offers, of `slotMinutes`, one after the other from `slotsFrom` on. */
	readonly slots?: number;
	readonly slotMinutes?: number;
	/** Minutes from `now` to the first slot. */
	readonly slotsFrom?: number;
	readonly rules?: Partial<FairRules>;
}

export interface FairRows {
	readonly fair: FairId;
	readonly company: CompanyId;
	readonly talents: readonly ParticipantId[];
	readonly recruiters: readonly ParticipantId[];
	readonly organizer: ParticipantId;
	readonly accountOf: (participant: ParticipantId) => AccountId;
	/** Starts of the slots that every recruiter offers. */
	readonly starts: readonly Instant[];
	readonly day: FairDay;
	readonly rules: FairRules;
}

const DAY_MINUTES = 24 * 60;

export function insertFair(connection: SqliteConnection, spec: FairSpec): FairRows {
	const { now, talents = 2, recruiters = 1, slots = 4, slotMinutes = 15, slotsFrom = 60 } = spec;
	const fair = entityId<FairId>(spec.fair ?? 'fair');
	const company = entityId<CompanyId>(`${fair}-co`);
	const first = addMinutes(wholeMinute(now), slotsFrom);
	const starts = Array.from({ length: slots }, (_, i) => addMinutes(first, i * slotMinutes));
	const rules = { ...defaultRules(now), ...spec.rules };
	const day: FairDay = {
		date: localDate(new Date(now).toISOString().slice(0, 10)),
		startsAt: addMinutes(wholeMinute(now), -12 * 60),
		endsAt: addMinutes(first, Math.max(DAY_MINUTES, slots * slotMinutes)),
	};
	const insert = {
		account: connection.prepare(
			`INSERT INTO account (id, email, name, created_at) VALUES (?, ?, ?, ?)`,
		),
		participant: connection.prepare(
			`INSERT INTO participant (id, fair_id, account_id, role, company_id, name)
			VALUES (?, ?, ?, ?, ?, ?)`,
		),
		slot: connection.prepare(
			`INSERT INTO slot (recruiter_id, starts_at, ends_at, fair_id) VALUES (?, ?, ?, ?)`,
		),
	};
	const person = (id: string, role: string, name: string) => {
		const account = accountOf(entityId<ParticipantId>(id));
		insert.account.run(account, `${id}@example.org`, name, now);
		insert.participant.run(id, fair, account, role, role === 'recruiter' ? company : null, name);
		return entityId<ParticipantId>(id);
	};
	return connection.transaction((): FairRows => {
		connection
			.prepare(
				`INSERT INTO fair (id, name, time_zone, days, rules, starts_at, ends_at)
				VALUES (?, 'Test Fair', 'Europe/Berlin', ?, ?, ?, ?)`,
			)
			.run(fair, toJson([day]), toJson(rules), day.startsAt, day.endsAt);
		connection
			.prepare(`INSERT INTO company (id, fair_id, name) VALUES (?, ?, 'Acme')`)
			.run(company, fair);
		const organizer = person(`${fair}-o`, 'organizer', 'Olga');
		const rows = (count: number, letter: string, role: string, name: string) =>
			Array.from({ length: count }, (_, i) =>
				person(`${fair}-${letter}${i}`, role, `${name} ${i}`),
			);
		const recruiterIds = rows(recruiters, 'r', 'recruiter', 'Rita');
		const talentIds = rows(talents, 't', 'talent', 'Ada');
		for (const recruiter of recruiterIds)
			for (const startsAt of starts)
				insert.slot.run(recruiter, startsAt, addMinutes(startsAt, slotMinutes), fair);
		return {
			fair,
			company,
			organizer,
			talents: talentIds,
			recruiters: recruiterIds,
			accountOf,
			starts,
			day,
			rules,
		};
	})();
}

/** A meeting that was accepted and waits for its time: where a claim begins. */
export function insertInScheduling(
	connection: SqliteConnection,
	rows: Pick<FairRows, 'fair'>,
	meeting: string,
	talent: ParticipantId,
	recruiter: ParticipantId,
	now: Instant,
): MeetingId {
	const id = entityId<MeetingId>(meeting);
	connection
		.prepare(
			`INSERT INTO meeting (id, fair_id, talent_id, recruiter_id, requested_by, status,
				requested_at, changed_at) VALUES (?, ?, ?, ?, 'talent', 'in_scheduling', ?, ?)`,
		)
		.run(id, rows.fair, talent, recruiter, now, now);
	// As anybody must who writes beside the engine: the commit number says that something changed.
	connection.prepare(`UPDATE fair SET seq = seq + 1 WHERE id = ?`).run(rows.fair);
	return id;
}

export const accountOf = (participant: ParticipantId): AccountId =>
	entityId<AccountId>(`a-${participant}`.slice(0, 26));

const wholeMinute = (at: Instant): Instant => instant(at - (at % MINUTE_MS));

const defaultRules = (now: Instant): FairRules => ({
	whoMayRequest: 'both',
	allowedMinutes: [10, 15, 30],
	maxOpenRequests: 5,
	maxChats: 5,
	invitationsCount: true,
	bookingOpensAt: addMinutes(now, -DAY_MINUTES),
	bookingClosesAt: addMinutes(now, 2 * DAY_MINUTES),
	changeCutoffMinutes: 5,
	bufferMinutes: 0,
	requestExpiryMinutes: 12 * 60,
	joinOpensMinutes: 10,
	roomClosesMinutes: 5,
	maxExtensions: 2,
	graceMinutes: 5,
	correctionMinutes: 24 * 60,
});
