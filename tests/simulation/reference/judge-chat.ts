/** A chat that takes place, or has: a second reading of the rules EX, LT, NS and AF. */
import type { IntentOf, SeenIntent } from '#schema/domain/intent.ts';
import type { Instant, MeetingId, ParticipantId } from '#schema/ids.ts';
import type { Case, Side } from './case.ts';
import { change, otherSide, told } from './case.ts';
import type { Facts, Meeting } from './facts.ts';
import { MINUTE, chatsOf, chatsSpentBy, memoId, slotId, slotsOf } from './facts.ts';
import type { Reasons, Times } from './reasons.ts';
import { overlap } from './reasons.ts';
import type { Ruling, Told } from './ruling.ts';
import { ALREADY_SO, refusedFor, unless } from './ruling.ts';

const MORE = 5 * MINUTE;

/** CH4, CH5, NS3 */
export function join(given: Case, meeting: Meeting, side: Side, { together }: SeenIntent): Ruling {
	const { facts, now } = given;
	if (meeting.status === 'completed' || meeting.status === 'missed') return refusedFor('too_late');
	if (meeting.status !== 'confirmed') return refusedFor('wrong_status');
	const opens = meeting.starts_at! - facts.rules.joinOpensMinutes * MINUTE;
	if (now < opens) return refusedFor('too_early');
	if (now >= meeting.ends_at!) return refusedFor('too_late');
	const sides = together ? [side, otherSide(side)] : [side];
	const news = sides.filter((one) => !isHere(meeting, one) && (together || meeting.absent !== one));
	if (news.length === 0) return ALREADY_SO;
	return unless({}, () =>
		news.map((one) => {
			const now = facts.meetings.get(meeting.id)!;
			const absent = now.absent === one ? null : now.absent;
			facts.meetings.set(meeting.id, { ...now, [`${one}_joined`]: 1, absent });
			return told(given, meeting.id, otherSide(one), 'peer_joined');
		}),
	);
}

const isHere = (meeting: Meeting, side: Side): boolean => meeting[`${side}_joined`] === 1;

/** LT1 */
export function late(given: Case, meeting: Meeting, side: Side): Ruling {
	const { facts, now } = given;
	if (meeting.status !== 'confirmed') return refusedFor('wrong_status');
	const until = Math.max(now, meeting.starts_at!) + MORE;
	const reasons = { already_there: isHere(meeting, side), too_late: until >= meeting.ends_at! };
	const known = meeting[`${side}_late_until`];
	if (!Object.values(reasons).some(Boolean) && known !== null && known > now) return ALREADY_SO;
	return unless(reasons, () => {
		const said = { [`${side}_late_until`]: until as Instant };
		facts.meetings.set(meeting.id, { ...meeting, ...said });
		return [told(given, meeting.id, otherSide(side), 'peer_late', until)];
	});
}

/** EX1–EX4 */
export function extend(given: Case, meeting: Meeting, side: Side, until: number): Ruling {
	const { facts, now } = given;
	if (meeting.status === 'completed' || meeting.status === 'missed') return refusedFor('too_late');
	if (meeting.status !== 'confirmed') return refusedFor('wrong_status');
	const { starts_at, ends_at, recruiter_id } = meeting;
	if (until <= ends_at!) return ALREADY_SO;
	const reasons: Reasons = {
		not_begun: now < starts_at!,
		too_late: now >= ends_at!,
		not_together: !isHere(meeting, 'talent') || !isHere(meeting, 'recruiter'),
		wrong_status: until !== ends_at! + MORE,
		...lengthReasons(facts, meeting, side),
	};
	return unless(reasons, () => {
		for (const slot of slotsOf(facts, recruiter_id))
			if (slot.passed === 0 && slot.starts_at >= ends_at! && slot.starts_at < until)
				facts.slots.delete(slotId(recruiter_id, slot.starts_at));
		const own = slotId(recruiter_id, starts_at!);
		const longer = { ends_at: until as Instant };
		facts.slots.set(own, { ...facts.slots.get(own)!, ...longer });
		const extensions = meeting.extensions + 1;
		facts.meetings.set(meeting.id, { ...meeting, ...longer, extensions, extended_by: side });
		return [told(given, meeting.id, otherSide(side), 'chat_extended', until)];
	});
}

