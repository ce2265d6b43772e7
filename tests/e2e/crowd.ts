/** More talents for a small fair, each with a request that waits for Rita's answer. */
import { must } from '#schema/assert.ts';
import { toJson } from '#schema/db/json.ts';
import type { OpenDatabase } from '#schema/db/open.ts';
import { addMinutes, instant } from '#schema/ids.ts';
import type { FairRows } from '#sync/testing/fair-rows.ts';

export interface Asking {
	readonly name: string;
	readonly message?: string;
	readonly languages?: readonly string[];
	readonly topics?: readonly string[];
}

/** The first of them asked last, so that the list shows them in the order given. */
export const askingRita =
	(people: readonly Asking[]) =>
	({ connection }: OpenDatabase, rows: FairRows): void => {
		const rita = must(rows.recruiters[0], 'a recruiter');
		const now = instant(Date.now());
		const insertAccount = connection.prepare(
			`INSERT INTO account (id, email, name, created_at) VALUES (?, ?, ?, 1)`,
		);
		const insertTalent = connection.prepare(
			`INSERT INTO participant (id, fair_id, account_id, role, name, languages, topics)
			VALUES (?, ?, ?, 'talent', ?, ?, ?)`,
		);
		const insertRequest = connection.prepare(
			`INSERT INTO meeting (id, fair_id, talent_id, recruiter_id, requested_by, status, message,
				requested_at, changed_at, expires_at)
			VALUES (?, ?, ?, ?, 'talent', 'requested', ?, ?, ?, ?)`,
		);
		for (const [index, { name, message = '', languages = [], topics = [] }] of people.entries()) {
			const id = `crowd-${index}`;
			const at = addMinutes(now, -index - 1);
			insertAccount.run(`a-${id}`, `${id}@example.org`, name);
			insertTalent.run(id, rows.fair, `a-${id}`, name, toJson(languages), toJson(topics));
			insertRequest.run(`m-${id}`, rows.fair, id, rita, message, at, at, addMinutes(now, 600));
		}
		connection.prepare(`UPDATE fair SET seq = seq + 1 WHERE id = ?`).run(rows.fair);
	};
