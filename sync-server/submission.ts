import { hash } from 'node:crypto';
import type { Outcome } from '#schema/docs/desk.ts';
import type { AccountIntent, SeenIntent } from '#schema/domain/intent.ts';
import type { Envelope, ParsedIntent } from '#schema/outbox.ts';
import { parseIntent } from '#schema/outbox.ts';
import type { IntentId, ParticipantId } from '#schema/ids.ts';

/** An intent on its way to the adjudicator, already taken apart and judged in form. */
export interface Submission {
	readonly participant: ParticipantId;
	readonly id: IntentId;
	readonly kind: string;
	readonly parsed:
		ParsedIntent | { readonly ok: true; readonly intent: AccountIntent | SeenIntent };
	/** Tells a repeat from an id that is used again for something else (ID6). */
	readonly payloadHash: string;
	/** The sender's own deadline, ms since the epoch (ID8). */
	readonly notAfter: number | null;
	/** Told once the outcome is committed; an HTTP request waits for it, an outbox does not. */
	readonly settle: ((outcome: Outcome) => void) | null;
}

export function submissionOf(
	participant: ParticipantId,
	envelope: Envelope,
	settle: Submission['settle'] = null,
): Submission {
	const parsed = parseIntent(envelope);
	return {
		participant,
		id: envelope.i,
		kind: envelope.k,
		parsed,
		// A parsed intent has its fields in one order, whatever order they were sent in.
		payloadHash: fingerprint(parsed.ok ? parsed.intent : (envelope.p ?? null)),
		notAfter: envelope.exp ?? null,
		settle,
	};
}

/** What the server itself asks for in somebody's name, having seen it, under an id of its own. */
export const ownSubmission = (
	participant: ParticipantId,
	id: IntentId,
	intent: AccountIntent | SeenIntent,
	settle: Submission['settle'] = null,
): Submission => ({
	participant,
	id,
	kind: intent.kind,
	parsed: { ok: true, intent },
	// Nobody can send it again under this id, so nothing has to be told apart.
	payloadHash: '',
	notAfter: null,
	settle,
});

/** 132 bits of SHA-256: enough to tell one's own intents apart, and a third of the text to store. */
const fingerprint = (value: unknown): string =>
	hash('sha256', JSON.stringify(value), 'base64url').slice(0, 22);
