import { hash } from 'node:crypto';
import { must } from '#schema/assert.ts';
import { toJson } from '#schema/db/json.ts';
import type { Db, OpenDatabase } from '#schema/db/open.ts';
import type { DemoFair, DemoFairOptions } from '#schema/demo/demo-fair.ts';
import { demoFair, demoFairId } from '#schema/demo/demo-fair.ts';
import type { Picture } from '#schema/domain/participant.ts';
import { pictureHash } from '#schema/ids.ts';
import { saveEvent, saveNotice } from '../save-decision.ts';
import { prepareStatements } from '../statements.ts';
import { castRows } from './cast-rows.ts';
import { prepareMembers } from './members.ts';

/** Whether nobody has an account and no fair was set up: then the demo fair may be opened. */
export async function isEmptyDatabase(db: Db): Promise<boolean> {
	const account = await db.selectFrom('account').select('id').limit(1).executeTakeFirst();
	const fair = await db.selectFrom('fair').select('id').limit(1).executeTakeFirst();
	return !account && !fair;
}

export async function hasDemoFair(db: Db, seed: number): Promise<boolean> {
	const found = db.selectFrom('fair').select('id').where('id', '=', demoFairId(seed));
	return (await found.executeTakeFirst()) !== undefined;
}

/**
 * Makes the demo fair and stores it in one transaction, its past decision by decision with the same
 * statements with which the engine stores its own. Synchronous: about a quarter of a second for the
 * usual size. Throws, and stores nothing, when a guard of the database is broken (DE7).
 */
export function openDemoFair(
	{ db, connection }: Pick<OpenDatabase, 'db' | 'connection'>,
	options: DemoFairOptions,
): DemoFair {
	const made = demoFair(options);
	const members = prepareMembers(db, connection);
	const sql = prepareStatements(db, connection);
	const { fair } = made;
	const last = must(made.commits.at(-1), 'something happened at this fair');
	connection
		.transaction(() => {
			members.insertFair.run({
				fair: fair.id,
				name: fair.name,
				place: made.place,
				summary: made.summary,
				zone: fair.timeZone,
				days: toJson(fair.days),
				rules: toJson(fair.rules),
				startsAt: made.setting.today.startsAt,
				endsAt: made.setting.tomorrow.endsAt,
			});
			const { companies, accounts, participants } = castRows(made);
			for (const company of companies) members.insertCompany.run(company);
			for (const account of accounts) members.insertAccount.run(account);
			for (const participant of participants) members.insertParticipant.run(participant);
			for (const [participant, svg] of portraits(made)) {
				const picture = drawn(svg);
				sql.insertPicture.run({ participant, ...picture });
				sql.setPicture.run({ participant, hash: picture.hash });
			}
			for (const { id: company, mark } of made.cast.companies) {
				const picture = drawn(mark);
				sql.insertCompanyPicture.run({ company, ...picture });
				sql.setCompanyPicture.run({ company, hash: picture.hash });
			}
			for (const { at, seq, events, notices } of made.commits) {
				for (const event of events) saveEvent(sql, fair.id, event, at);
				for (const notice of notices) saveNotice(sql, fair.id, notice, at, seq);
			}
			for (const note of made.notes) sql.putTeamNote.run({ fair: fair.id, ...note });
			sql.setSeq.run({ fair: fair.id, seq: last.seq, at: last.at });
		})
		.immediate();
	return made;
}

/** Drawn by ourselves, so it may be SVG, which nobody can send us (decision record 0009). */
function drawn(svg: string): Picture {
	const bytes = Buffer.from(svg);
	return { hash: pictureHash(hash('sha256', bytes, 'base64url')), type: 'image/svg+xml', bytes };
}

const portraits = ({ cast: { recruiters, talents, organizer } }: DemoFair) =>
	[...recruiters, ...talents, organizer].map(({ id, portrait }) => [id, portrait] as const);
