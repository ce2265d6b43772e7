import type { IntentOf } from '#schema/domain/intent.ts';
import type { IntentId, ParticipantId } from '#schema/ids.ts';
import type { KeptDraft } from '../meetings/draft.svelte.ts';

export type SupportIntent = IntentOf<
	'support.write' | 'support.answer' | 'support.take' | 'support.close'
>;

/** What can be done in a support conversation; `FairActs` does it. */
export interface SupportActs {
	/** The words for this conversation, kept on this device. */
	supportDraft(person: ParticipantId): KeptDraft;
	/** What is granted shows by itself; a refusal is told, and its words go back to where they were written. */
	converse(intent: SupportIntent): Promise<void>;
	revoke(intent: IntentId): void;
}
