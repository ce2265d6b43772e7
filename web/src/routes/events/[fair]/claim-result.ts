import type { ClaimResult } from '#lib/calendar/SlotPicker.svelte';
import type { RefusalCode } from '#schema/domain/refusal.ts';
import { refusalSentence, refusedOf } from '#lib/refusal-sentence.ts';
import type { FairView } from '#lib/sync/view.ts';
import type { Viewer } from '#lib/viewer.ts';
import type { Sent } from './fair-acts.svelte.ts';

/** Refusals after which another time is the answer. */
const ABOUT_TIME: ReadonlySet<RefusalCode> = new Set([
	'slot_taken',
	'slot_gone',
	'slot_passed',
	'time_conflict',
	'peer_conflict',
]);

/** @param view as it is now: the window that asked may be gone meanwhile, with what it was given */
export function claimResult(sent: Sent, view: FairView | null, viewer: Viewer): ClaimResult {
	if (sent.kind === 'queued') return { kind: 'queued' };
	const refused = refusedOf(sent.outcome);
	if (!refused) return { kind: 'granted' };
	const sentence = refusalSentence(refused, viewer, view?.desk.meetings ?? {});
	return { kind: 'refused', sentence, isAboutTime: ABOUT_TIME.has(refused.code) };
}