/** EX2, EX3: whatever the clock says. */
export function lengthReasons(facts: Facts, meeting: Meeting, side: Side): Reasons {
	const { starts_at, ends_at, id, talent_id, recruiter_id } = meeting;
	const more = { starts_at: ends_at!, ends_at: ends_at! + MORE };
	const day = facts.days.find(
		({ startsAt, endsAt }) => startsAt <= starts_at! && starts_at! < endsAt,
	);
	const busy = {
		talent: isBusy(facts, talent_id, id, more, facts.rules.bufferMinutes * MINUTE),
		recruiter: isBusy(facts, recruiter_id, id, more, 0),
	};
	return {
		extension_limit: meeting.extensions >= facts.rules.maxExtensions,
		fair_over: !day || more.ends_at > day.endsAt,
		time_conflict: busy[side],
		peer_conflict: busy[otherSide(side)],
	};
}

const isBusy = (facts: Facts, person: string, except: string, time: Times, apart: number) =>
	chatsOf(facts, person).some((chat) => chat.id !== except && overlap(chat as Times, time, apart));

/** NS4, NS5 */
export function correct(
	given: Case,
	{ meeting: id, attendance }: IntentOf<'chat.correct'>,
): Ruling {
	const { facts, actor, now } = given;
	const meeting = facts.meetings.get(id);
	const by = facts.people.get(actor)?.role === 'organizer' ? 'organizer' : 'recruiter';
	if (!meeting || (by === 'recruiter' && meeting.recruiter_id !== actor))
		return refusedFor('forbidden');
	if (meeting.status !== 'completed' && meeting.status !== 'missed')
		return refusedFor('wrong_status');
	const { rules } = facts;
	const isOver = now >= meeting.ends_at! + rules.correctionMinutes * MINUTE;
	const sides = [meeting.talent_joined, meeting.recruiter_joined] as const;
	const as = { both: [1, 1], talent: [1, 0], recruiter: [0, 1], nobody: [0, 0] } as const;
	const [talent_joined, recruiter_joined] = as[attendance];
	const isSo = sides[0] === talent_joined && sides[1] === recruiter_joined;
	if (!isOver && isSo) return ALREADY_SO;
	const status = attendance === 'both' ? 'completed' : 'missed';
	const after = { ...meeting, status, talent_joined, recruiter_joined } as const;
	const others = new Map(facts.meetings).set(id, after);
	const chats = chatsSpentBy({ ...facts, meetings: others }, meeting.talent_id);
	const reasons = { correction_over: isOver, peer_chat_limit: chats > rules.maxChats };
	return unless(reasons, () => {
		const { closed_by, note, acted_by } = meeting;
		const changed = { status, talent_joined, recruiter_joined, corrected_by: by } as const;
		change(given, meeting, { ...changed, closed_by, note, acted_by });
		const tells: Told[] = [told(given, id, 'talent', 'chat_corrected')];
		if (by === 'organizer') tells.push(told(given, id, 'recruiter', 'chat_corrected'));
		return tells;
	});
}

/** AF1, AF2 */
export function remember(
	{ facts, actor, now }: Case,
	meeting: Meeting,
	{ text, mark }: IntentOf<'memo.keep'>,
): Ruling {
	const hasTime = ['confirmed', 'completed', 'missed'].includes(meeting.status);
	return unless({ wrong_status: !hasTime }, () => {
		const key = memoId(actor, meeting.id);
		facts.memos.delete(key);
		if (mark !== null || text.trim() !== '')
			facts.memos.set(key, {
				meeting_id: meeting.id as MeetingId,
				participant_id: actor as ParticipantId,
				text,
				mark,
				changed_at: now as Instant,
			});
		return [];
	});
}
