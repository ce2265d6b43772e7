/** Colleagues: recruiters of one company. What they may do in each other's place, and for whom. */
import type { ParticipantId } from '../ids.ts';
import type { IntentKind, ParticipantIntent } from './intent.ts';
import type { Participant, Recruiter } from './participant.ts';
import type { Refusal } from './refusal.ts';
import { refusal } from './refusal.ts';

/** What a recruiter may do in a colleague's place (TE1). The chat itself is nobody else's. */
export const TEAM_ACTS = [
	'request.send',
	'request.cancel',
	'request.accept',
	'request.decline',
	'request.reopen',
	'availability.set',
	'recruiter.settings',
] as const satisfies readonly IntentKind[];
export type TeamAct = (typeof TEAM_ACTS)[number];

/** The colleague in whose place an intent is meant; nothing where people act for themselves. */
export const colleagueIn = (intent: ParticipantIntent): ParticipantId | null =>
	('for' in intent ? intent.for : undefined) ?? null;

/** A person as far as it matters for belonging together. */
export type Member = Pick<Participant, 'role'> | Pick<Recruiter, 'role' | 'companyId'>;

/** TE1: two recruiters of one company, and nobody else. */
export function whyNotColleague(actor: Member, other: Member | undefined): Refusal | null {
	const companies = [actor, other].map((one) =>
		one?.role === 'recruiter' && 'companyId' in one ? one.companyId : null,
	);
	return companies[0] && companies[0] === companies[1] ? null : refusal('forbidden');
}
