/** Two companies' recruiters at one fair, and what is theirs. */
import { must } from '#schema/assert.ts';
import { docName } from '#schema/docs/names.ts';
import { entityId } from '#schema/ids.ts';
import type { CompanyId } from '#schema/ids.ts';
import { insertInScheduling } from '#sync/testing/fair-rows.ts';
import * as wire from '../hocuspocus/wire.ts';
import type { RawClient } from './raw-client.ts';
import type { HubRigOptions } from './rig.ts';
import { people, startHub, until } from './rig.ts';

const BOLT = entityId<CompanyId>('bolt');

/** Rita and Carl of one company, Dora of another, and a chat of Ada and Rita in scheduling. */
export async function startTeams(options: HubRigOptions = {}) {
	const rig = await startHub({ talents: 2, recruiters: 3, ...options });
	const { fair, connection } = rig;
	const [, second, third] = rig.recruiters;
	const [carl, dora] = [must(second, 'a colleague'), must(third, 'a stranger')];
	connection
		.prepare(`INSERT INTO company (id, fair_id, name) VALUES (?, ?, 'Bolt')`)
		.run(BOLT, fair);
	connection.prepare(`UPDATE participant SET company_id = ? WHERE id = ?`).run(BOLT, dora);
	const { ada, rita } = people(rig);
	const meeting = insertInScheduling(connection, rig, 'chat', ada, rita, rig.clock.now());
	const team = docName({ kind: 'team', fair, company: rig.company });
	const look = docName({ kind: 'look', fair, meeting });
	const note = docName({ kind: 'note', fair, company: rig.company, talent: ada });
	return { ...rig, ...people(rig), carl, dora, meeting, team, look, note };
}

/** How the server answers whoever wants to open this. */
export async function isDenied(client: RawClient, name: string): Promise<boolean> {
	const address = wire.addressOf(name, '1');
	client.send(wire.auth(address));
	await until(() => client.frames.some((frame) => frame.address === address));
	return client.of('denied').some((frame) => frame.address === address);
}
