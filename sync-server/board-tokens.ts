import { hash } from 'node:crypto';
import type { Db, SqliteConnection } from '#schema/db/open.ts';
import { param, prepare } from '#schema/db/prepare.ts';
import type { FairId, Instant } from '#schema/ids.ts';
import { parseDocName } from '#schema/docs/names.ts';
import type { FillRandom } from './clock.ts';

/** Prefix of a token, so that one found in a log is known for what it is. */
const PREFIX = 'vvb_';

/**
 * Tokens for wallboards and tools that follow a fair's open documents without being a person: for one
 * fair, reading only, until they end or are revoked. Only a hash is stored (SY17).
 */
export class BoardTokens {
	readonly #db: Db;
	readonly #find;

	constructor(db: Db, connection: SqliteConnection) {
		this.#db = db;
		this.#find = prepare<{ hash: string; now: Instant }, { fair_id: FairId }>(
			connection,
			db
				.selectFrom('board_token')
				.select('fair_id')
				.where('token_hash', '=', param<string>('hash'))
				.where('expires_at', '>', param<Instant>('now')),
		);
	}

	/** Whether this token may follow this document now: calendars and the directory of its fair. */
	allows(token: string, documentName: string, now: Instant): boolean {
		const parsed = parseDocName(documentName);
		if (!parsed.ok) return false;
		const { kind, fair } = parsed.address;
		if (kind !== 'calendar' && kind !== 'directory') return false;
		return this.#find.get({ hash: hash('sha256', token), now })?.fair_id === fair;
	}

	/** Makes a token; the text is shown once and cannot be read again. */
	async create(
		fair: FairId,
		label: string,
		expiresAt: Instant,
		random: FillRandom,
	): Promise<string> {
		const secret = new Uint8Array(32);
		random(secret);
		const token = PREFIX + Buffer.from(secret).toString('base64url');
		await this.#db
			.insertInto('board_token')
			.values({
				token_hash: hash('sha256', token),
				fair_id: fair,
				label,
				expires_at: expiresAt,
			})
			.execute();
		return token;
	}

	/** Ends every token of that name in a fair; returns how many there were. */
	async revoke(fair: FairId, label: string): Promise<number> {
		const { numDeletedRows } = await this.#db
			.deleteFrom('board_token')
			.where('fair_id', '=', fair)
			.where('label', '=', label)
			.executeTakeFirst();
		return Number(numDeletedRows);
	}
}
