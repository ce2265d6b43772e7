import { describe, expect, it } from 'vitest';
import type { HelpdeskView, SupportView } from '#schema/docs/support.ts';
import type { ParticipantId } from '#schema/ids.ts';
import { instant } from '#schema/ids.ts';
import { LIMITS } from '#schema/limits.ts';
import { SUPPORT_FACTS_OF_A_CALL as FACTS } from '#schema/fixtures-support.ts';
import { deskOf, envelope, rigOver, viewOf } from './testing/engine-rig.ts';
import { HELLO, given } from './testing/given-engine.ts';

const write = (text: string) => ({ kind: 'support.write', text }) as const;
const answer = (person: ParticipantId, text: string) =>
	({ kind: 'support.answer', person, text }) as const;
const close = (person: ParticipantId) => ({ kind: 'support.close', person }) as const;

/** Ada has asked for help about her chat with Rita, and both sides have everything open. */
async function asked() {
	const rig = await given();
	const { fair, ada, rita, organizer, ask, open } = rig;
	const begun = await ask(fair, ada, { kind: 'request.send', to: rita, ...HELLO });
	if (!begun.meeting) throw new Error('it began');
	const support = open({ kind: 'support', fair, participant: ada });
	const helpdesk = open({ kind: 'helpdesk', fair });
	await ask(fair, ada, { ...write('No\nsound.'), about: begun.meeting, facts: FACTS });
	return {
		...rig,
		meeting: begun.meeting,
		answers: (text: string) => ask(fair, organizer, answer(ada, text)),
		shown: () => viewOf<SupportView>(support),
		list: () => viewOf<HelpdeskView>(helpdesk).open,
		fresh: () => [
			viewOf<SupportView>(open({ kind: 'support', fair, participant: ada })),
			viewOf<HelpdeskView>(open({ kind: 'helpdesk', fair })),
		],
		current: () => [viewOf<SupportView>(support), viewOf<HelpdeskView>(helpdesk)],
	};
}

describe('a support conversation', () => {
	it('[SU2, SU7, SY3] is in its document and in the list, with the facts and the chat', async () => {
		const { ada, meeting, shown, list, fresh, current, clock } = await asked();
		expect(shown().lines).toEqual({
			1: { kind: 'asked', from: 'person', by: 'Ada 0', text: 'No\nsound.', at: clock.now() },
		});
		expect(shown().facts).toEqual({ last: { facts: FACTS, with: 1 } });
		expect(list()).toMatchObject({
			[ada]: {
				name: 'Ada 0',
				words: 'No\nsound.',
				from: 'person',
				unanswered: 1,
				chat: { meeting },
			},
		});
		expect(fresh()).toEqual(current());
	});

	it('[SU2, SU5, SU6] shows who answers; closed, it leaves the list, and comes back with the next word', async () => {
		const { fair, ada, organizer, ask, answers, shown, list, fresh, current } = await asked();
		await answers('Try the other microphone.');
		expect(shown().conversation.card).toMatchObject({ helper: { id: organizer }, unanswered: 0 });
		expect(list()[ada]).toMatchObject({ from: 'team', words: 'Try the other microphone.' });
		await ask(fair, organizer, close(ada));
		expect(list()).toEqual({});
		expect(shown().conversation.card).toMatchObject({ isOpen: false });
		expect(Object.values(shown().lines).map(({ kind }) => kind)).toEqual([
			...['asked', 'answered', 'closed'],
		]);
		await ask(fair, ada, write('It is back.'));
		expect(list()[ada]).toMatchObject({ words: 'It is back.' });
		expect(list()[ada]).not.toHaveProperty('chat');
		expect(fresh()).toEqual(current());
	});

	it('[SU2, ST5] follows a new name, a moved chat, and somebody else’s chat after it was handed over', async () => {
		const { fair, ada, rita, ask, change, meeting, slot, shown, list } = await asked();
		await change(fair, ada, { kind: 'name.set', name: 'Ada Lovelace' });
		await change(fair, rita, { kind: 'name.set', name: 'Rita Neu' });
		expect(list()[ada]).toMatchObject({ name: 'Ada Lovelace', chat: { peer: 'Rita Neu' } });
		expect(shown().lines[1]).toMatchObject({ by: 'Ada Lovelace' });
		await ask(fair, rita, { kind: 'request.accept', meeting });
		await ask(fair, ada, { kind: 'slot.claim', meeting, startsAt: slot });
		expect(list()[ada]?.chat).toMatchObject({ startsAt: slot });
		expect(shown().conversation.card?.chat).toMatchObject({ startsAt: slot });
	});

	it('[SU3] keeps its last hundred lines', async () => {
		const { fair, ada, ask, answers, shown, fresh, current, connection } = await asked();
		for (let number = 2; number <= LIMITS.supportLines + 3; number += 1)
			await (number === 60 ? ask(fair, ada, write('Still here')) : answers(`Answer ${number}`));
		const numbers = Object.keys(shown().lines).map(Number);
		expect(numbers).toHaveLength(LIMITS.supportLines);
		expect(Math.min(...numbers)).toBe(4);
		expect(fresh()).toEqual(current());
		const stored = connection.prepare('SELECT count(*) FROM support_line').pluck().get();
		expect(stored).toBe(LIMITS.supportLines);
	});

	it('[SU4, SY15] counts after a restart as before it', async () => {
		const { fair, ada, connection } = await asked();
		for (let number = 2; number <= 8; number += 1)
			expect(await rigOver(connection).ask(fair, ada, write('Again'))).toMatchObject({
				code: 'ok',
			});
		expect(await rigOver(connection).ask(fair, ada, write('Again'))).toMatchObject({
			code: 'support_too_fast',
		});
	});

	it('[ID2] hears a message once, however often it arrives', async () => {
		const { fair, ada, send, clock, shown } = await asked();
		const twice = envelope(write('Hello?'), clock.now());
		expect(await send(fair, ada, twice)).toEqual(await send(fair, ada, twice));
		expect(Object.keys(shown().lines)).toHaveLength(2);
	});

	it('[SU8, NO1] tells the organizers who waits, and whoever asked of each answer', async () => {
		const { fair, ada, organizer, answers, open } = await asked();
		await answers('Yes?');
		const [mine, theirs] = [ada, organizer].map((participant) =>
			Object.values(deskOf(open({ kind: 'desk', fair, participant })).notices),
		);
		expect(mine).toMatchObject([{ kind: 'support_answered', peer: 'Olga' }]);
		expect(mine?.[0]).not.toHaveProperty('person');
		expect(theirs).toMatchObject([{ kind: 'support_asked', peer: 'Ada 0', person: ada }]);
	});

	it('[SU9, ER1, ER2] goes with its person, from every document and from the database', async () => {
		const { fair, ada, ask, answers, change, shown, list, connection, open } = await asked();
		await ask(fair, ada, write('Canary in a mine'));
		await answers('Canary heard');
		expect(connection.serialize().includes('Canary')).toBe(true);
		await change(fair, ada, { kind: 'participant.erase' });
		expect([shown().lines, shown().facts, shown().conversation, list()]).toEqual([{}, {}, {}, {}]);
		expect(connection.serialize().includes('Canary')).toBe(false);
		expect(connection.serialize().includes('NotReadableError')).toBe(false);
		const view = viewOf<HelpdeskView>(open({ kind: 'helpdesk', fair }));
		expect(view.open).toEqual({});
	});

	it('[SU9, ER2] stays with its person when an organizer leaves, without what that one said', async () => {
		const { fair, ada, organizer, ask, answers, change, shown, list, fresh, current, connection } =
			await asked();
		await answers('Canary heard');
		await ask(fair, organizer, close(ada));
		await ask(fair, ada, write('Thank you'));
		await ask(fair, organizer, { kind: 'support.take', person: ada });
		await change(fair, organizer, { kind: 'participant.erase' });
		expect(Object.values(shown().lines)).toMatchObject([
			{ kind: 'asked' },
			{ kind: 'closed', from: 'team', by: '' },
			{ kind: 'asked', text: 'Thank you' },
		]);
		expect(list()[ada]).not.toHaveProperty('helper');
		expect(fresh()).toEqual(current());
		expect(connection.serialize().includes('Canary')).toBe(false);
	});

	it('[SU5] can be looked up when it is closed, the last closed first, a page at a time', async () => {
		const { fair, ada, ben, rita, organizer, ask, engine, clock } = await asked();
		for (const who of [ben, rita]) await ask(fair, who, write('Hello'));
		for (const who of [ada, ben, rita]) {
			clock.move(1_000);
			await ask(fair, organizer, close(who));
		}
		const all = { at: Number.MAX_SAFE_INTEGER, person: '' };
		const { closed, next } = engine.closedSupport(fair, all);
		expect(closed.map(({ person }) => person)).toEqual([rita, ben, ada]);
		expect(next).toBeNull();
		expect(closed[2]).toMatchObject({ words: 'No\nsound.', isOpen: false });
		const before = { at: instant(clock.now()), person: rita };
		expect(engine.closedSupport(fair, before).closed.map(({ person }) => person)).toEqual([
			...[ben, ada],
		]);
	});
});

