import type { IntentOf } from '#schema/domain/intent.ts';
import type { IntentId, ParticipantId } from '#schema/ids.ts';
import type { KeptDraft } from '../meetings/draft.svelte.ts';
import type { Submission } from '../sync/intents.ts';

export type SupportIntent = IntentOf<
	'support.write' | 'support.answer' | 'support.take' | 'support.close'
>;

/** What can be done in a support conversation; `FairActs` does it. */
export interface SupportActs {
	/** The words for this conversation, kept on this device. */
	supportDraft(person: ParticipantId): KeptDraft;
	/** Hands it over; whoever asked tells how it ends. */
	quietly(intent: SupportIntent): Submission;
	/** Words that did not arrive go back to where they were written. */
	keepWords(intent: SupportIntent): void;
	revoke(intent: IntentId): void;
}
