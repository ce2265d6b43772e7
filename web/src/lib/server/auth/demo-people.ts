/** Whom a visitor may enter as with one click, in demo mode (AU7). */
import { sql } from 'kysely';
import type { Db } from '#schema/db/open.ts';
import { DEMO_ENTRIES } from '#schema/demo/demo-people.ts';
import type { Role } from '#schema/domain/participant.ts';
import type { AccountId } from '#schema/ids.ts';

export interface DemoPerson {
	readonly accountId: AccountId;
	readonly name: string;
	readonly role: Role;
	/** A recruiter's company. */
	readonly company: string | null;
	/** What there is to see as this person, or who they are. */
	readonly line: string;
	/** Their portrait as a `data:` address: nobody is signed in yet who could ask for a picture (PI3). */
	readonly portrait: string | null;
}

const SHOWN = 6;
/** The main people of the demo fair; in another fair with demo people some of those. Six at most. */
export async function listDemoPeople(db: Db): Promise<DemoPerson[]> {
	const rows = await db
		.selectFrom('account')
		.innerJoin('participant', 'participant.account_id', 'account.id')
		.leftJoin('company', 'company.id', 'participant.company_id')
		.leftJoin('picture', 'picture.participant_id', 'participant.id')
		.select([
			'account.id as accountId',
			'account.name',
			'participant.role',
			'participant.headline as line',
			'company.name as company',
			'picture.type',
			'picture.bytes',
		])
		.where('account.is_demo', '=', 1)
		.orderBy(sql`account.id like 'demo-%'`, 'desc')
		.orderBy('account.id')
		.orderBy('participant.id')
		// Somebody may be in several fairs, and is shown once.
		.limit(4 * SHOWN)
		.execute();
	const people = new Map<AccountId, DemoPerson>();
	for (const { type, bytes, ...row } of rows) {
		if (people.has(row.accountId)) continue;
		const portrait = bytes && `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
		people.set(row.accountId, { ...row, portrait });
	}
	const main = DEMO_ENTRIES.flatMap(({ accountId, line }) => {
		const person = people.get(accountId);
		return person ? [{ ...person, line }] : [];
	});
	return main.length > 0 ? main : [...people.values()].slice(0, SHOWN);
}
