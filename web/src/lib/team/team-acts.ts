import type { Refusal } from '#schema/domain/refusal.ts';
import type { MeetingId, ParticipantId } from '#schema/ids.ts';
import type { LiveNote } from '../sync/fair-session.svelte.ts';
import type { TeamRow } from '../sync/overlay-team.ts';

/** What one can do for the team from its page. Whoever renders it says what each one means. */
export interface TeamActs {
	accept(row: TeamRow): void;
	/** Asks for a note first. */
	decline(row: TeamRow): void;
	/** Asks to whom first. */
	handOver(row: TeamRow): void;
	/** Shows colleagues that one has it before one's eyes, until what is returned is called. */
	look(meeting: MeetingId): () => void;
	/** What the team wrote about a talent. */
	note(talent: ParticipantId): LiveNote;
	/** A reason in words. */
	sentence(why: Refusal | null): string | null;
}
