import type { IntentOf, ParticipantIntent } from '#schema/domain/intent.ts';
import type { Instant, ParticipantId } from '#schema/ids.ts';
import type { Case } from './case.ts';
import { change, told, toldOfReturn } from './case.ts';
import type { Facts } from './facts.ts';
import { chatsOf, isLive, meetingsOf, slotId, slotsOf } from './facts.ts';
import { overlap } from './reasons.ts';
import type { Ruling, Told } from './ruling.ts';
import { ALREADY_SO, refusedFor, unless } from './ruling.ts';

/** TE1: recruiters of one company. */
export function areColleagues(
	{ people }: Pick<Facts, 'people'>,
	one: string,
	other: string,
): boolean {
	const company = people.get(one)?.company_id ?? null;
	return company !== null && company === people.get(other)?.company_id;
}

const SAID = {
	'request.send': 'colleague_invited',
	'request.cancel': 'colleague_withdrew',
	'request.accept': 'colleague_accepted',
	'request.decline': 'colleague_declined',
	'request.reopen': 'colleague_reopened',
	'availability.set': 'colleague_offered',
	'recruiter.settings': 'colleague_set',
} as const;

/** TE2: the meeting and a notice name the one who did it. */
export function inPlaceOf(
	{ facts, actor: by }: Case,
	colleague: string,
	intent: ParticipantIntent,
	ruling: Ruling,
): Ruling {
	if (ruling.kind !== 'granted') return ruling;
	const carryOut = (begun: string): readonly Told[] => {
		const others = ruling.carryOut(begun);
		const id = 'meeting' in intent ? intent.meeting : intent.kind === 'request.send' ? begun : null;
		const meeting = id === null ? null : facts.meetings.get(id)!;
		if (meeting) facts.meetings.set(meeting.id, { ...meeting, acted_by: by as ParticipantId });
		const kind = SAID[intent.kind as keyof typeof SAID];
		const peer = meeting?.talent_id ?? by;
		return [...others, { to: colleague, kind, meeting: id, peer, by, startsAt: null }];
	};
	return { kind: 'granted', carryOut };
}

/** HO1–HO4 */
export function handOver(given: Case, { meeting: id, to }: IntentOf<'chat.handover'>): Ruling {
	const { facts, actor, now } = given;
	const meeting = facts.meetings.get(id);
	const isOurs = meeting && areColleagues(facts, actor, meeting.recruiter_id);
	if (!isOurs || !areColleagues(facts, actor, to)) return refusedFor('forbidden');
	const { recruiter_id: from, talent_id: talent, starts_at, ends_at } = meeting;
	if (from === to) return ALREADY_SO;
	const isChat = meeting.status === 'confirmed';
	const time = { starts_at: starts_at ?? 0, ends_at: ends_at ?? 0 };
	const open = slotsOf(facts, to).filter(
		(slot) =>
			!(slot.starts_at === time.starts_at && slot.ends_at === time.ends_at) &&
			slot.passed === 0 &&
			slot.starts_at > now,
	);
	const busy = [...open, ...chatsOf(facts, to)].some((other) =>
		overlap(time, { starts_at: other.starts_at!, ends_at: other.ends_at! }),
	);
	const reasons = {
		wrong_status: !isChat && meeting.status !== 'in_scheduling',
		colleague_active: meetingsOf(facts, talent).some(
			(other) => other.recruiter_id === to && isLive(other),
		),
		slot_passed: isChat && time.starts_at <= now,
		colleague_busy: isChat && busy,
	};
	return unless(reasons, () => {
		const by = actor as ParticipantId;
		const recruiter_id = to as ParticipantId;
		const { closed_by, note } = meeting;
		const acted_by = actor === from ? null : by;
		const noTime = isChat ? {} : { starts_at: null, ends_at: null };
		const kept = { acted_by, closed_by, note, ...noTime };
		const gone = { recruiter_joined: 0, recruiter_late_until: null, absent: null } as const;
		change(given, meeting, { recruiter_id, ...gone, ...kept });
		const slot = slotId(to, time.starts_at);
		if (isChat && !facts.slots.has(slot))
			facts.slots.set(slot, {
				recruiter_id,
				fair_id: meeting.fair_id,
				starts_at: time.starts_at as Instant,
				ends_at: time.ends_at as Instant,
				passed: 0,
			});
		const at = isChat ? starts_at : null;
		const team: Told[] = [
			{ to, kind: 'chat_received', meeting: id, peer: talent, by, startsAt: at },
			{ to: from, kind: 'chat_handed_on', meeting: id, peer: talent, by, startsAt: at },
		];
		return [
			told(given, id, 'talent', 'chat_handed_over', at),
			...team.filter((notice) => notice.to !== actor),
			...(isChat ? toldOfReturn(given, meeting) : []),
		];
	});
}
