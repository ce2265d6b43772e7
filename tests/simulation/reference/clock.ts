import type { Instant } from '#schema/ids.ts';
import type { Facts, Meeting } from './facts.ts';
import { MINUTE } from './facts.ts';
import type { Told } from './ruling.ts';

/** CL1–CL4, NS1: lets everything happen that is due, and says who is told. */
export function letTimePass(facts: Facts, now: number): readonly Told[] {
	const told: Told[] = [];
	for (const [id, meeting] of facts.meetings) {
		const status = statusAt(facts, id, now);
		if (status !== meeting.status) {
			const unsaid = { closed_by: null, note: '', acted_by: null, changed_at: now as Instant };
			facts.meetings.set(id, { ...meeting, ...unsaid, status });
			told.push(...toldOfEnd(meeting, status));
		} else if (isMissing(facts, meeting, now)) {
			const absent = meeting.talent_joined === 1 ? 'recruiter' : 'talent';
			facts.meetings.set(id, { ...meeting, absent });
			told.push(tell(meeting, absent === 'talent' ? 'recruiter' : 'talent', 'peer_absent'));
		}
	}
	for (const [id, slot] of facts.slots)
		if (slot.starts_at <= now) facts.slots.set(id, { ...slot, passed: 1 });
	return told;
}

/** Whether time alone would change something. */
export function isSomethingDue(facts: Facts, now: number): boolean {
	for (const [id, meeting] of facts.meetings)
		if (statusAt(facts, id, now) !== meeting.status || isMissing(facts, meeting, now)) return true;
	for (const { passed, starts_at } of facts.slots.values())
		if (passed === 0 && starts_at <= now) return true;
	return false;
}

function statusAt({ meetings, rules }: Facts, id: string, now: number) {
	const { status, expires_at, ends_at, talent_joined, recruiter_joined } = meetings.get(id)!;
	if (status === 'requested' && expires_at! <= now) return 'expired';
	if (status === 'in_scheduling' && rules.bookingClosesAt <= now) return 'expired';
	if (status === 'confirmed' && ends_at! <= now)
		return talent_joined === 1 && recruiter_joined === 1 ? 'completed' : 'missed';
	return status;
}

/** NS1, LT2: one waits, and the other's time to come is over before the chat is. */
function isMissing({ rules }: Facts, meeting: Meeting, now: number): boolean {
	if (meeting.status !== 'confirmed' || meeting.absent !== null || meeting.ends_at! <= now)
		return false;
	if (meeting.talent_joined === meeting.recruiter_joined) return false;
	const said = meeting.talent_joined ? meeting.recruiter_late_until : meeting.talent_late_until;
	const until = Math.max(meeting.starts_at! + rules.graceMinutes * MINUTE, said ?? 0);
	return until <= now && until < meeting.ends_at!;
}

function toldOfEnd(meeting: Meeting, status: Meeting['status']): Told[] {
	if (status === 'expired') return [tell(meeting, 'talent', 'request_expired')];
	if (status !== 'missed') return [];
	const there = { talent: meeting.talent_joined === 1, recruiter: meeting.recruiter_joined === 1 };
	const inVain = there.talent && !there.recruiter;
	return [
		...(there.talent ? [] : [tell(meeting, 'talent', 'chat_missed')]),
		...(there.recruiter ? [] : [tell(meeting, 'recruiter', 'chat_missed')]),
		...(inVain ? [tell(meeting, 'talent', 'chat_returned')] : []),
	];
}

function tell(
	{ id: meeting, talent_id, recruiter_id }: Meeting,
	side: 'talent' | 'recruiter',
	kind: Told['kind'],
): Told {
	const [to, peer] = side === 'talent' ? [talent_id, recruiter_id] : [recruiter_id, talent_id];
	return { to, kind, meeting, peer, by: null, startsAt: null };
}
