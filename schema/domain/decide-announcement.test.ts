import { describe, expect, it } from 'vitest';
import {
	ADA,
	EVERYONE,
	NOW,
	OLGA,
	RITA,
	announced,
	given,
	newAnnouncement,
	refusedAs,
} from '../fixtures.ts';
import { announce, withdraw } from '../fixtures-intents.ts';
import type { Organizer } from './participant.ts';
import { addMinutes, entityId } from '../ids.ts';

const OTTO: Organizer = { role: 'organizer', id: entityId('otto'), name: 'Otto Falk' };
const NOBODY_ELSE = EVERYONE.filter(({ role }) => role !== 'organizer');
const standing = (scene: ReturnType<typeof given>) =>
	[...scene.state.announcements.values()].map(({ text }) => text);

describe('an organizer', () => {
	it('[AN1] publishes an announcement, which stands from then on', () => {
		const scene = given();
		expect(scene.act(OLGA, announce('Welcome!'))).toEqual({
			verdict: 'ok',
			events: [
				{
					kind: 'announcement_published',
					announcement: newAnnouncement(),
					by: OLGA.id,
					text: 'Welcome!',
					publishedAt: NOW,
				},
			],
		});
		expect(standing(scene)).toEqual(['Welcome!']);
	});

	it('[AN1] withdraws what another organizer has published', () => {
		const scene = given({ people: [OTTO] });
		scene.act(OLGA, announce('Welcome!'));
		expect(scene.act(OTTO, withdraw(newAnnouncement()))).toEqual({
			verdict: 'ok',
			events: [{ kind: 'announcement_withdrawn', announcement: newAnnouncement() }],
		});
		expect(standing(scene)).toEqual([]);
	});

	it.each(['', ' \n ', '\u200b\u2060', '\u2800'])('[AN2] says something: %j is refused', (text) => {
		expect(given().decide(OLGA, announce(text))).toEqual(refusedAs('announcement_blank'));
	});

	it('[AN3] has to withdraw one where twenty stand', () => {
		const scene = given({ announcements: announced(20) });
		const limit = refusedAs('announcement_limit', { limit: 20 });
		expect(scene.act(OLGA, announce('One more.'))).toEqual(limit);
		scene.act(OLGA, withdraw(entityId('before-1')));
		expect(scene.act(OLGA, announce('One more.')).verdict).toBe('ok');
		expect(scene.act(OLGA, announce('And another.'))).toEqual(limit);
	});

	it('[AN3] does not say twice what stands already', () => {
		const scene = given({ announcements: announced(20) });
		expect(scene.decide(OLGA, announce('Notice 3.'))).toEqual({ verdict: 'noop' });
		scene.act(OLGA, withdraw(entityId('before-3')));
		expect(scene.decide(OLGA, announce('Notice 3.')).verdict).toBe('ok');
	});

	it('[AN3] withdraws nothing where it was withdrawn before', () => {
		const scene = given({ announcements: announced(1) });
		const first = entityId<ReturnType<typeof newAnnouncement>>('before-1');
		expect(scene.act(OLGA, withdraw(first)).verdict).toBe('ok');
		expect(scene.act(OLGA, withdraw(first))).toEqual({ verdict: 'noop' });
		expect(scene.act(OLGA, withdraw(newAnnouncement(7)))).toEqual({ verdict: 'noop' });
	});

	it('[AN4] has them in one order, also where time stands still', () => {
		const scene = given();
		for (const text of ['One.', 'Two.', 'Three.']) scene.act(OLGA, announce(text));
		scene.now = addMinutes(NOW, -10);
		scene.act(OLGA, announce('Four.'));
		const times = [...scene.state.announcements.values()].map(({ publishedAt }) => publishedAt);
		expect(times).toEqual([NOW, NOW + 1, NOW + 2, NOW + 3]);
	});
});

describe('everyone else', () => {
	it.each(NOBODY_ELSE)('[AN1] is refused: $name, $role', (person) => {
		const scene = given({ announcements: announced(1) });
		for (const intent of [
			announce('The fair is off.'),
			announce('Notice 1.'),
			announce(''),
			withdraw(entityId('before-1')),
			withdraw(newAnnouncement()),
		])
			expect(scene.act(person, intent)).toEqual(refusedAs('forbidden'));
		expect(standing(scene)).toEqual(['Notice 1.']);
	});
});

describe('whoever leaves', () => {
	it('[AN5, ER1] takes their own announcements along, and nobody else’s', () => {
		const scene = given({ people: [OTTO], announcements: announced(2) });
		scene.act(OTTO, announce('From Otto.'));
		expect(scene.act(OLGA, { kind: 'participant.erase' }).verdict).toBe('ok');
		expect(standing(scene)).toEqual(['From Otto.']);
		for (const person of [ADA, RITA]) scene.act(person, { kind: 'participant.erase' });
		expect(standing(scene)).toEqual(['From Otto.']);
	});
});
