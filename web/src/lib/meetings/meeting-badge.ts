import { partyOfMe } from '../sync/meeting-facts.ts';
import type { MeetingRow } from '../sync/overlay.ts';
import type { Me } from '#schema/docs/desk.ts';
import { otherParty } from '#schema/domain/participant.ts';
import { timeIn } from '../time.ts';
import type { Speech } from '../viewer.ts';

export interface MeetingBadge {
	readonly text: string;
	readonly tone: 'neutral' | 'accent' | 'wait' | 'info' | 'bad';
}

/**
 * The one label of a meeting: what it is waiting for, seen from one's own side. What this device has
 * asked for and the server has not granted is never called more than asked for (I18).
 *
 * @param openSlots of the recruiter, where the reader is to choose one of them
 */
export function meetingBadge(
	row: MeetingRow,
	me: Me,
	openSlots: number | null,
	viewer: Speech,
): MeetingBadge {
	const { meeting: words, statuses } = viewer.messages;
	if (row.pending || row.asking) return pendingBadge(row, viewer);
	const party = partyOfMe(me);
	const peer = row.peer.name;
	switch (row.status) {
		case 'requested':
			if (row.requestedBy === party) return { text: words.waiting, tone: 'wait' };
			return { text: party === 'talent' ? words.invited : words.askedYou, tone: 'info' };
		case 'in_scheduling':
			if (party === 'recruiter') return { text: words.theirTurn, tone: 'neutral' };
			if (openSlots === 0) return { text: words.noFreeSlot, tone: 'wait' };
			return { text: words.yourTurn, tone: 'info' };
		case 'confirmed':
			if (row.joined?.includes(otherParty(party)))
				return { text: words.joinedThem(peer), tone: 'info' };
			return { text: statuses.confirmed, tone: 'accent' };
		case 'completed':
			return { text: statuses.completed, tone: 'accent' };
		case 'declined':
			return {
				text: row.by === party ? words.declinedByYou : words.declinedBy(peer),
				tone: 'neutral',
			};
		case 'cancelled':
			if (row.by === undefined) return { text: statuses.cancelled, tone: 'neutral' };
			return {
				text: row.by === party ? words.cancelledByYou : words.cancelledBy(peer),
				tone: 'neutral',
			};
		case 'expired':
			return { text: statuses.expired, tone: 'neutral' };
		case 'missed': {
			const [present] = row.joined ?? [];
			if (present === undefined) return { text: words.missedNobody, tone: 'neutral' };
			return {
				text: present === party ? words.missedThem(peer) : words.missedYou,
				tone: 'neutral',
			};
		}
	}
}

function pendingBadge(row: MeetingRow, { messages, zones }: Speech): MeetingBadge {
	const words = messages.meeting;
	const queued = row.pending?.state === 'queued';
	if (row.asking) {
		const time = timeIn(zones.own, zones.locale, row.asking.startsAt);
		return { text: queued ? words.waitingFor(time) : words.askingFor(time), tone: 'wait' };
	}
	return { text: queued ? words.queued : words.sending, tone: 'wait' };
}
