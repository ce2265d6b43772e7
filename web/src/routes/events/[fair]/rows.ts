import type { ParticipantIntent } from '#schema/domain/intent.ts';
import type { TeamAct } from '#schema/domain/team.ts';
import { colleagueIn } from '#schema/domain/team.ts';
import type { ParticipantId } from '#schema/ids.ts';
import type { Messages } from '#lib/messages.ts';
import type { MeetingRow } from '#lib/sync/overlay.ts';
import type { TeamSheet } from '#lib/sync/overlay-team.ts';
import type { FairView } from '#lib/sync/view.ts';

/**
 * What was asked for, in words: `acts` while it waits, `done` when it is granted. What is meant in a
 * colleague's place says so.
 */
export function sentenceFor(
	intent: ParticipantIntent,
	view: FairView | null,
	team: TeamSheet | null,
	messages: Messages,
	which: 'acts' | 'done',
): string {
	const peer = view ? peerOf(view, team, intent) : '';
	const colleague = view && colleagueIn(intent);
	if (!colleague || colleague === view.desk.me.me.id) return messages[which][intent.kind](peer);
	return messages.team[which][intent.kind as TeamAct](peer, nameOf(view, colleague));
}

export const resolveRow = (view: FairView, key: string): MeetingRow | null =>
	Object.values(view.desk.meetings).find((row) => row.key === key) ?? null;

/** The other person an intent is about, as this screen knows them; empty for one's own settings. */
export function peerOf(view: FairView, team: TeamSheet | null, intent: ParticipantIntent): string {
	switch (intent.kind) {
		case 'request.send':
			return nameOf(view, intent.to) || nameInTeam(team, intent.to);
		case 'slot.book':
			return nameOf(view, intent.recruiter);
		case 'availability.set':
		case 'recruiter.settings':
		case 'profile.update':
		case 'announcement.publish':
		case 'announcement.withdraw':
		case 'support.write':
		case 'support.answer':
		case 'support.take':
		case 'support.close':
		case 'vacancy.publish':
		case 'vacancy.change':
		case 'vacancy.withdraw':
			return '';
		default:
			return (
				view.desk.meetings[intent.meeting]?.peer.name ??
				team?.meetings.find(({ id }) => id === intent.meeting)?.peer.name ??
				''
			);
	}
}

const nameInTeam = (team: TeamSheet | null, talent: ParticipantId): string =>
	team?.meetings.find(({ peer }) => peer.id === talent)?.peer.name ?? '';

const nameOf = (view: FairView, id: keyof FairView['directory']['cards']): string =>
	view.directory.cards[id]?.name ??
	Object.values(view.desk.meetings).find(({ peer }) => peer.id === id)?.peer.name ??
	'';
