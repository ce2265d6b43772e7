import type { Case, Decision } from './decision.ts';
import { NOOP, ok, pairOf } from './decision.ts';
import type { FairEvent } from './event.ts';
import type { Meeting } from './meeting.ts';
import type { Picture } from './participant.ts';
import { vacanciesWithout } from './decide-vacancy.ts';
import { partyOf } from './meeting.ts';
import { must } from '../assert.ts';

/** PI1: everyone changes only their own picture. */
export const decidePicture = ({ actor }: Case, picture: Picture | null): Decision =>
	ok({ kind: 'picture_changed', participant: actor.id, picture });

export const decideName = ({ actor }: Case, name: string): Decision =>
	name === actor.name ? NOOP : ok({ kind: 'name_changed', participant: actor.id, name });

/**
 * ER1, ER2, AN5, OP4: first everything that is still open ends, so that the other sides are told and the times are
 * free; then the person goes. No cut-off holds anybody here. Confirmed chats come last: by then nobody
 * waits for a time that an erased recruiter would give back.
 */
export function decideErase({ facts, actor }: Case): Decision {
	const meetings = [...facts.meetingsOf(actor.id)];
	const chats = meetings.filter(({ status }) => status === 'confirmed');
	const requests = meetings.filter(
		({ status }) => status === 'requested' || status === 'in_scheduling',
	);
	const starts = [...facts.calendarOf(actor.id).keys()];
	return ok(
		...[...requests, ...chats].map((meeting) => ending(meeting, actor.id)),
		...[...facts.announcements.values()]
			.filter(({ by }) => by === actor.id)
			.map(({ id }) => ({ kind: 'announcement_withdrawn', announcement: id }) as const),
		...(actor.role === 'recruiter' ? vacanciesWithout(facts, actor) : []),
		...(starts.length === 0
			? []
			: [{ kind: 'slots_withdrawn', recruiterId: actor.id, starts } as const]),
		{
			kind: 'participant_erased',
			participant: actor.id,
			role: actor.role,
			companyId: actor.role === 'recruiter' ? actor.companyId : null,
		},
	);
}

function ending(meeting: Meeting, actor: Case['actor']['id']): FairEvent {
	const by = must(partyOf(meeting, actor), 'a meeting of one of its two people');
	const pair = pairOf(meeting);
	if (meeting.status === 'confirmed') {
		const { startsAt, endsAt } = meeting;
		return { kind: 'chat_cancelled', ...pair, startsAt, endsAt, by, note: '' };
	}
	if (meeting.status === 'requested' && meeting.requestedBy !== by)
		return { kind: 'request_declined', ...pair, by, note: '' };
	return { kind: 'request_cancelled', ...pair, by };
}
