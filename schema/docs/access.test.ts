import { describe, expect, it } from 'vitest';
import type { Role } from '../domain/participant.ts';
import type { FairId, ParticipantId } from '../ids.ts';
import { entityId } from '../ids.ts';
import type { Access, Reader } from './access.ts';
import { accessTo } from './access.ts';
import type { DocAddress, DocKind } from './names.ts';
import { docName, parseDocName } from './names.ts';

const autumn = entityId<FairId>('autumn');
const spring = entityId<FairId>('spring');
const me = entityId<ParticipantId>('me');
const other = entityId<ParticipantId>('other');
const ROLES: readonly Role[] = ['talent', 'recruiter', 'organizer'];

/** What is allowed at all; everything that is not in this table is denied. */
const ALLOWED: Readonly<Record<DocKind, { readonly own: Access; readonly others: Access }>> = {
	outbox: { own: 'write', others: 'none' },
	desk: { own: 'read', others: 'none' },
	calendar: { own: 'read', others: 'read' },
	directory: { own: 'read', others: 'read' },
};

function addressOf(kind: DocKind, fair: FairId, whose: ParticipantId): DocAddress {
	if (kind === 'directory') return { kind, fair };
	if (kind === 'calendar') return { kind, fair, recruiter: whose };
	return { kind, fair, participant: whose };
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
		'[DO1, DO3, D-01] a $role of the autumn fair, the $kind of the $fair fair, $whose',
		({ kind, role, whose, fair }) => {
			const reader: Reader = { fair: autumn, participant: me, role };
			const address = addressOf(kind, fair, whose === 'own' ? me : other);
			const expected = fair === autumn ? ALLOWED[kind][whose] : 'none';
			expect(accessTo(address, reader)).toBe(expected);
			const parsed = parseDocName(docName(address));
			expect(parsed.ok && accessTo(parsed.address, reader)).toBe(expected);
		},
	);

	it('[DO1] the only document that anybody writes is their own outbox', () => {
		const writable = MATRIX.filter(({ kind, role, whose, fair }) => {
			const address = addressOf(kind, fair, whose === 'own' ? me : other);
			return accessTo(address, { fair: autumn, participant: me, role }) === 'write';
		});
		expect(writable).toEqual(
			ROLES.map((role) => ({ kind: 'outbox', role, whose: 'own', fair: autumn })),
		);
	});

	it('[DO3] the same person in two fairs is two participants', () => {
		const inSpring: Reader = { fair: spring, participant: me, role: 'organizer' };
		for (const kind of KINDS) expect(accessTo(addressOf(kind, autumn, me), inSpring)).toBe('none');
	});
});
