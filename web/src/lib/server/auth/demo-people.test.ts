import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FairId, Instant, ParticipantId } from '#schema/ids.ts';
import { listDemoPeople } from './demo-people.ts';
import { openAuthRig, START, type AuthRig } from './testing/auth-rig.ts';

let rig: AuthRig;

beforeEach(async () => {
	rig = await openAuthRig('demo');
	for (const id of ['fair-a', 'fair-b'])
		await rig.db
			.insertInto('fair')
			.values({
				id: id as FairId,
				name: id,
				place: '',
				summary: '',
				time_zone: 'Europe/Berlin',
				published: 1,
				days: '[]',
				rules: '{}',
				starts_at: START,
				ends_at: (START + 1) as Instant,
				seq: 0,
				decided_at: START,
			})
			.execute();
});
afterEach(() => rig.close());

async function addPerson(name: string, options: { demo: boolean; fair?: string }) {
	const taken = await rig.db.selectFrom('account').select('id').execute();
	const account = taken.find(({ id }) => id === name)?.id ?? (await rig.addAccount(name, options));
	const fair = options.fair ?? 'fair-a';
	await rig.db
		.insertInto('participant')
		.values({
			id: `${name}.${fair}`.replace('.', '_') as ParticipantId,
			fair_id: fair as FairId,
			account_id: account,
			role: 'talent',
			company_id: null,
			name,
			headline: `I am ${name}`,
			about: '',
			languages: '[]',
			topics: '[]',
			booking_mode: 'selective',
			question: '',
			ideal: '{}',
		})
		.execute();
}

it('[AU7] only demo people are offered, the leading ones first, six at most and each once', async () => {
	await addPerson('aaron', { demo: false });
	for (const name of ['abel', 'berta', 'cem', 'dora']) await addPerson(name, { demo: true });
	for (const name of ['demo-rita', 'demo-ben', 'demo-ada']) await addPerson(name, { demo: true });
	await addPerson('demo-ada', { demo: true, fair: 'fair-b' });

	const people = await listDemoPeople(rig.db);
	const names = people.map(({ name }) => name);
	expect(names.slice(0, 3).sort()).toEqual(['demo-ada', 'demo-ben', 'demo-rita']);
	expect(names.slice(3)).toEqual(['abel', 'berta', 'cem']);
	expect(people[0]).toEqual({
		accountId: 'demo-ada',
		name: 'demo-ada',
		role: 'talent',
		company: null,
		headline: 'I am demo-ada',
	});
});
