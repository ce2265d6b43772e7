import type { Role } from '../domain/participant.ts';
import type { CompanyId, FairId, ParticipantId } from '../ids.ts';
import type { DocAddress } from './names.ts';

/** Who asks: a person as a member of one fair. */
export interface Reader {
	readonly fair: FairId;
	readonly participant: ParticipantId;
	readonly role: Role;
	/** Of recruiters. */
	readonly company: CompanyId | null;
}

export type Access = 'none' | 'read' | 'write';

/**
 * The document matrix (DO1, DO3, TE3, TN1, SU2), default deny. Whether the fair, company or recruiter exists, and
 * whose a meeting is, is asked of SQL beside it; no right and no such document look the same.
 */
export function accessTo(address: DocAddress, reader: Reader): Access {
	if (address.fair !== reader.fair) return 'none';
	switch (address.kind) {
		case 'outbox':
			return address.participant === reader.participant ? 'write' : 'none';
		case 'desk':
			return address.participant === reader.participant ? 'read' : 'none';
		case 'calendar':
		case 'directory':
		case 'vacancies':
			return 'read';
		case 'team':
			return reader.role === 'organizer' || reader.company === address.company ? 'read' : 'none';
		case 'look':
			return reader.company === null ? 'none' : 'read';
		case 'helpdesk':
			return reader.role === 'organizer' ? 'read' : 'none';
		case 'support':
			return reader.role === 'organizer' || address.participant === reader.participant
				? 'read'
				: 'none';
		case 'note':
			return reader.company === address.company ? 'write' : 'none';
	}
}
