import type { Outcome } from '#schema/docs/desk.ts';
import { refusalSentence, refusedOf } from '../refusal-sentence.ts';
import type { LiveFairSession } from '../sync/fair-session.svelte.ts';
import type { Toasts } from '../ui/toasts.svelte.ts';
import type { Speech } from '../viewer.ts';
import type { SupportActs, SupportIntent } from './support-acts.ts';

interface Around {
	readonly session: LiveFairSession;
	readonly toasts: Toasts;
	readonly viewer: Speech;
}

/** What is granted shows by itself; a refusal is told, and its words go back to where they were written. */
export async function converse(
	acts: SupportActs,
	{ session, toasts, viewer }: Around,
	intent: SupportIntent,
): Promise<void> {
	const submission = acts.quietly(intent);
	if (!submission.ok) return void toasts.show(submission.why, { tone: 'bad' });
	const { isKept } = submission;
	if (intent.kind === 'support.write') acts.supportDraft(session.participant).handOver(isKept);
	if (intent.kind === 'support.answer') acts.supportDraft(intent.person).handOver(isKept);
	const outcome: Outcome | null = await submission.outcome;
	const refused = outcome && refusedOf(outcome);
	if (!refused) return;
	acts.keepWords(intent);
	const meetings = session.view?.desk.meetings ?? {};
	toasts.show(refusalSentence(refused, viewer, meetings), { tone: 'bad' });
}
