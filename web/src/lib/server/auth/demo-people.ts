/** Whom a visitor may enter as with one click, in demo mode (AU7). */
import { sql } from 'kysely';
import type { Db } from '#schema/db/open.ts';
import type { Role } from '#schema/domain/participant.ts';
import type { AccountId } from '#schema/ids.ts';

export interface DemoPerson {
	readonly accountId: AccountId;
	readonly name: string;
	readonly role: Role;
	/** A recruiter's company. */
	readonly company: string | null;
	readonly headline: string;
}

const SHOWN = 6;
/** The people whom the demo fair is told around, in the order of its story. */
const LEADING = ['demo-ada', 'demo-ben', 'demo-rita', 'demo-carl', 'demo-olga'];

/** The main demo people, at most six. */
export async function listDemoPeople(db: Db): Promise<DemoPerson[]> {
	const rows = await db
		.selectFrom('account')
		.innerJoin('participant', 'participant.account_id', 'account.id')
		.leftJoin('company', 'company.id', 'participant.company_id')
		.select([
			'account.id as accountId',
			'account.name',
			'participant.role',
			'participant.headline',
			'company.name as company',
		])
		.where('account.is_demo', '=', 1)
		.orderBy(sql`account.id like 'demo-%'`, 'desc')
		.orderBy('account.id')
		.orderBy('participant.id')
		// Somebody may be in several fairs, and is shown once.
		.limit(4 * SHOWN)
		.execute();
	const people = rows.filter(
		({ accountId }, index) => rows.findIndex((row) => row.accountId === accountId) === index,
	);
	return people.sort((a, b) => rank(a) - rank(b)).slice(0, SHOWN);
}

function rank({ accountId }: DemoPerson): number {
	const place = LEADING.indexOf(accountId);
	return place < 0 ? LEADING.length : place;
}
