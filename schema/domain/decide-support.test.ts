import { describe, expect, it } from 'vitest';
import {
	ADA,
	BEN,
	NOW,
	OLGA,
	RITA,
	cancelled,
	given,
	inScheduling,
	refusedAs,
} from '../fixtures.ts';
import { askForHelp, closeSupportOf, help, takeCareOf } from '../fixtures-intents.ts';
import { SUPPORT_FACTS_OF_A_CALL } from '../fixtures-support.ts';
import { addMinutes, entityId, instant } from '../ids.ts';
import type { FairEvent } from './event.ts';
import { noticesOf } from './notice.ts';
import type { Organizer } from './participant.ts';
import type { Scene } from '../fixtures.ts';

const OTTO: Organizer = { role: 'organizer', id: entityId('otto'), name: 'Otto Falk' };
const chat = inScheduling(ADA, RITA);
const adas = (scene: Scene) => scene.state.supports.get(ADA.id);

describe('whoever needs help', () => {
	it('[SU1, SU2] writes, which opens a conversation about the chat one is in', () => {
		const scene = given({ meetings: [chat] });
		const decision = scene.act(ADA, askForHelp('Nobody hears me.', chat));
		expect(decision).toMatchObject({
			verdict: 'ok',
			events: [{ kind: 'support_asked', text: 'Nobody hears me.', facts: null, at: NOW }],
		});
		expect(adas(scene)).toMatchObject({
			isOpen: true,
			count: 1,
			unanswered: 1,
			waitingSince: NOW,
			about: chat.id,
			helper: null,
		});
	});

	it('[SU1] is a talent or a recruiter: organizers are who is written to', () => {
		const scene = given();
		expect(scene.act(RITA, askForHelp('Where is my calendar?')).verdict).toBe('ok');
		expect(scene.act(OLGA, askForHelp('Hello?'))).toEqual(refusedAs('forbidden'));
	});

	it('[SU2] has one conversation, whatever is written', () => {
		const scene = given();
		for (const text of ['One.', 'Two.']) scene.act(ADA, askForHelp(text));
		scene.act(BEN, askForHelp('Me too.'));
		expect([...scene.state.supports.keys()]).toEqual([ADA.id, BEN.id]);
		expect(adas(scene)).toMatchObject({ count: 2, unanswered: 2, waitingSince: NOW });
	});

	it('[ID1, SU1] names a chat of one’s own or none, also one that is over', () => {
		const scene = given({ meetings: [chat, cancelled(BEN, RITA)] });
		const forbidden = refusedAs('forbidden');
		expect(scene.decide(BEN, askForHelp('Help', chat))).toEqual(forbidden);
		expect(scene.decide(ADA, askForHelp('Help', { id: entityId('none') }))).toEqual(forbidden);
		expect(scene.decide(BEN, askForHelp('Help', cancelled(BEN, RITA))).verdict).toBe('ok');
	});

	it.each(['', ' \n ', '\u200b\u2060'])('[SU3] says something: %j is refused', (text) => {
		expect(given().decide(ADA, askForHelp(text))).toEqual(refusedAs('support_blank'));
	});

	it('[SU4, U-04] waits for an answer after ten messages; closing does not make room', () => {
		const scene = given();
		for (let number = 1; number <= 10; number += 1) {
			scene.now = addMinutes(NOW, number);
			expect(scene.act(ADA, askForHelp(`${number}`)).verdict).toBe('ok');
		}
		scene.now = addMinutes(NOW, 20);
		const waits = refusedAs('support_unanswered', { limit: 10 });
		expect(scene.act(ADA, askForHelp('11'))).toEqual(waits);
		scene.act(ADA, closeSupportOf(ADA));
		expect(scene.act(ADA, askForHelp('11'))).toEqual(waits);
		scene.act(OLGA, help(ADA, 'I am here.'));
		expect(scene.act(ADA, askForHelp('11')).verdict).toBe('ok');
	});

	it('[SU4, U-04] is slowed after eight within a minute, answered or not', () => {
		const scene = given();
		const ask = () => scene.act(ADA, askForHelp('Again'));
		for (let number = 1; number <= 8; number += 1) {
			expect(ask().verdict).toBe('ok');
			scene.act(OLGA, help(ADA, 'Yes?'));
		}
		const again = addMinutes(NOW, 1);
		expect(ask()).toEqual(refusedAs('support_too_fast', { at: again }));
		scene.now = instant(again - 1);
		expect(ask()).toEqual(refusedAs('support_too_fast', { at: again }));
		scene.now = again;
		expect(ask().verdict).toBe('ok');
		expect(adas(scene)?.burst).toBe(1);
	});

	it('[SU5] closes it and opens it again by writing; the old chat is not what the new one is about', () => {
		const scene = given({ meetings: [chat] });
		scene.act(ADA, askForHelp('Help', chat));
		scene.act(ADA, askForHelp('Please'));
		expect(adas(scene)?.about).toBe(chat.id);
		expect(scene.act(ADA, closeSupportOf(ADA)).verdict).toBe('ok');
		expect(adas(scene)).toMatchObject({ isOpen: false, waitingSince: null, count: 3 });
		expect(scene.act(ADA, closeSupportOf(ADA))).toEqual({ verdict: 'noop' });
		scene.act(ADA, askForHelp('Something else'));
		expect(adas(scene)).toMatchObject({ isOpen: true, count: 4, about: null, waitingSince: NOW });
	});

	it('[SU7] sends technical facts along, as they are', () => {
		const facts = SUPPORT_FACTS_OF_A_CALL;
		expect(given().decide(ADA, { ...askForHelp('Help'), facts })).toMatchObject({
			events: [{ kind: 'support_asked', facts }],
		});
	});
});

