import type { Instant } from '#schema/ids.ts';
import type { Facts } from './facts.ts';
import type { Told } from './ruling.ts';

/** CL1–CL4: lets everything happen that is due, and says who is told. */
export function letTimePass(facts: Facts, now: number): readonly Told[] {
	const told: Told[] = [];
	for (const [id, meeting] of facts.meetings) {
		const status = statusAt(facts, id, now);
		if (status === meeting.status) continue;
		const unsaid = { closed_by: null, note: '', acted_by: null, changed_at: now as Instant };
		facts.meetings.set(id, { ...meeting, ...unsaid, status });
		if (status === 'expired')
			told.push({
				to: meeting.talent_id,
				kind: 'request_expired',
				meeting: id,
				peer: meeting.recruiter_id,
				by: null,
				startsAt: null,
			});
	}
	for (const [id, slot] of facts.slots)
		if (slot.starts_at <= now) facts.slots.set(id, { ...slot, passed: 1 });
	return told;
}

/** Whether time alone would change something. */
export function isSomethingDue(facts: Facts, now: number): boolean {
	for (const [id, { status }] of facts.meetings)
		if (statusAt(facts, id, now) !== status) return true;
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
