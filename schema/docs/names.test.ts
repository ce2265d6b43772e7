import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FairId, ParticipantId } from '../ids.ts';
import { entityId } from '../ids.ts';
import type { DocAddress } from './names.ts';
import { NAME_BYTES_MAX, SHAPES, docName, parseDocName } from './names.ts';

const fair = entityId<FairId>('autumn');
const ada = entityId<ParticipantId>('ada');
const UNKNOWN = { ok: false, reason: 'unknown' };
const UPGRADE = { ok: false, reason: 'upgrade' };

const ADDRESSES: readonly (readonly [string, DocAddress])[] = [
	['outbox.1/autumn/ada', { kind: 'outbox', fair, participant: ada }],
	['desk.1/autumn/ada', { kind: 'desk', fair, participant: ada }],
	['calendar.1/autumn/ada', { kind: 'calendar', fair, recruiter: ada }],
	['directory.1/autumn', { kind: 'directory', fair }],
	['vacancies.1/autumn/acme', { kind: 'vacancies', fair, company: entityId('acme') }],
	['team.1/autumn/acme', { kind: 'team', fair, company: entityId('acme') }],
	['look.1/autumn/chat', { kind: 'look', fair, meeting: entityId('chat') }],
	['note.1/autumn/acme/ada', { kind: 'note', fair, company: entityId('acme'), talent: ada }],
];

describe('the name of a document', () => {
	it.each(ADDRESSES)('[DO2, DO5] %s is written and read', (name, address) => {
		expect(docName(address)).toBe(name);
		expect(parseDocName(name)).toEqual({ ok: true, address });
	});

	const id = fc.stringMatching(/^[0-9A-Za-z_-]{1,26}$/);
	const addresses = fc.oneof(
		fc.record({ kind: fc.constantFrom('outbox', 'desk'), fair: id, participant: id }),
		fc.record({ kind: fc.constant('calendar'), fair: id, recruiter: id }),
		fc.record({ kind: fc.constant('directory'), fair: id }),
		fc.record({ kind: fc.constantFrom('team', 'vacancies'), fair: id, company: id }),
		fc.record({ kind: fc.constant('look'), fair: id, meeting: id }),
		fc.record({ kind: fc.constant('note'), fair: id, company: id, talent: id }),
	) as fc.Arbitrary<DocAddress>;

	it('[DO2, DO5] any address comes back, and fits', () => {
		fc.assert(
			fc.property(addresses, (address) => {
				const name = docName(address);
				expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(NAME_BYTES_MAX);
				expect(parseDocName(name)).toEqual({ ok: true, address });
			}),
		);
	});

	const nearMisses = fc
		.tuple(
			fc.constantFrom(...ADDRESSES),
			fc.nat({ max: 22 }),
			fc.string({ unit: 'binary', maxLength: 3 }),
		)
		.map(([[name], at, put]) => name.slice(0, at) + put + name.slice(at + 1));

	it('[DO2] what is accepted is the one name of its document', () => {
		fc.assert(
			fc.property(fc.oneof(nearMisses, fc.string()), (name) => {
				const parsed = parseDocName(name);
				if (parsed.ok) expect(docName(parsed.address)).toBe(name);
			}),
			{ numRuns: 5_000 },
		);
	});

	it.each([
		'',
		'outbox',
		'outbox.1',
		'outbox.1/autumn',
		'outbox.1/autumn/',
		'outbox.1/autumn/ada/',
		'outbox.1/autumn/ada/x',
		'/outbox.1/autumn/ada',
		'outbox/autumn/ada',
		'outbox.1/../ada',
		'outbox.1/autumn/../ben',
		'outbox.1/autumn/ada\0',
		'outbox.1/autumn/ada\n',
		'outbox.1/autumn/ada\0session',
		'Outbox.1/autumn/ada',
		'OUTBOX.1/AUTUMN/ADA',
		'outbоx.1/autumn/ada',
		'outbox.1/autumn/ada ',
		'outbox.01/autumn/ada',
		'outbox.001/autumn/ada',
		'outbox.+1/autumn/ada',
		'outbox.1e0/autumn/ada',
		'outbox.9999/autumn/ada',
		'directory.1/autumn/ada',
		'directory.1',
		'team.1/autumn',
		'helpdesk.1',
		'helpdesk.1/autumn/ada',
		'support.1/autumn',
		'support.1/autumn/ada/olga',
		'vacancies.1/autumn',
		'vacancies.1/autumn/acme/ada',
		'look.1/autumn',
		'look.1/autumn/chat/ada',
		'team.1/autumn/acme/ada',
		'note.1/autumn',
		'note.1/autumn/acme',
		'note.1/autumn/acme/',
		'note.1/autumn/acme/ada/',
		'note.1/autumn/acme/ada/x',
		'note.1/autumn//ada',
		'occupancy.1/autumn',
		'__proto__',
		'constructor.1/autumn',
		`outbox.1/${'x'.repeat(27)}/ada`,
		`outbox.1/autumn/${'x'.repeat(100_000)}`,
		'outbox.1/autumn/\ud800',
	])('[DO2, D-02] %j is none', (name) => {
		expect(parseDocName(name)).toEqual(UNKNOWN);
	});

	it.each(Object.keys(SHAPES))('[DO6] a %s of another shape asks for a reload', (kind) => {
		const rest =
			{ directory: 'autumn', helpdesk: 'autumn', note: 'autumn/acme/ada' }[kind] ?? 'autumn/ada';
		expect(parseDocName(`${kind}.0/${rest}`)).toEqual(UPGRADE);
		expect(parseDocName(`${kind}.2/${rest}`)).toEqual(UPGRADE);
		expect(parseDocName(`${kind}.999/${rest}`)).toEqual(UPGRADE);
	});
});
