import type { CompanyId, FairId, MeetingId, ParticipantId } from '../ids.ts';
import { isEntityId } from '../ids.ts';

/** The kinds of shared document. Browsers write two: their owner's outbox and their team's notes (DO1). */
export type DocKind =
	| 'outbox'
	| 'desk'
	| 'calendar'
	| 'directory'
	| 'vacancies'
	| 'team'
	| 'look'
	| 'note'
	| 'support'
	| 'helpdesk';

/** Version of what is in each kind; an incompatible view gets the next number (DO6). */
export const SHAPES = {
	outbox: 1,
	desk: 1,
	calendar: 1,
	directory: 1,
	vacancies: 1,
	team: 1,
	look: 1,
	note: 1,
	support: 1,
	helpdesk: 1,
} as const;

export type DocAddress =
	| { readonly kind: 'outbox'; readonly fair: FairId; readonly participant: ParticipantId }
	| { readonly kind: 'desk'; readonly fair: FairId; readonly participant: ParticipantId }
	| { readonly kind: 'calendar'; readonly fair: FairId; readonly recruiter: ParticipantId }
	| { readonly kind: 'directory'; readonly fair: FairId }
	| { readonly kind: 'vacancies'; readonly fair: FairId; readonly company: CompanyId }
	| { readonly kind: 'team'; readonly fair: FairId; readonly company: CompanyId }
	/** Holds nothing: whoever has it open is looking at that meeting, and their team sees it (TE4). */
	| { readonly kind: 'look'; readonly fair: FairId; readonly meeting: MeetingId }
	/** What one person and the organizers write to each other (SU2). */
	| { readonly kind: 'support'; readonly fair: FairId; readonly participant: ParticipantId }
	/** Which of those are open, for the organizers. */
	| { readonly kind: 'helpdesk'; readonly fair: FairId }
	/** What the recruiters of a company write down about a talent, for themselves (TN1). */
	| {
			readonly kind: 'note';
			readonly fair: FairId;
			readonly company: CompanyId;
			readonly talent: ParticipantId;
	  };

export type NoteAddress = Extract<DocAddress, { kind: 'note' }>;
/** What the server alone writes. */
export type ProjectionAddress = Exclude<DocAddress, { kind: 'outbox' | 'note' }>;

/** Bytes of a name: it is repeated in every frame. */
export const NAME_BYTES_MAX = 96;
const NAME =
	/^(outbox|desk|calendar|directory|vacancies|team|look|note|support|helpdesk)\.(0|[1-9]\d{0,2})\/([0-9A-Za-z_-]{1,26})(?:\/([0-9A-Za-z_-]{1,26}))?(?:\/([0-9A-Za-z_-]{1,26}))?$/;

export function docName(address: DocAddress): string {
	const head = `${address.kind}.${SHAPES[address.kind]}/${address.fair}`;
	switch (address.kind) {
		case 'outbox':
		case 'desk':
		case 'support':
			return `${head}/${address.participant}`;
		case 'calendar':
			return `${head}/${address.recruiter}`;
		case 'vacancies':
		case 'team':
			return `${head}/${address.company}`;
		case 'look':
			return `${head}/${address.meeting}`;
		case 'note':
			return `${head}/${address.company}/${address.talent}`;
		case 'directory':
		case 'helpdesk':
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
	const [, kind, shape, fair, ...ids] = match as unknown as [
		string,
		DocKind,
		string,
		string,
		string | undefined,
		string | undefined,
	];
	if (Number(shape) !== SHAPES[kind]) return { ok: false, reason: 'upgrade' };
	const address = addressOf(kind, fair, ids);
	return address ? { ok: true, address } : { ok: false, reason: 'unknown' };
}

function addressOf(
	kind: DocKind,
	fair: string,
	[member, second]: readonly (string | undefined)[],
): DocAddress | null {
	if (!isEntityId(fair)) return null;
	const fairId = fair as FairId;
	if (kind === 'directory' || kind === 'helpdesk')
		return member === undefined ? { kind, fair: fairId } : null;
	if (!isEntityId(member)) return null;
	if (kind === 'note') {
		if (!isEntityId(second)) return null;
		const talent = second as ParticipantId;
		return { kind, fair: fairId, company: member as CompanyId, talent };
	}
	if (second !== undefined) return null;
	switch (kind) {
		case 'calendar':
			return { kind, fair: fairId, recruiter: member as ParticipantId };
		case 'vacancies':
		case 'team':
			return { kind, fair: fairId, company: member as CompanyId };
		case 'look':
			return { kind, fair: fairId, meeting: member as MeetingId };
		default:
			return { kind, fair: fairId, participant: member as ParticipantId };
	}
}
