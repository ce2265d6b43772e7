/** What tests of the outbox put into it: one intent of each kind, and how it arrives. */
import type { ParticipantIntent } from './domain/intent.ts';
import {
	ADA,
	NOW,
	RITA,
	THURSDAY,
	newAnnouncement,
	newVacancy,
	requested,
	thursday,
	vacancyContent,
} from './fixtures.ts';
import {
	accept,
	announce,
	askForHelp,
	book,
	cancelChat,
	cancelRequest,
	changeJob,
	claim,
	closeSupportOf,
	decline,
	handOver,
	help,
	inPlaceOf,
	correct,
	extend,
	late,
	offer,
	offerJob,
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
} from './fixtures-intents.ts';
import { SUPPORT_FACTS_OF_A_CALL } from './fixtures-support.ts';
import type { IntentId } from './ids.ts';
import { intentId } from './ids.ts';
import { INTENT_VERSION, envelopeOf, parseEnvelope, parseIntent } from './outbox.ts';

export const ID: IntentId = intentId('aaaaaaaaaaaaaaaaaaaaaa');
export const TEN = thursday('10:00');
export const meeting = requested(ADA, RITA);

export const INTENTS: readonly ParticipantIntent[] = [
	send(RITA, { message: 'Hello', question: 'Why?', answer: 'So.' }),
	cancelRequest(meeting),
	accept(meeting),
	decline(meeting, 'Sorry'),
	reopen(meeting),
	book(RITA, TEN, { message: 'Hello' }),
	claim(meeting, TEN),
	release(meeting, 'Sorry'),
	reschedule(meeting, TEN),
	cancelChat(meeting),
	late(meeting),
	extend(meeting, TEN),
	correct(meeting, 'nobody'),
	remember(meeting, 'Kind.', 'maybe'),
	remember(meeting, ''),
	handOver(meeting, RITA),
	inPlaceOf(RITA, accept(meeting)),
	inPlaceOf(RITA, decline(meeting, 'Sorry')),
	inPlaceOf(RITA, send(ADA, { message: 'Hello' })),
	inPlaceOf(RITA, offer(THURSDAY, [TEN])),
	inPlaceOf(RITA, settings('selective')),
	offer(THURSDAY, [TEN, thursday('11:00')], 30),
	settings('direct', 'Why us?'),
	profile('Builds bridges'),
	announce('Welcome!\nHave a look around.'),
	withdraw(newAnnouncement()),
	{ ...askForHelp('Nobody hears me.', meeting), facts: SUPPORT_FACTS_OF_A_CALL },
	help(ADA, 'Try another one.'),
	takeCareOf(ADA),
	closeSupportOf(ADA),
	offerJob(vacancyContent('Cook', { place: 'Bremen', link: 'https://acme.example/' })),
	changeJob(newVacancy(), 3, vacancyContent('Cook', { contact: RITA.id, topics: ['Soup'] })),
	withdrawJob(newVacancy()),
];

export const INVALID = { ok: false, code: 'invalid' };
export const UNSUPPORTED = { ok: false, code: 'unsupported' };

/** As it arrives: whatever a peer put into the array. */
export function arriving(intent: ParticipantIntent, change: object = {}): Record<string, unknown> {
	return { ...envelopeOf(ID, intent, NOW), ...change };
}

export function judged(value: unknown) {
	const envelope = parseEnvelope(value);
	return envelope ? parseIntent(envelope) : null;
}

export const withPayload = (kind: string, payload: unknown) =>
	judged({ i: ID, v: INTENT_VERSION, k: kind, p: payload, at: NOW });
