/**
 * Makes or revokes a token with which a wallboard or tool follows one fair's open documents.
 *
 *   npm run board-token -- --fair FAIR --label hall-a [--days 3] [--revoke]
 */
import { parseArgs } from 'node:util';
import { openDatabase } from '#schema/db/open.ts';
import { addMinutes, entityId, instant } from '#schema/ids.ts';
import type { FairId } from '#schema/ids.ts';
import { BoardTokens } from '#sync/board-tokens.ts';
import { systemRandom } from '#sync/random.ts';

const DAY_MINUTES = 24 * 60;

const { values } = parseArgs({
	options: {
		fair: { type: 'string' },
		label: { type: 'string' },
		days: { type: 'string', default: '3' },
		revoke: { type: 'boolean', default: false },
		'data-dir': { type: 'string', default: process.env['DATA_DIR'] ?? 'data' },
	},
});
const days = Number(values.days);
if (!values.fair || !values.label || !(days > 0 && days <= 366)) {
	console.error(
		'Say which event and a name for the board: --fair FAIR --label NAME [--days 1-366]',
	);
	process.exit(2);
}

const { db, connection, close } = await openDatabase(`${values['data-dir']}/visavis.db`);
const fair = entityId<FairId>(values.fair);
const tokens = new BoardTokens(db, connection);
const known = await db.selectFrom('fair').select('id').where('id', '=', fair).executeTakeFirst();
if (!known) {
	const fairs = await db.selectFrom('fair').select(['id', 'name']).execute();
	console.error('There is no such event. These are there:');
	for (const { id, name } of fairs) console.error(`  ${id}  ${name}`);
	process.exitCode = 1;
} else if (values.revoke) {
	console.log(`Revoked: ${await tokens.revoke(fair, values.label)}`);
} else {
	const expiresAt = addMinutes(instant(Date.now()), days * DAY_MINUTES);
	console.log(await tokens.create(fair, values.label, expiresAt, systemRandom()));
}
await close();
