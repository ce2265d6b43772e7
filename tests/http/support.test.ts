/** Support conversations by the second door: who reads them, what one takes along, and what is left of them. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ClosedSupport, HelpdeskView, SupportView } from '#schema/docs/support.ts';
import { SUPPORT_FACTS_OF_A_CALL as FACTS } from '#schema/fixtures-support.ts';
import type { FairServer } from './fair-server.ts';
import { startFairServer } from './fair-server.ts';
import { PASSWORD, type Visitor } from './http-server.ts';

let server: FairServer;

beforeEach(async () => {
	server = await startFairServer();
});
afterEach(() => server.close());

const ask = (...intent: Parameters<FairServer['ask']>) => server.ask(...intent);
const read = (who: Visitor, path: string) => who.get(`/api/fairs/${server.fair}/${path}`);
async function readAs<View>(who: Visitor, path: string): Promise<View> {
	return JSON.parse((await read(who, path)).text) as View;
}

/** Ada has asked, Olga has answered. */
async function begun() {
	const [olga, ada, ben, rita] = await Promise.all(
		(['olga', 'ada', 'ben', 'rita'] as const).map(server.enter),
	);
	if (!olga || !ada || !ben || !rita) throw new Error('four people');
	const facts = { ...FACTS, browser: 'Canaryfox/1.0' };
	await ask(ada, { kind: 'support.write', text: 'Canary asked', facts });
	await ask(olga, { kind: 'support.answer', person: server.ids.ada, text: 'Canary answered' });
	return { olga, ada, ben, rita };
}

it('[SU2, U-02, I19] its person and organizers read it, open and closed; to all others it does not exist', async () => {
	const { olga, ada, ben, rita } = await begun();
	const { ada: id } = server.ids;
	const own = await readAs<SupportView>(ada, 'support');
	expect(Object.values(own.lines).map(({ text }) => text)).toEqual([
		...['Canary asked', 'Canary answered'],
	]);
	expect((await readAs<SupportView>(olga, `support/${id}`)).lines).toEqual(own.lines);
	expect(Object.keys((await readAs<HelpdeskView>(olga, 'helpdesk')).open)).toEqual([id]);
	for (const who of [ben, rita]) {
		for (const path of [`support/${id}`, 'helpdesk', 'helpdesk/closed'])
			expect((await read(who, path)).status).toBe(404);
		for (const path of ['support', 'desk', 'directory'])
			expect((await read(who, path)).text).not.toContain('Canary');
	}
	expect((await read(ada, 'helpdesk')).status).toBe(404);
	expect((await read(olga, 'support/nobody')).status).toBe(404);
	await ask(olga, { kind: 'support.close', person: id });
	const { closed, next } = await readAs<ClosedSupport>(olga, 'helpdesk/closed');
	expect(closed.map(({ person, words }) => [person, words])).toEqual([[id, 'Canary answered']]);
	expect(next).toBeNull();
	expect((await read(olga, `helpdesk/closed?before=${Date.now()}.${id}`)).status).toBe(200);
	for (const before of ['', 'x', '1', '1.', `-1.${id}`, '1.a b', `1e3.${id}`])
		expect((await read(olga, `helpdesk/closed?before=${encodeURIComponent(before)}`)).status).toBe(
			400,
		);
});

it('[SU9, ER4] what one said is in one’s own export, with the facts, and what others said is not', async () => {
	const { olga, ada, ben } = await begun();
	const exported = async (who: Visitor) =>
		JSON.parse((await who.get('/account/export')).text) as object;
	expect(await exported(ada)).toMatchObject({
		events: [
			{
				support: {
					said: [{ kind: 'asked', text: 'Canary asked' }],
					technicalFacts: { browser: 'Canaryfox/1.0' },
				},
			},
		],
	});
	expect(JSON.stringify(await exported(ada))).not.toContain('Canary answered');
	expect(JSON.stringify(await exported(olga))).not.toContain('Canary asked');
	expect(await exported(olga)).toMatchObject({
		events: [{ support: { said: [{ kind: 'answered', text: 'Canary answered' }] } }],
	});
	expect(await exported(ben)).toMatchObject({ events: [{ support: { said: [] } }] });
});

it('[SU9, ER2, O-04] whoever erases themselves leaves nothing of it, also not on the disk', async () => {
	const { olga, ada } = await begun();
	expect(await server.filesHolding('Canary')).not.toEqual([]);
	expect((await ada.post('/account?/erase', { password: PASSWORD })).status).toBe(303);
	expect(await readAs<HelpdeskView>(olga, 'helpdesk')).toMatchObject({ open: {} });
	expect((await read(olga, `support/${server.ids.ada}`)).status).toBe(404);
	expect(await server.filesHolding('Canary')).toEqual([]);
});
