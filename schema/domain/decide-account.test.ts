import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	ADA,
	BEN,
	CARL,
	EVERYONE,
	OLGA,
	RITA,
	completed,
	confirmed,
	declined,
	given,
	inScheduling,
	offers,
	refusedAs,
	requested,
	thursday,
} from '../fixtures.ts';
import { histories } from '../fixtures-histories.ts';
import { accept, book, claim, profile, reopen, send, settings } from '../fixtures-intents.ts';
import { violations } from '../fixtures-invariants.ts';
import { intentOf, momentOf } from '../fixtures-steps.ts';
import { pictureHash } from '../ids.ts';
import { NOOP, ok } from './decision.ts';
import type { FairEvent } from './event.ts';
import type { AccountIntent } from './intent.ts';
import { noticesOf } from './notice.ts';
import type { Scene } from '../fixtures.ts';
import type { Participant } from './participant.ts';

const [TEN, ELEVEN, NOON] = ['10:00', '11:00', '12:00'].map(thursday) as [never, never, never];
const ERASE = { kind: 'participant.erase' } as const;
const PORTRAIT: AccountIntent = {
	kind: 'picture.set',
	picture: { hash: pictureHash('h'.repeat(43)), type: 'image/png', bytes: new Uint8Array(8) },
};

describe('picture and name', () => {
	it.each([ADA, RITA, OLGA])(
		'[PI1] a $role changes their own picture, and takes it away',
		(actor) => {
			expect(given().decide(actor, PORTRAIT)).toEqual(
				ok({ kind: 'picture_changed', participant: actor.id, picture: PORTRAIT.picture }),
			);
			expect(given().decide(actor, { kind: 'picture.set', picture: null })).toEqual(
				ok({ kind: 'picture_changed', participant: actor.id, picture: null }),
			);
		},
	);

	it('[ST5, ID3] a new name holds from then on; the same name again changes nothing', () => {
		const story = given();
		const intent = { kind: 'name.set', name: 'Ada Byron' } as const;
		expect(story.act(ADA, intent)).toEqual(
			ok({ kind: 'name_changed', participant: ADA.id, name: 'Ada Byron' }),
		);
		expect(story.act(ADA, intent)).toEqual(NOOP);
		expect(story.act(RITA, { kind: 'name.set', name: 'Rita S.' }).verdict).toBe('ok');
		// A recruiter stays what they were.
		expect(story.act(RITA, settings('direct')).verdict).toBe('ok');
	});
});

describe('who erases themselves', () => {
	const asked = requested(ADA, RITA);
	const invited = requested(CARL, ADA);
	const talks = {
		asked,
		invited,
		waiting: inScheduling(BEN, RITA),
		chat: confirmed(BEN, CARL, TEN),
		past: completed(ADA, RITA, thursday('09:00')),
	};

	it('[ER1] a talent’s requests and chats end, and the other sides are told', () => {
		const chat = confirmed(ADA, RITA, ELEVEN);
		const story = given({ meetings: [invited, chat] });
		const told = eventsOf(story, ADA).flatMap((event) => {
			story.happen(event);
			return noticesOf(event, story.state, story.now).map(({ to, kind, meeting }) => [
				to,
				kind,
				meeting,
			]);
		});
		expect(told).toEqual([
			[CARL.id, 'request_declined', invited.id],
			[RITA.id, 'chat_cancelled', chat.id],
		]);
		expect(story.meeting(invited).status).toBe('declined');
		expect(story.meeting(chat).status).toBe('cancelled');
	});

	it('[ER1, CH2] the time of a talent’s chat is free at once, for those who wait for one', () => {
		const waiting = inScheduling(BEN, RITA);
		const story = given({ meetings: [confirmed(ADA, RITA, TEN), waiting] });
		story.act(ADA, ERASE);
		expect(story.act(BEN, claim(waiting, TEN)).verdict).toBe('ok');
	});

	it('[ER1] a chat ends also after the cut-off, and while it takes place', () => {
		const chat = confirmed(ADA, RITA, TEN);
		const story = given({ now: thursday('10:05'), meetings: [chat] });
		story.act(ADA, ERASE);
		expect(story.meeting(chat).status).toBe('cancelled');
	});

	it('[ER1] a recruiter’s times go too, and nobody is told that one of them is free', () => {
		const story = given({
			meetings: [talks.waiting, confirmed(ADA, RITA, TEN)],
			slots: offers(RITA, [NOON]),
		});
		const kinds = eventsOf(story, RITA).flatMap((event) => {
			story.happen(event);
			return noticesOf(event, story.state, story.now).map(({ to, kind }) => `${to} ${kind}`);
		});
		expect(kinds).toEqual(['ben request_withdrawn', 'ada chat_cancelled']);
		expect(story.state.calendarOf(RITA.id).size).toBe(0);
	});

	it('[ER3] what is over stays with the other side as it was', () => {
		const story = given({ meetings: [talks.past] });
		story.act(ADA, ERASE);
		expect(story.meeting(talks.past)).toEqual(talks.past);
	});

	it('[ER3, D-07] nobody acts as them, asks them, or takes anything up with them again', () => {
		const no = declined(ADA, RITA);
		const story = given({ meetings: [no], slots: offers(RITA, [TEN]) });
		story.act(ADA, ERASE);
		expect(story.decide(ADA, profile('Still here'))).toEqual(refusedAs('forbidden'));
		expect(story.decide(ADA, book(RITA, TEN))).toEqual(refusedAs('forbidden'));
		expect(story.decide(ADA, ERASE)).toEqual(refusedAs('forbidden'));
		expect(story.decide(RITA, send(ADA))).toEqual(refusedAs('forbidden'));
		expect(story.decide(RITA, reopen(no))).toEqual(refusedAs('forbidden'));
		expect(story.decide(RITA, accept(no))).toEqual(refusedAs('forbidden'));
	});

	it('[ER1] after any history nothing of theirs is open, and every rule still holds', () => {
		fc.assert(
			fc.property(histories, fc.nat(), ([from, steps], who) => {
				const story = given(from);
				let latest = story.now;
				for (const step of steps) {
					const moment = momentOf(story, step);
					if (moment !== null) story.now = moment;
					else if (step !== 'tick' && 'kind' in step) {
						const { actor, intent } = intentOf(story, step);
						story.act(actor, intent);
					}
					if (story.now > latest) latest = story.now;
				}
				const gone = EVERYONE[who % EVERYONE.length] ?? ADA;
				story.act(gone, ERASE);
				for (const { status } of story.state.meetingsOf(gone.id))
					expect(['requested', 'in_scheduling', 'confirmed']).not.toContain(status);
				expect(story.state.calendarOf(gone.id).size).toBe(0);
				expect(violations(story.state, latest)).toEqual([]);
			}),
			{ numRuns: 100 },
		);
	});
});

function eventsOf(story: Scene, who: Participant): readonly FairEvent[] {
	const decision = story.decide(who, ERASE);
	return decision.verdict === 'ok' ? decision.events : [];
}
