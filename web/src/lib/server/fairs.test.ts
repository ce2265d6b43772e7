import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type OpenDatabase } from '#schema/db/open.ts';
import { must } from '#schema/assert.ts';
import { entityId, instant, type AccountId } from '#schema/ids.ts';
import { insertFair, type FairRows } from '#sync/testing/fair-rows.ts';
import { fairsOf, membershipIn } from './fairs.ts';
import { findTalents } from './talents.ts';

const NOW = instant(Date.UTC(2026, 10, 5, 9));
let database: OpenDatabase;
let fair: FairRows;
let other: FairRows;
let talent: AccountId;

beforeAll(async () => {
	database = await openDatabase(':memory:');
	fair = insertFair(database.connection, { now: NOW, fair: 'autumn', talents: 60 });
	other = insertFair(database.connection, { now: NOW, fair: 'spring' });
	talent = fair.accountOf(must(fair.talents[0], 'a talent'));
	const set = database.connection.prepare(
		`UPDATE participant SET name = ?, headline = ?, topics = ?, languages = ? WHERE id = ?`,
	);
	set.run('Ada Marlow', '100% robots', '["C_ plus"]', '["Swedish"]', fair.talents[0]);
	set.run('Ben Okafor', 'Data', '["Statistics"]', '["Igbo"]', fair.talents[1]);
});

afterAll(() => database.close());

describe('[S05] events', () => {
	it('[S05] are listed for those who are registered, and for nobody else', async () => {
		const mine = await fairsOf(database.db, talent);
		expect(mine.map(({ id, role, companies }) => [id, role, companies])).toEqual([
			['autumn', 'talent', 1],
		]);
		expect(await fairsOf(database.db, entityId<AccountId>('stranger'))).toEqual([]);
	});

	it('[S05] one I am no member of is answered like one that does not exist', async () => {
		expect(await membershipIn(database.db, talent, other.fair)).toBeNull();
		expect(await membershipIn(database.db, talent, 'nonsense')).toBeNull();
		const member = await membershipIn(database.db, talent, fair.fair);
		expect(member).toMatchObject({ role: 'talent', participant: fair.talents[0] });
	});

	it('[S05] before it is published only its organizer sees it', async () => {
		const publish = database.connection.prepare(`UPDATE fair SET published = ? WHERE id = ?`);
		publish.run(0, fair.fair);
		expect(await fairsOf(database.db, talent)).toEqual([]);
		expect(await membershipIn(database.db, talent, fair.fair)).toBeNull();
		const organizer = fair.accountOf(fair.organizer);
		expect(await membershipIn(database.db, organizer, fair.fair)).not.toBeNull();
		publish.run(1, fair.fair);
	});
});

describe('finding talents', () => {
	const find = (text: string, page = 1) => {
		const search = { text, language: '', topic: '', notInTouchWith: null, page };
		return findTalents(database.db, fair.fair, search);
	};
	const names = async (text: string) => (await find(text)).talents.map(({ name }) => name);

	it('goes page by page, never beyond the last', async () => {
		const first = await find('');
		expect(first).toMatchObject({ total: 60, page: 1, pages: 3 });
		expect(first.talents).toHaveLength(24);
		const last = await find('', 99);
		expect(last.page).toBe(3);
		expect(last.talents).toHaveLength(12);
		expect((await find('', -5)).page).toBe(1);
	});

	it('by every word, wherever in the profile it stands', async () => {
		expect(await names('ada robots')).toEqual(['Ada Marlow']);
		expect(await names('igbo statistics')).toEqual(['Ben Okafor']);
		expect(await names('robots statistics')).toEqual([]);
	});

	it('takes what somebody types for letters and never for a pattern', async () => {
		expect(await names('100%')).toEqual(['Ada Marlow']);
		expect(await names('C_')).toEqual(['Ada Marlow']);
		expect(await names('%')).toEqual(['Ada Marlow']);
		expect(await names(`'; DROP TABLE participant; --`)).toEqual([]);
	});

	it('[I19] holds talents of this event alone', async () => {
		const found = await find('', 1);
		const ids = new Set(fair.talents);
		expect(found.talents.every(({ id }) => ids.has(id))).toBe(true);
	});
});
