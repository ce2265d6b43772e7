import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { docName } from '#schema/docs/names.ts';
import { must } from '#schema/assert.ts';
import { OUTBOX_ROOT } from '#schema/outbox.ts';
import { deskOf, envelope } from '#sync/testing/engine-rig.ts';
import { openProvider, openSocket, settled } from './provider.ts';
import { startHub, until } from './rig.ts';
import * as wire from '../hocuspocus/wire.ts';

describe('a person on a socket', () => {
	it('[SY5] gets the state of a projection at once, then its changes', async () => {
		const rig = await startHub();
		const ada = must(rig.talents[0], 'a talent');
		const client = await rig.join(ada);
		const directory = docName({ kind: 'directory', fair: rig.fair });
		const document = new Y.Doc();
		Y.applyUpdate(document, await client.open(directory));
		expect(document.getMap('p').toJSON()).toMatchObject({ fair: { fair: { name: 'Test Fair' } } });
		const { applied } = await client.next('status', wire.addressOf(directory, '1'));
		expect(applied).toBe(true);
		rig.engine.presenceChanged(
			rig.fair,
			{ fair: rig.fair, participant: must(rig.recruiters[0], 'a recruiter'), role: 'recruiter' },
			true,
		);
		Y.applyUpdate(document, (await client.next('update')).bytes);
		expect(document.getMap('p').toJSON()).toMatchObject({ live: {} });
	});
});

describe('a browser with the real provider', () => {
	it('[SY2] puts an intent into its outbox and sees the outcome on its desk', async () => {
		const rig = await startHub();
		const ada = must(rig.talents[0], 'a talent');
		const rita = must(rig.recruiters[0], 'a recruiter');
		const socket = openSocket(rig, rig.signIn(ada));
		const desk = openProvider(socket, docName({ kind: 'desk', fair: rig.fair, participant: ada }));
		const outbox = openProvider(
			socket,
			docName({ kind: 'outbox', fair: rig.fair, participant: ada }),
		);
		await Promise.all([settled(desk), settled(outbox)]);
		const text = { message: 'Hello', question: '', answer: '' };
		const asked = envelope({ kind: 'request.send', to: rita, ...text }, rig.clock.now());
		outbox.document.getArray(OUTBOX_ROOT).push([{ ...asked }]);
		await until(() => deskOf(desk.document).outcomes[asked.i]?.code === 'ok');
		expect(Object.values(deskOf(desk.document).meetings)).toMatchObject([{ message: 'Hello' }]);
		await until(() => !outbox.hasUnsyncedChanges);
	});
});
