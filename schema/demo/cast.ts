import { must } from '../assert.ts';
import type { AccountId, ParticipantId } from '../ids.ts';
import { entityId } from '../ids.ts';
import type { Participant, Profile } from '../domain/participant.ts';
import type { Chance } from './chance.ts';
import type { DemoCompany } from './companies.ts';
import { demoCompanies } from './companies.ts';
import type { DemoKey } from './demo-people.ts';
import { DEMO_ENTRIES } from './demo-people.ts';
import { ADA, BEN, CARL, OLGA, RITA } from './main-people.ts';
import type { PersonName } from './names.ts';
import { Names } from './names.ts';
import { MAIN_LOOKS, lookOf } from './look.ts';
import { portraitOf } from './portrait.ts';
import type { RecruiterTraits } from './recruiters.ts';
import { recruiterTraits } from './recruiters.ts';
import type { TalentTraits } from './talents.ts';
import { talentTraits } from './talents.ts';

export interface FairSize {
	readonly companies: number;
	readonly recruiters: number;
	readonly talents: number;
}

interface Person {
	/** From 0, over everyone of this role in the fair. */
	readonly no: number;
	readonly id: ParticipantId;
	readonly accountId: AccountId;
	readonly email: string;
	readonly name: PersonName;
	/** SVG. */
	readonly portrait: string;
}

export interface DemoTalent extends Person, TalentTraits {}
export interface DemoRecruiter extends Person, RecruiterTraits {
	readonly company: DemoCompany;
}
export interface DemoOrganizer extends Person {
	readonly profile: Profile;
}

/** Everyone who takes part. Depends on the seed alone: at any time the same people come. */
export interface Cast {
	readonly companies: readonly DemoCompany[];
	/** Rita comes first, then Carl. */
	readonly recruiters: readonly DemoRecruiter[];
	/** Ada comes first, then Ben. */
	readonly talents: readonly DemoTalent[];
	readonly organizer: DemoOrganizer;
}

export interface CastOptions {
	readonly seed: number;
	readonly size: FairSize;
	/** Whether the main people already take part in another fair, under their plain ids. */
	readonly added: boolean;
}

export function demoCast({ seed, size, added }: CastOptions, chance: Chance): Cast {
	const names = new Names(
		chance.fork('names'),
		DEMO_ENTRIES.map(({ name }) => name),
	);
	const companies = demoCompanies(size.companies, seed, chance.fork('companies'));
	const main = (key: DemoKey, no: number) => mainPerson(key, no, added ? `-${seed}` : '');
	const one = (letter: string, no: number): Person => ({
		no,
		id: entityId(`${letter}${seed}-${no}`),
		accountId: entityId(`${letter}${seed}-${no}`),
		email: `${letter}${no}@fair-${seed}.visavis.example`,
		name: names.next(),
		portrait: portraitOf(lookOf(chance.fork(`portrait ${letter}${no}`))),
	});
	const recruiter = (no: number): DemoRecruiter => {
		const company = must(
			companies[Math.floor((no * size.companies) / size.recruiters)],
			'every recruiter has a company',
		);
		const person = one('r', no);
		const traits = recruiterTraits(no, person.name, company, chance.fork(`recruiter ${no}`));
		return { ...person, ...traits, company };
	};
	const talent = (no: number): DemoTalent => {
		const person = one('t', no);
		return { ...person, ...talentTraits(person.name, chance.fork(`talent ${no}`)) };
	};
	const acme = must(companies[0], 'there is a company');
	return {
		companies,
		recruiters: [
			{ ...main('rita', 0), ...RITA, company: acme },
			{ ...main('carl', 1), ...CARL, company: acme },
			...numbers(2, size.recruiters).map(recruiter),
		],
		talents: [
			{ ...main('ada', 0), ...ADA },
			{ ...main('ben', 1), ...BEN },
			...numbers(2, size.talents).map(talent),
		],
		organizer: { ...main('olga', 0), ...OLGA },
	};
}

/** What the rules need to know of everyone. */
export function participantsOf({ recruiters, talents, organizer }: Cast): Participant[] {
	return [
		...recruiters.map(
			({ id, name, company, bookingMode, question }) =>
				({
					role: 'recruiter',
					id,
					name: name.full,
					companyId: company.id,
					bookingMode,
					question: question?.text ?? '',
				}) as const,
		),
		...talents.map(({ id, name }) => ({ role: 'talent', id, name: name.full }) as const),
		{ role: 'organizer', id: organizer.id, name: organizer.name.full },
	];
}

function mainPerson(key: DemoKey, no: number, suffix: string): Person {
	const entry = must(
		DEMO_ENTRIES.find((one) => one.key === key),
		'every main person is listed',
	);
	const { accountId, participantId, email, name } = entry;
	const given = must(name.split(' ')[0], 'a name has a first word');
	return {
		no,
		id: entityId(`${participantId}${suffix}`),
		accountId,
		email,
		name: { full: name, given, language: 'English' },
		portrait: portraitOf(MAIN_LOOKS[key]),
	};
}

const numbers = (from: number, until: number): number[] =>
	Array.from({ length: until - from }, (_, index) => from + index);