describe('an organizer', () => {
	it('[SU1, SU6] answers, and takes care of it from then on', () => {
		const scene = given({ people: [OTTO] });
		scene.act(ADA, askForHelp('Help'));
		scene.act(OTTO, help(ADA, 'Try the other one.'));
		expect(adas(scene)).toMatchObject({ helper: OTTO.id, unanswered: 0, waitingSince: null });
	});

	it('[SU6] takes care of it, also from a colleague, as long as it is open', () => {
		const scene = given({ people: [OTTO] });
		scene.act(ADA, askForHelp('Help'));
		expect(scene.act(OLGA, takeCareOf(ADA)).verdict).toBe('ok');
		expect(scene.act(OLGA, takeCareOf(ADA))).toEqual({ verdict: 'noop' });
		scene.act(OTTO, takeCareOf(ADA));
		expect(adas(scene)).toMatchObject({ helper: OTTO.id, unanswered: 1, waitingSince: NOW });
		scene.act(OLGA, closeSupportOf(ADA));
		expect(adas(scene)?.helper).toBeNull();
		expect(scene.act(OLGA, takeCareOf(ADA))).toEqual(refusedAs('support_closed'));
	});

	it('[SU5] closes it, and opens it again by answering', () => {
		const scene = given();
		scene.act(ADA, askForHelp('Help'));
		expect(scene.act(OLGA, closeSupportOf(ADA)).verdict).toBe('ok');
		expect(adas(scene)).toMatchObject({ isOpen: false, unanswered: 0 });
		expect(scene.act(OLGA, help(ADA, 'One more thing')).verdict).toBe('ok');
		expect(adas(scene)).toMatchObject({ isOpen: true, helper: OLGA.id });
	});

	it('[SU1, SU3] answers with words, and only who has written', () => {
		const scene = given();
		expect(scene.act(OLGA, help(ADA, 'Hello'))).toEqual(refusedAs('support_gone'));
		expect(scene.act(OLGA, takeCareOf(ADA))).toEqual(refusedAs('support_gone'));
		expect(scene.act(OLGA, closeSupportOf(ADA))).toEqual({ verdict: 'noop' });
		scene.act(ADA, askForHelp('Help'));
		expect(scene.act(OLGA, help(ADA, ' '))).toEqual(refusedAs('support_blank'));
	});
});

it.each([ADA, BEN, RITA])(
	'[SU1, U-01] $name helps nobody, and closes nothing of others',
	(person) => {
		const scene = given();
		for (const each of [ADA, BEN, RITA]) scene.act(each, askForHelp('Help'));
		const other = person === BEN ? ADA : BEN;
		for (const intent of [help(other, 'I am support.'), takeCareOf(other), closeSupportOf(other)])
			expect(scene.act(person, intent)).toEqual(refusedAs('forbidden'));
		expect(scene.act(person, help(person, 'Solved.'))).toEqual(refusedAs('forbidden'));
	},
);

it('[SU8] organizers are told when somebody begins to wait, the person of each answer', () => {
	const scene = given({ people: [OTTO] });
	const told = (actor: typeof ADA | typeof OLGA, intent: Parameters<Scene['act']>[1]) => {
		const decision = scene.act(actor, intent);
		const events: readonly FairEvent[] = decision.verdict === 'ok' ? decision.events : [];
		return events
			.flatMap((event) => noticesOf(event, scene.state, scene.now))
			.map(({ to, kind, peer }) => [to, kind, peer]);
	};
	const toTeam = [OLGA, OTTO].map(({ id }) => [id, 'support_asked', ADA.id]);
	const answer = [[ADA.id, 'support_answered', OLGA.id]];
	expect(told(ADA, askForHelp('Help'))).toEqual(toTeam);
	expect(told(ADA, askForHelp('Please'))).toEqual([]);
	expect(told(OLGA, takeCareOf(ADA))).toEqual([]);
	expect(told(OLGA, help(ADA, 'Yes'))).toEqual(answer);
	expect(told(OLGA, help(ADA, 'Sorry'))).toEqual(answer);
	expect(told(ADA, askForHelp('Thanks'))).toEqual(toTeam);
	expect(told(OLGA, closeSupportOf(ADA))).toEqual([]);
	expect(told(ADA, askForHelp('Wait'))).toEqual(toTeam);
});

it('[SU9, ER1] whoever leaves takes their conversation along; an organizer leaves it to the others', () => {
	const scene = given({ people: [OTTO] });
	for (const each of [ADA, BEN]) scene.act(each, askForHelp('Help'));
	for (const each of [ADA, BEN]) scene.act(OTTO, takeCareOf(each));
	scene.act(ADA, { kind: 'participant.erase' });
	expect([...scene.state.supports.keys()]).toEqual([BEN.id]);
	scene.act(OTTO, { kind: 'participant.erase' });
	expect(scene.state.supports.get(BEN.id)).toMatchObject({ helper: null, isOpen: true });
});
