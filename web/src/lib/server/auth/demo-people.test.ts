import { afterEach, beforeEach, expect, it } from 'vitest';
import { DEMO_ENTRIES } from '#schema/demo/demo-people.ts';
import { aPng } from '#schema/fixtures-pictures.ts';
import type { FairId, Instant, ParticipantId, PictureHash } from '#schema/ids.ts';
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

it('[AU7] the main people of the demo fair are offered in its order, each once, and nobody else', async () => {
	await addPerson('aaron', { demo: false });
	for (const name of ['abel', 'demo-zoe', 'demo-rita', 'demo-ben', 'demo-ada'])
		await addPerson(name, { demo: true });
	await addPerson('demo-ada', { demo: true, fair: 'fair-b' });

	const people = await listDemoPeople(rig.db);
	const present = DEMO_ENTRIES.filter(({ key }) => ['ada', 'ben', 'rita'].includes(key));
	expect(people.map(({ accountId, line }) => ({ accountId, line }))).toEqual(
		present.map(({ accountId, line }) => ({ accountId, line })),
	);
});

it('[AU7] without them, six demo people at most are offered, and nobody else', async () => {
	await addPerson('aaron', { demo: false });
	const names = ['abel', 'berta', 'cem', 'dora', 'elif', 'fynn', 'gala'];
	for (const name of names) await addPerson(name, { demo: true });
	await addPerson('abel', { demo: true, fair: 'fair-b' });

	const people = await listDemoPeople(rig.db);
	expect(people.map(({ name }) => name)).toEqual(names.slice(0, 6));
	expect(people[0]).toEqual({
		accountId: 'abel',
		name: 'abel',
		role: 'talent',
		company: null,
		line: 'I am abel',
		portrait: null,
	});
});

it('[AU7] their portraits come with them, since nobody is signed in yet who could ask for a picture', async () => {
	await addPerson('abel', { demo: true });
	const bytes = aPng(256, 256);
	const hash = 'x'.repeat(43) as PictureHash;
	const owner = { participant_id: 'abel_fair-a' as ParticipantId, company_id: null };
	await rig.db
		.insertInto('picture')
		.values({ ...owner, hash, type: 'image/png', bytes })
		.execute();

	const [abel] = await listDemoPeople(rig.db);
	const shown = await fetch(abel?.portrait ?? '');
	expect(shown.headers.get('content-type')).toBe('image/png');
	expect(new Uint8Array(await shown.arrayBuffer())).toEqual(bytes);
});
