/** Support conversations with one's own pending words on top. */
import type {
	AttachedFacts,
	HelpdeskCard,
	HelpdeskView,
	SupportCard,
	SupportLine,
	SupportView,
} from '#schema/docs/support.ts';
import type { ParticipantId } from '#schema/ids.ts';
import type { OverlayEntry, PendingMark } from './overlay.ts';
import { liesOver, markOf } from './overlay.ts';

export interface SupportRow extends SupportLine {
	readonly key: string;
	/** Said on this device, and not decided yet. */
	readonly pending?: PendingMark;
}

/** What one person and the organizers write to each other. */
export interface SupportSheet {
	/** Null where the server knows of nothing. */
	readonly card: SupportCard | null;
	/** In their order; what is under way comes last. */
	readonly lines: readonly SupportRow[];
	readonly facts: AttachedFacts | null;
	/** Closing it, or taking care of it, is under way. */
	readonly pending?: PendingMark;
}

export interface HelpdeskRow extends HelpdeskCard {
	readonly id: ParticipantId;
}

export interface HelpdeskSheet {
	/** Who waits longest first, then what changed last. */
	readonly rows: readonly HelpdeskRow[];
}

/** Null until the document has come, and nothing was said here either. */
export function overlaySupport(
	view: SupportView | null,
	person: ParticipantId,
	me: ParticipantId,
	entries: readonly OverlayEntry[],
): SupportSheet | null {
	const lying = entries.filter(
		(entry) => whoseOf(entry, me) === person && liesOver(entry, view ?? { seq: -1 }),
	);
	if (!view && lying.length === 0) return null;
	const written = Object.entries(view?.lines ?? {})
		.sort(([a], [b]) => Number(a) - Number(b))
		.map(([key, line]): SupportRow => ({ key, ...line }));
	const acting = lying.findLast(
		({ intent, outcome }) =>
			outcome === null && (intent.kind === 'support.close' || intent.kind === 'support.take'),
	);
	return {
		card: view?.conversation.card ?? null,
		lines: [...written, ...lying.flatMap(saidIn)],
		facts: view?.facts.last ?? null,
		...(acting && { pending: markOf(acting) }),
	};
}

export const overlayHelpdesk = (view: HelpdeskView): HelpdeskSheet => ({
	rows: (Object.entries(view.open) as [ParticipantId, HelpdeskCard][])
		.map(([id, card]) => ({ id, ...card }))
		.sort(byUrgency),
});

function byUrgency(a: HelpdeskCard, b: HelpdeskCard): number {
	const [since = Infinity, other = Infinity] = [a.waitingSince, b.waitingSince];
	return since === other ? b.changedAt - a.changedAt : since - other;
}

/** In whose conversation this is said or done; null for all other intents. */
function whoseOf({ intent }: OverlayEntry, me: ParticipantId): ParticipantId | null {
	switch (intent.kind) {
		case 'support.write':
			return me;
		case 'support.answer':
		case 'support.take':
		case 'support.close':
			return intent.person;
		default:
			return null;
	}
}

function saidIn(entry: OverlayEntry): SupportRow[] {
	const { id: key, intent, at, outcome } = entry;
	if (intent.kind !== 'support.write' && intent.kind !== 'support.answer') return [];
	const isAnswer = intent.kind === 'support.answer';
	const row: SupportRow = {
		...{ key, text: intent.text, at, by: '' },
		kind: isAnswer ? 'answered' : 'asked',
		from: isAnswer ? 'team' : 'person',
	};
	return [outcome === null ? { ...row, pending: markOf(entry) } : row];
}
