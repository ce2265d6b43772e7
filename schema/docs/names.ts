import type { CompanyId, FairId, MeetingId, ParticipantId } from '../ids.ts';
import { isEntityId } from '../ids.ts';

/** The kinds of shared document. Only an outbox is written by a browser: its owner's (DO1). */
export type DocKind = 'outbox' | 'desk' | 'calendar' | 'directory' | 'team' | 'look';

/** Version of what is in each kind; an incompatible view gets the next number (DO6). */
export const SHAPES = { outbox: 1, desk: 1, calendar: 1, directory: 1, team: 1, look: 1 } as const;

export type DocAddress =
	| { readonly kind: 'outbox'; readonly fair: FairId; readonly participant: ParticipantId }
	| { readonly kind: 'desk'; readonly fair: FairId; readonly participant: ParticipantId }
	| { readonly kind: 'calendar'; readonly fair: FairId; readonly recruiter: ParticipantId }
	| { readonly kind: 'directory'; readonly fair: FairId }
	| { readonly kind: 'team'; readonly fair: FairId; readonly company: CompanyId }
	/** Holds nothing: whoever has it open is looking at that meeting, and their team sees it (TE4). */
	| { readonly kind: 'look'; readonly fair: FairId; readonly meeting: MeetingId };

/** What the server writes: everything but outboxes. */
export type ProjectionAddress = Exclude<DocAddress, { kind: 'outbox' }>;

/** Bytes of a name: it is repeated in every frame. */
export const NAME_BYTES_MAX = 80;
const NAME =
	/^(outbox|desk|calendar|directory|team|look)\.(0|[1-9]\d{0,2})\/([0-9A-Za-z_-]{1,26})(?:\/([0-9A-Za-z_-]{1,26}))?$/;

export function docName(address: DocAddress): string {
	const head = `${address.kind}.${SHAPES[address.kind]}/${address.fair}`;
	switch (address.kind) {
		case 'outbox':
		case 'desk':
			return `${head}/${address.participant}`;
		case 'calendar':
			return `${head}/${address.recruiter}`;
		case 'team':
			return `${head}/${address.company}`;
		case 'look':
			return `${head}/${address.meeting}`;
		case 'directory':
			return head;
	}
}

export type ParsedName =
	| { readonly ok: true; readonly address: DocAddress }
	/** `upgrade`: the name is of another version; the page must be reloaded. */
	| { readonly ok: false; readonly reason: 'unknown' | 'upgrade' };

/**
 * DO2: the grammar of names. What does not match is no document, and none is ever made for it. Each
 * document has one name only: `docName` of what was parsed is the name again.
 */
export function parseDocName(name: string): ParsedName {
	const match = name.length <= NAME_BYTES_MAX ? NAME.exec(name) : null;
	if (!match) return { ok: false, reason: 'unknown' };
	const [, kind, shape, fair, member] = match as unknown as [
		string,
		DocKind,
		string,
		string,
		string | undefined,
	];
	if (Number(shape) !== SHAPES[kind]) return { ok: false, reason: 'upgrade' };
	const address = addressOf(kind, fair, member);
	return address ? { ok: true, address } : { ok: false, reason: 'unknown' };
}

function addressOf(kind: DocKind, fair: string, member: string | undefined): DocAddress | null {
	if (!isEntityId(fair)) return null;
	const fairId = fair as FairId;
	if (kind === 'directory') return member === undefined ? { kind, fair: fairId } : null;
	if (!isEntityId(member)) return null;
	switch (kind) {
		case 'calendar':
			return { kind, fair: fairId, recruiter: member as ParticipantId };
		case 'team':
			return { kind, fair: fairId, company: member as CompanyId };
		case 'look':
			return { kind, fair: fairId, meeting: member as MeetingId };
		default:
			return { kind, fair: fairId, participant: member as ParticipantId };
	}
}
