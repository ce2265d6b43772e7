/**
 * The rules of Visavis. Given what is true (`facts`), what somebody asks for (`intent`) and the moment
 * and person (`context`), says what happens: events, or a refusal with a reason. Pure: the same
 * arguments give the same decision, which is what makes it testable, replayable and simulable.
 */
import { unreachable } from '../assert.ts';
import type { Case, Decision, DecisionContext } from './decision.ts';
import { refused } from './decision.ts';
import type { AccountIntent, Intent, ParticipantIntent, SeenIntent } from './intent.ts';
import { refusal } from './refusal.ts';
import type { FairFacts } from './state.ts';
import { decidePublish, decideWithdraw } from './decide-announcement.ts';
import {
	decideSupportAnswer,
	decideSupportClose,
	decideSupportTake,
	decideSupportWrite,
} from './decide-support.ts';
import { decideErase, decideName, decidePicture } from './decide-account.ts';
import { decideAvailability, decideProfile, decideSettings } from './decide-calendar.ts';
import { decideHandOver, decideInPlaceOf } from './decide-team.ts';
import { decideCorrect, decideExtend, decideJoin, decideLate, decideMemo } from './decide-chat.ts';
import { decideTick } from './decide-clock.ts';
import {
	decideChangeVacancy,
	decidePublishVacancy,
	decideWithdrawVacancy,
} from './decide-vacancy.ts';
import {
	decideAccept,
	decideCancelRequest,
	decideDecline,
	decideReopen,
	decideSend,
} from './decide-request.ts';
import {
	decideBook,
	decideCancelChat,
	decideClaim,
	decideRelease,
	decideReschedule,
} from './decide-slot.ts';

export function decide(facts: FairFacts, intent: Intent, context: DecisionContext): Decision {
	const { now, actor: actorId, ...ids } = context;
	if (intent.kind === 'clock.tick')
		return actorId === 'clock' ? decideTick(facts, now) : refused(refusal('forbidden'));
	const actor = actorId === 'clock' ? undefined : facts.participants.get(actorId);
	if (!actor) return refused(refusal('forbidden'));
	const given = { facts, now, actor, ...ids };
	if ('for' in intent && intent.for !== undefined && intent.for !== actor.id)
		return decideInPlaceOf(given, intent.for, intent.kind, (as) => decideFor(as, intent));
	return decideFor(given, intent);
}

function decideFor(given: Case, intent: ParticipantIntent | AccountIntent | SeenIntent): Decision {
	switch (intent.kind) {
		case 'request.send':
			return decideSend(given, intent);
		case 'request.cancel':
			return decideCancelRequest(given, intent);
		case 'request.accept':
			return decideAccept(given, intent);
		case 'request.decline':
			return decideDecline(given, intent);
		case 'request.reopen':
			return decideReopen(given, intent);
		case 'slot.book':
			return decideBook(given, intent);
		case 'slot.claim':
			return decideClaim(given, intent);
		case 'slot.release':
			return decideRelease(given, intent);
		case 'slot.reschedule':
			return decideReschedule(given, intent);
		case 'chat.cancel':
			return decideCancelChat(given, intent);
		case 'chat.join':
			return decideJoin(given, intent);
		case 'chat.late':
			return decideLate(given, intent);
		case 'chat.extend':
			return decideExtend(given, intent);
		case 'chat.correct':
			return decideCorrect(given, intent);
		case 'memo.keep':
			return decideMemo(given, intent);
		case 'chat.handover':
			return decideHandOver(given, intent);
		case 'availability.set':
			return decideAvailability(given, intent);
		case 'recruiter.settings':
			return decideSettings(given, intent);
		case 'profile.update':
			return decideProfile(given, intent);
		case 'announcement.publish':
			return decidePublish(given, intent);
		case 'announcement.withdraw':
			return decideWithdraw(given, intent);
		case 'support.write':
			return decideSupportWrite(given, intent);
		case 'support.answer':
			return decideSupportAnswer(given, intent);
		case 'support.take':
			return decideSupportTake(given, intent);
		case 'support.close':
			return decideSupportClose(given, intent);
		case 'vacancy.publish':
			return decidePublishVacancy(given, intent);
		case 'vacancy.change':
			return decideChangeVacancy(given, intent);
		case 'vacancy.withdraw':
			return decideWithdrawVacancy(given, intent);
		case 'picture.set':
			return decidePicture(given, intent.picture);
		case 'name.set':
			return decideName(given, intent.name);
		case 'participant.erase':
			return decideErase(given);
		default:
			return unreachable(intent);
	}
}
