/** Pictures as they are looked at (PI3): who may see which, straight from SQL. */
import type { Db } from '#schema/db/open.ts';
import type { PictureTable } from '#schema/db/tables.ts';
import type { AccountId, PictureHash } from '#schema/ids.ts';

/** Nothing where there is no such picture, and where it is none of this person's business. */
export async function pictureFor(
	db: Db,
	account: AccountId,
	hash: PictureHash,
): Promise<Pick<PictureTable, 'type' | 'bytes'> | null> {
	const ofPerson = db
		.selectFrom('picture')
		.innerJoin('participant as shown', 'shown.id', 'picture.participant_id')
		.innerJoin('participant as reader', 'reader.fair_id', 'shown.fair_id')
		.where('picture.hash', '=', hash)
		.where('reader.account_id', '=', account)
		.where('reader.erased_at', 'is', null)
		// Talents never learn of each other (I19).
		.where((eb) =>
			eb.or([
				eb('shown.role', '=', 'recruiter'),
				eb('reader.role', '!=', 'talent'),
				eb('shown.account_id', '=', account),
			]),
		)
		.select(['picture.type', 'picture.bytes']);
	const ofCompany = db
		.selectFrom('picture')
		.innerJoin('company', 'company.id', 'picture.company_id')
		.innerJoin('participant as reader', 'reader.fair_id', 'company.fair_id')
		.where('picture.hash', '=', hash)
		.where('reader.account_id', '=', account)
		.where('reader.erased_at', 'is', null)
		.select(['picture.type', 'picture.bytes']);
	return (await ofPerson.unionAll(ofCompany).limit(1).executeTakeFirst()) ?? null;
}
