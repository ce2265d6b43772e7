/**
 * What pages read of fairs straight from SQL: which ones a person is a member of, and, for recruiters,
 * the talents there are. Everything live comes through shared documents instead.
 */
import { fromJson } from '#schema/db/json.ts';
import type { Db } from '#schema/db/open.ts';
import type { FairDay } from '#schema/domain/fair.ts';
import type { Role } from '#schema/domain/participant.ts';
import type { AccountId, FairId, Instant, ParticipantId } from '#schema/ids.ts';

/** A fair in the list of events. */
export interface FairListing {
	readonly id: FairId;
	readonly name: string;
	readonly place: string;
	readonly summary: string;
	readonly timeZone: string;
	readonly days: readonly FairDay[];
	readonly startsAt: Instant;
	readonly endsAt: Instant;
	readonly companies: number;
	/** As what the person takes part. */
	readonly role: Role;
}

export interface EventList {
	readonly fairs: readonly FairListing[];
	/** The server's clock. */
	readonly now: Instant;
}

/** A person in one fair, and the fair's own first lines. */
export interface Membership {
	readonly participant: ParticipantId;
	readonly role: Role;
	readonly name: string;
	readonly fair: Pick<FairListing, 'id' | 'name' | 'place' | 'timeZone' | 'days'>;
}

/** Only fairs the person is registered for (S05); what is on or comes next stands first. */
export async function fairsOf(db: Db, account: AccountId): Promise<readonly FairListing[]> {
	const rows = await memberships(db, account)
		.select((eb) => [
			'fair.id',
			'fair.name',
			'fair.place',
			'fair.summary',
			'fair.time_zone as timeZone',
			'fair.days',
			'fair.starts_at as startsAt',
			'fair.ends_at as endsAt',
			'participant.role',
			eb
				.selectFrom('company')
				.select(({ fn }) => fn.countAll<number>().as('companies'))
				.whereRef('company.fair_id', '=', 'fair.id')
				.as('companies'),
		])
		.orderBy('fair.starts_at')
		.execute();
	return rows.map(({ days, companies, ...row }) => ({
		...row,
		days: fromJson<FairDay[]>(days),
		companies: companies ?? 0,
	}));
}

/** Nothing where the fair does not exist, is not published, or is not this person's: one answer for all. */
export async function membershipIn(
	db: Db,
	account: AccountId,
	fair: string,
): Promise<Membership | null> {
	const row = await memberships(db, account)
		.where('fair.id', '=', fair as FairId)
		.select([
			'participant.id as participant',
			'participant.role',
			'participant.name',
			'fair.id',
			'fair.name as fairName',
			'fair.place',
			'fair.time_zone as timeZone',
			'fair.days',
		])
		.executeTakeFirst();
	if (!row) return null;
	const { participant, role, name, fairName, days, ...rest } = row;
	return {
		participant,
		role,
		name,
		fair: { ...rest, name: fairName, days: fromJson<FairDay[]>(days) },
	};
}

const memberships = (db: Db, account: AccountId) =>
	db
		.selectFrom('participant')
		.innerJoin('fair', 'fair.id', 'participant.fair_id')
		.where('participant.account_id', '=', account)
		.where((eb) => eb.or([eb('fair.published', '=', 1), eb('participant.role', '=', 'organizer')]));
