import type { ParticipantIntent } from '#schema/domain/intent.ts';
import type { MeetingRow } from '#lib/sync/overlay.ts';
import type { FairView } from '#lib/sync/view.ts';

export const resolveRow = (view: FairView, key: string): MeetingRow | null =>
	Object.values(view.desk.meetings).find((row) => row.key === key) ?? null;

/** The other person an intent is about, as this screen knows them; empty for one's own settings. */
export function peerOf(view: FairView, intent: ParticipantIntent): string {
	switch (intent.kind) {
		case 'request.send':
			return nameOf(view, intent.to);
		case 'slot.book':
			return nameOf(view, intent.recruiter);
		case 'availability.set':
		case 'recruiter.settings':
		case 'profile.update':
			return '';
		default:
			return view.desk.meetings[intent.meeting]?.peer.name ?? '';
	}
}

const nameOf = (view: FairView, id: keyof FairView['directory']['cards']): string =>
	view.directory.cards[id]?.name ??
	Object.values(view.desk.meetings).find(({ peer }) => peer.id === id)?.peer.name ??
	'';
