import { describe, expect, it } from 'vitest';
import type { Role } from '../domain/participant.ts';
import type { CompanyId, FairId, ParticipantId } from '../ids.ts';
import { entityId } from '../ids.ts';
import type { Access, Reader } from './access.ts';
import { accessTo } from './access.ts';
import type { DocAddress, DocKind } from './names.ts';
import { docName, parseDocName } from './names.ts';

const autumn = entityId<FairId>('autumn');
const spring = entityId<FairId>('spring');
const me = entityId<ParticipantId>('me');
const other = entityId<ParticipantId>('other');
const acme = entityId<CompanyId>('acme');
const bolt = entityId<CompanyId>('bolt');
const ROLES: readonly Role[] = ['talent', 'recruiter', 'organizer'];

/** What is allowed at all; everything that is not in this table is denied. */
const ALLOWED: Readonly<Record<DocKind, { readonly own: Access; readonly others: Access }>> = {
	outbox: { own: 'write', others: 'none' },
	desk: { own: 'read', others: 'none' },
	calendar: { own: 'read', others: 'read' },
	directory: { own: 'read', others: 'read' },
	vacancies: { own: 'read', others: 'read' },
	team: { own: 'read', others: 'none' },
	look: { own: 'read', others: 'read' },
	note: { own: 'write', others: 'none' },
	support: { own: 'read', others: 'none' },
	helpdesk: { own: 'none', others: 'none' },
};

function addressOf(kind: DocKind, fair: FairId, whose: ParticipantId): DocAddress {
	if (kind === 'directory' || kind === 'helpdesk') return { kind, fair };
	if (kind === 'calendar') return { kind, fair, recruiter: whose };
	if (kind === 'team' || kind === 'vacancies')
		return { kind, fair, company: whose === me ? acme : bolt };
	if (kind === 'look') return { kind, fair, meeting: entityId('chat') };
	if (kind === 'note') return { kind, fair, company: whose === me ? acme : bolt, talent: other };
	return { kind, fair, participant: whose };
}

const readerAs = (role: Role): Reader => ({
	fair: autumn,
	participant: me,
	role,
	company: role === 'recruiter' ? acme : null,
});

/** TE3, TN1: a team is for its recruiters and for organizers, its notes for the former; whose a meeting is, SQL says. */
function allowed(kind: DocKind, whose: 'own' | 'others', role: Role): Access {
	if (kind === 'team' && role !== 'recruiter') return role === 'organizer' ? 'read' : 'none';
	if ((kind === 'look' || kind === 'note') && role !== 'recruiter') return 'none';
	// SU2: organizers read what anybody writes to them.
	if ((kind === 'support' || kind === 'helpdesk') && role === 'organizer') return 'read';
	return ALLOWED[kind][whose];
}

const KINDS = Object.keys(ALLOWED) as DocKind[];
const MATRIX = KINDS.flatMap((kind) =>
	ROLES.flatMap((role) =>
		(['own', 'others'] as const).flatMap((whose) =>
			[autumn, spring].map((fair) => ({ kind, role, whose, fair })),
		),
	),
);

describe('who may open which document', () => {
	it.each(MATRIX)(
		'[DO1, DO3, SU2, D-01] a $role of the autumn fair, the $kind of the $fair fair, $whose',
		({ kind, role, whose, fair }) => {
			const reader: Reader = readerAs(role);
			const address = addressOf(kind, fair, whose === 'own' ? me : other);
			const expected = fair === autumn ? allowed(kind, whose, role) : 'none';
			expect(accessTo(address, reader)).toBe(expected);
			const parsed = parseDocName(docName(address));
			expect(parsed.ok && accessTo(parsed.address, reader)).toBe(expected);
		},
	);

	it('[DO1, TN1] all that anybody writes is their own outbox, and recruiters the notes of their team', () => {
		const writable = MATRIX.filter(({ kind, role, whose, fair }) => {
			const address = addressOf(kind, fair, whose === 'own' ? me : other);
			return accessTo(address, readerAs(role)) === 'write';
		});
		expect(writable).toEqual([
			...ROLES.map((role) => ({ kind: 'outbox', role, whose: 'own', fair: autumn })),
			{ kind: 'note', role: 'recruiter', whose: 'own', fair: autumn },
		]);
	});

	it('[DO3] the same person in two fairs is two participants', () => {
		const inSpring: Reader = { ...readerAs('organizer'), fair: spring };
		for (const kind of KINDS) expect(accessTo(addressOf(kind, autumn, me), inSpring)).toBe('none');
	});
});
