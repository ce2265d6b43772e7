/** One intent, judged by a second reading of SPEC.md. */
import type { ParticipantIntent, SeenIntent } from '#schema/domain/intent.ts';
import type { Case } from './case.ts';
import { sideIn } from './case.ts';
import { publish, withdraw } from './judge-announcement.ts';
import { offer, profile, settings } from './judge-own.ts';
import { accept, cancel, decline, reopen, send } from './judge-request.ts';
import { correct, extend, join, late, remember } from './judge-chat.ts';
import { book, claim, giveBack, reschedule } from './judge-slot.ts';
import { answerSupport, closeSupport, takeSupport, writeToSupport } from './judge-support.ts';
import { areColleagues, handOver, inPlaceOf } from './judge-team.ts';
import { changeJob, offerJob, withdrawJob } from './judge-vacancy.ts';
import type { Ruling } from './ruling.ts';
import { refusedFor } from './ruling.ts';

export function judge(given: Case, intent: ParticipantIntent | SeenIntent): Ruling {
	const colleague = 'for' in intent ? intent.for : undefined;
	if (colleague === undefined || colleague === given.actor) return judgeOwn(given, intent);
	if (!areColleagues(given.facts, given.actor, colleague)) return refusedFor('forbidden');
	const ruling = judgeOwn({ ...given, actor: colleague }, intent);
	return inPlaceOf(given, colleague, intent as ParticipantIntent, ruling);
}

function judgeOwn(given: Case, intent: ParticipantIntent | SeenIntent): Ruling {
	switch (intent.kind) {
		case 'request.send':
			return send(given, intent);
		case 'slot.book':
			return book(given, intent);
		case 'availability.set':
			return offer(given, intent);
		case 'recruiter.settings':
			return settings(given, intent);
		case 'profile.update':
			return profile(given, intent);
		case 'chat.handover':
			return handOver(given, intent);
		case 'chat.correct':
			return correct(given, intent);
		case 'announcement.publish':
			return publish(given, intent);
		case 'announcement.withdraw':
			return withdraw(given, intent);
		case 'support.write':
			return writeToSupport(given, intent);
		case 'support.answer':
			return answerSupport(given, intent);
		case 'support.take':
			return takeSupport(given, intent);
		case 'support.close':
			return closeSupport(given, intent);
		case 'vacancy.publish':
			return offerJob(given, intent);
		case 'vacancy.change':
			return changeJob(given, intent);
		case 'vacancy.withdraw':
			return withdrawJob(given, intent);
		default:
			return judgeAbout(given, intent);
	}
}

type AboutOwn = Exclude<
	Extract<ParticipantIntent | SeenIntent, { meeting: unknown }>,
	{ kind: 'chat.handover' | 'chat.correct' }
>;

/** ID1: what is not one's own meeting and what is none are refused alike. */
function judgeAbout(given: Case, intent: AboutOwn): Ruling {
	const meeting = given.facts.meetings.get(intent.meeting);
	const side = meeting && sideIn(given, meeting);
	if (!meeting || !side) return refusedFor('forbidden');
	switch (intent.kind) {
		case 'request.cancel':
			return cancel(given, meeting, side);
		case 'request.accept':
			return accept(given, meeting, side);
		case 'request.decline':
			return decline(given, meeting, side, intent.note);
		case 'request.reopen':
			return reopen(given, meeting, side);
		case 'slot.claim':
			return claim(given, meeting, side, intent.startsAt);
		case 'slot.release':
			return giveBack(given, meeting, side, { note: intent.note, to: 'in_scheduling' });
		case 'chat.cancel':
			return giveBack(given, meeting, side, { note: intent.note, to: 'cancelled' });
		case 'slot.reschedule':
			return reschedule(given, meeting, side, intent.startsAt);
		case 'chat.join':
			return join(given, meeting, side, intent);
		case 'chat.late':
			return late(given, meeting, side);
		case 'chat.extend':
			return extend(given, meeting, side, intent.until);
		case 'memo.keep':
			return remember(given, meeting, intent);
	}
}
