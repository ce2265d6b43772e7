/** A meeting on a desk, as the rules of the domain see it. */
import { must } from '#schema/assert.ts';
import type { DeskMeeting, Me } from '#schema/docs/desk.ts';
import type { Confirmed, Meeting } from '#schema/domain/meeting.ts';
import type { Party } from '#schema/domain/participant.ts';

type Side = Pick<Me, 'id' | 'role'>;

/** The side this person takes in their meetings; an organizer has none and no meetings either. */
export const partyOfMe = (me: Pick<Me, 'role'>): Party =>
	me.role === 'recruiter' ? 'recruiter' : 'talent';

export function meetingOf(row: DeskMeeting, me: Side): Meeting {
	const asTalent = partyOfMe(me) === 'talent';
	const base = {
		id: row.id,
		talentId: asTalent ? me.id : row.peer.id,
		recruiterId: asTalent ? row.peer.id : me.id,
		requestedBy: row.requestedBy,
	};
	switch (row.status) {
		case 'requested':
			return { ...base, status: row.status, expiresAt: must(row.expiresAt, 'a request ends') };
		case 'declined':
			return { ...base, status: row.status, declinedBy: must(row.by, 'somebody declined') };
		case 'in_scheduling':
		case 'cancelled':
		case 'expired':
			return { ...base, status: row.status };
		case 'confirmed':
			return { ...base, ...timeOf(row), ...underWay(row), status: row.status };
		case 'completed':
			return { ...base, ...timeOf(row), status: row.status };
		case 'missed':
			return {
				...base,
				...timeOf(row),
				status: row.status,
				present: row.joined?.[0] ?? 'nobody',
			};
	}
}

export const timeOf = (row: DeskMeeting): Pick<Confirmed, 'startsAt' | 'endsAt'> => ({
	startsAt: must(row.startsAt, 'a chat has a start'),
	endsAt: must(row.endsAt, 'a chat has an end'),
});

const underWay = ({ joined = [], late, absent, extensions = 0 }: DeskMeeting) => ({
	talentJoined: joined.includes('talent'),
	recruiterJoined: joined.includes('recruiter'),
	talentLateUntil: late?.talent ?? null,
	recruiterLateUntil: late?.recruiter ?? null,
	absent: absent ?? null,
	extensions,
});
