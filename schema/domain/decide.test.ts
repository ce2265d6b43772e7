import { describe, expect, it } from 'vitest';
import {
	ADA,
	NOW,
	OLGA,
	RITA,
	THURSDAY,
	given,
	inScheduling,
	newAnnouncement,
	newMeeting,
	newVacancy,
	offers,
	refusedAs,
	requested,
	thursday,
	vacancyContent,
} from '../fixtures.ts';
import {
	accept,
	announce,
	askForHelp,
	book,
	cancelChat,
	cancelRequest,
	claim,
	closeSupportOf,
	decline,
	correct,
	extend,
	help,
	late,
	offer,
	profile,
	release,
	remember,
	reopen,
	reschedule,
	send,
	settings,
	takeCareOf,
	withdraw,
	withdrawJob,
	offerJob,
	changeJob,
} from '../fixtures-intents.ts';
import { newIds } from './decision.ts';
import { entityId } from '../ids.ts';
import type { ParticipantId } from '../ids.ts';
import { decide } from './decide.ts';
import type { ParticipantIntent } from './intent.ts';

const TEN = thursday('10:00');
const waiting = requested(ADA, RITA);

/** One intent of each kind. */
const INTENTS: readonly ParticipantIntent[] = [
	send(RITA),
	cancelRequest(waiting),
	accept(waiting),
	decline(waiting),
	reopen(waiting),
	book(RITA, TEN),
	claim(waiting, TEN),
	release(waiting),
	reschedule(waiting, TEN),
	cancelChat(waiting),
	late(waiting),
	extend(waiting, TEN),
	correct(waiting, 'both'),
	remember(waiting, 'Kind.'),
	offer(THURSDAY, [TEN]),
	settings('direct'),
	profile('Builds bridges'),
	announce('Welcome!'),
	withdraw(newAnnouncement()),
	askForHelp('Nobody hears me.'),
	help(ADA, 'Try the other microphone.'),
	takeCareOf(ADA),
	closeSupportOf(ADA),
	offerJob(vacancyContent('Cook')),
	changeJob(newVacancy(), 1, vacancyContent('Baker')),
	withdrawJob(newVacancy()),
];

/** What an organizer may do. */
const OF_ORGANIZERS = new Set<ParticipantIntent['kind']>([
	...(['profile.update', 'announcement.publish', 'announcement.withdraw', 'chat.correct'] as const),
	...(['support.answer', 'support.take', 'support.close'] as const),
]);

describe('who acts', () => {
	it.each(INTENTS)(
		'[ID1, ID7] is a member of the fair: a stranger’s $kind is refused',
		(intent) => {
			const { state } = given({ meetings: [waiting] });
			const stranger = entityId<ParticipantId>('somebody');
			const context = { now: NOW, actor: stranger, ...newIds(newMeeting()) };
			expect(decide(state, intent, context)).toEqual(refusedAs('forbidden'));
		},
	);

	it.each(INTENTS)('[ID7] is never the clock: $kind', (intent) => {
		expect(given({ meetings: [waiting] }).decide('clock', intent)).toEqual(refusedAs('forbidden'));
	});

	it('[ID7, D-11] an organizer has no part in the chats of others', () => {
		const scene = given({ meetings: [waiting], slots: offers(RITA, [TEN]) });
		for (const intent of INTENTS.filter(({ kind }) => !OF_ORGANIZERS.has(kind)))
			expect(scene.decide(OLGA, intent)).toEqual(refusedAs('forbidden'));
	});

	it('[ID7, D-07] the same intent means what its sender may do', () => {
		const scene = given({ meetings: [waiting] });
		expect(scene.decide(RITA, accept(waiting)).verdict).toBe('ok');
		expect(scene.decide(ADA, accept(waiting))).toEqual(refusedAs('forbidden'));
	});
});

describe('a decision', () => {
	it.each(INTENTS)('[IN3, SL7] changes nothing by itself: $kind', (intent) => {
		const scene = given({ meetings: [waiting], slots: offers(RITA, [TEN]) });
		const before = structuredClone([...scene.state.meetings, ...scene.state.calendarOf(RITA.id)]);
		for (const person of [ADA, RITA, OLGA]) scene.decide(person, intent);
		expect([...scene.state.meetings, ...scene.state.calendarOf(RITA.id)]).toEqual(before);
	});

	it.each(INTENTS)('[SY15] is the same whenever the same is asked: $kind', (intent) => {
		const scene = given({ meetings: [waiting], slots: offers(RITA, [TEN]) });
		for (const person of [ADA, RITA, OLGA])
			expect(scene.decide(person, intent)).toEqual(scene.decide(person, intent));
	});
});

it('[ID2, D-09] a whole outbox that comes again changes nothing more', () => {
	const scene = given({ slots: offers(RITA, [TEN]) });
	const chat = { id: newMeeting() };
	const outbox = [send(RITA), claim(chat, TEN)];
	scene.act(ADA, send(RITA));
	scene.act(RITA, accept(chat));
	scene.act(ADA, claim(chat, TEN));
	const before = structuredClone([...scene.state.meetings.values()]);
	expect(outbox.map((intent) => scene.act(ADA, intent))).toEqual([
		refusedAs('already_active', { meeting: chat.id }),
		{ verdict: 'noop' },
	]);
	expect([...scene.state.meetings.values()]).toEqual(before);
});

it('[S-06, D-10] cancelled between the open calendar and the pick, a request gives no chat', () => {
	const scene = given({ meetings: [inScheduling(ADA, RITA)], slots: offers(RITA, [TEN]) });
	expect(scene.act(RITA, cancelRequest(waiting)).verdict).toBe('ok');
	expect(scene.act(ADA, claim(waiting, TEN))).toEqual(refusedAs('wrong_status'));
	expect(scene.state.bookingOf(RITA.id, TEN)).toBeNull();
});
