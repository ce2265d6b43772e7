import type { MeetingId, ParticipantId } from '#schema/ids.ts';
import type { TeamSheet } from '../sync/overlay-team.ts';

/** Names of the colleagues who have this meeting before their eyes now (TE4), oneself left out. */
export const lookersAt = (
	{ looking, people }: Pick<TeamSheet, 'looking' | 'people'>,
	meeting: MeetingId,
	me: ParticipantId,
): readonly string[] =>
	(looking[meeting] ?? [])
		.filter((person) => person !== me)
		.flatMap((person) => people.find(({ id }) => id === person)?.name ?? []);
