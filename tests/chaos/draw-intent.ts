import type { MeetingRow } from '#lib/sync/overlay.ts';
import type { FairView } from '#lib/sync/view.ts';
import { cancelIntentOf } from '#lib/sync/why-not-here.ts';
import { must } from '#schema/assert.ts';
import type { Chance } from '#schema/demo/chance.ts';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import { MINUTE_MS } from '#schema/ids.ts';
import type { ParticipantId } from '#schema/ids.ts';
import type { FairRows } from '#sync/testing/fair-rows.ts';

const IDEAL = { background: '', experience: '', languages: [], topics: [] };
/** Settings of a calendar change seldom; what happens between people is what is fought over. */
const OWN_AFFAIRS = 0.06;
const NEW_MEETING = 0.2;

/**
 * Something that this person might ask for, judging by what they see: mostly sensible, often too late,
 * and as often as not against somebody who wants the same slot.
 */
export function drawIntent(view: FairView, fair: FairRows, chance: Chance): ParticipantIntent {
	const me = view.desk.me.me;
	const rows = Object.values(view.desk.meetings).filter(({ provisional }) => !provisional);
	const open = rows.filter(({ status }) => status !== 'cancelled');
	if (chance.happens(OWN_AFFAIRS)) return ownAffair(view, fair, chance);
	if (open.length === 0 || chance.happens(NEW_MEETING)) {
		const others = me.role === 'talent' ? fair.recruiters : fair.talents;
		return approach(view, chance.pick(others), fair, chance);
	}
	return aboutMeeting(chance.pick(open), fair, chance);
}

function approach(
	view: FairView,
	other: ParticipantId,
	fair: FairRows,
	chance: Chance,
): ParticipantIntent {
	const card = view.directory.cards[other];
	const question = card?.question ?? '';
	const text = { message: 'Hello', question, answer: question === '' ? '' : 'Because.' };
	if (card?.bookingMode === 'direct' && chance.happens(0.7))
		return { kind: 'slot.book', recruiter: other, startsAt: chance.pick(fair.starts), ...text };
	return { kind: 'request.send', to: other, ...text };
}

function aboutMeeting(row: MeetingRow, fair: FairRows, chance: Chance): ParticipantIntent {
	const { id: meeting, status } = row;
	const startsAt = chance.pick(fair.starts);
	switch (status) {
		case 'requested':
			if (chance.happens(0.6)) return { kind: 'request.accept', meeting };
			return chance.happens(0.5)
				? { kind: 'request.decline', meeting, note: 'Not this time.' }
				: { kind: 'request.cancel', meeting };
		case 'in_scheduling':
			return chance.happens(0.85)
				? { kind: 'slot.claim', meeting, startsAt }
				: { kind: 'request.cancel', meeting };
		case 'confirmed':
			if (chance.happens(0.5)) return { kind: 'slot.reschedule', meeting, startsAt };
			return chance.happens(0.8)
				? { kind: 'slot.release', meeting, note: '' }
				: cancelIntentOf(row, 'Sorry.');
		default:
			return chance.happens(0.5)
				? { kind: 'request.reopen', meeting }
				: { kind: 'memo.keep', meeting, text: 'Kind.', mark: 'maybe' };
	}
}

function ownAffair(view: FairView, fair: FairRows, chance: Chance): ParticipantIntent {
	const me = view.desk.me.me;
	if (me.role === 'talent' || chance.happens(0.2))
		return {
			kind: 'profile.update',
			profile: { ...me.profile, headline: `Number ${chance.between(1, 1_000)}` },
		};
	if (chance.happens(0.3))
		return {
			kind: 'recruiter.settings',
			bookingMode: chance.pick(['selective', 'direct']),
			question: chance.pick(['', 'Why us?', 'Why now?']),
			ideal: IDEAL,
		};
	const starts = chance.sample(fair.starts, fair.starts.length - chance.between(0, 2));
	return { kind: 'availability.set', date: fair.day.date, minutes: minutesOf(fair), starts };
}

const minutesOf = ({ starts: [first, second] }: FairRows): number =>
	(must(second, 'a second slot') - must(first, 'a slot')) / MINUTE_MS;