describe('who reads and helps', () => {
	it('[SU2, I19, DO4, U-02] is that person and organizers: nothing of it is in any document that others open', async () => {
		const { fair, ada, ben, rita, organizer, company, ask, answers, engine, accountOf } =
			await asked();
		await ask(fair, ada, write('Canary of Ada'));
		await answers('Canary for Ada');
		const own = `support.1/${fair}/${ada}`;
		for (const [who, may] of [
			...[[ada, true] as const, [organizer, true] as const],
			...[[ben, false] as const, [rita, false] as const],
		]) {
			expect(engine.admit(own, accountOf(who)).ok).toBe(may);
			expect(engine.admit(`helpdesk.1/${fair}`, accountOf(who)).ok).toBe(who === organizer);
		}
		expect(engine.admit(`support.1/${fair}/nobody`, accountOf(organizer)).ok).toBe(false);
		const others = [
			...[ben, rita].flatMap((participant) => [
				{ kind: 'desk', fair, participant } as const,
				{ kind: 'support', fair, participant } as const,
			]),
			{ kind: 'calendar', fair, recruiter: rita } as const,
			{ kind: 'directory', fair } as const,
			{ kind: 'team', fair, company } as const,
		];
		for (const address of others)
			expect(JSON.stringify(engine.view(address))).not.toMatch(/Canary|No\\nsound|support_/);
	});

	it('[SU1, U-01, ID7] whoever is no organizer helps nobody, whatever they send', async () => {
		const { fair, ada, ben, rita, organizer, ask, send, clock, shown } = await asked();
		for (const who of [ben, rita])
			for (const intent of [
				answer(ada, 'Send me your password.'),
				close(ada),
				{ kind: 'support.take', person: ada } as const,
			])
				expect(await ask(fair, who, intent)).toMatchObject({ code: 'forbidden' });
		for (const name of ['by', 'actor', 'person', 'from', 'for', 'helper']) {
			const forged = envelope(write('I am Olga.'), clock.now());
			const p = { text: 'I am Olga.', [name]: organizer };
			expect(await send(fair, ben, { ...forged, p })).toMatchObject({ code: 'invalid' });
		}
		expect(Object.keys(shown().lines)).toEqual(['1']);
	});
});
