import { instant } from '../ids.ts';
import type { Case, Decision } from './decision.ts';
import { NOOP, ok, refused } from './decision.ts';
import type { FairEvent } from './event.ts';
import type { IntentOf } from './intent.ts';
import type { Recruiter } from './participant.ts';
import { refusal } from './refusal.ts';
import type { FairFacts } from './state.ts';
import type { Vacancy, VacancyContent } from './vacancy.ts';
import { isSameContent } from './vacancy.ts';
import { whyNotOneMoreVacancy, whyNotVacancy } from './why-not-vacancy.ts';

/** OP1–OP5: what stands already in the same words is not offered a second time (ID3). */
export function decidePublishVacancy(
	{ facts, now, actor, newVacancyId }: Case,
	{ content }: IntentOf<'vacancy.publish'>,
): Decision {
	if (actor.role !== 'recruiter') return refused(refusal('forbidden'));
	const standing = vacanciesOf(facts, actor);
	if (standing.some((other) => isSameContent(other.content, content))) return NOOP;
	const why =
		whyNotOneMoreVacancy(standing.length) ??
		whyNotVacancy(content, actor.companyId, contactIn(facts, content));
	if (why) return refused(why);
	const latest = Math.max(...standing.map(({ publishedAt }) => publishedAt));
	return ok({
		kind: 'vacancy_published',
		vacancy: newVacancyId,
		companyId: actor.companyId,
		content,
		publishedAt: instant(Math.max(now, latest + 1)),
	});
}

/** OP1–OP6 */
export function decideChangeVacancy(
	{ facts, actor }: Case,
	{ vacancy, version, content }: IntentOf<'vacancy.change'>,
): Decision {
	if (actor.role !== 'recruiter') return refused(refusal('forbidden'));
	const standing = facts.vacancies.get(vacancy);
	if (!standing) return refused(refusal('vacancy_gone'));
	if (standing.companyId !== actor.companyId) return refused(refusal('forbidden'));
	if (isSameContent(standing.content, content)) return NOOP;
	const why = whyNotVacancy(content, actor.companyId, contactIn(facts, content));
	if (why) return refused(why);
	if (standing.version !== version) return refused(refusal('vacancy_changed'));
	return ok(changed(standing, content));
}

/** OP1, OP5: one that stands no more, and one that never did, are withdrawn already (ID3). */
export function decideWithdrawVacancy(
	{ facts, actor }: Case,
	{ vacancy }: IntentOf<'vacancy.withdraw'>,
): Decision {
	if (actor.role !== 'recruiter') return refused(refusal('forbidden'));
	const standing = facts.vacancies.get(vacancy);
	if (!standing) return NOOP;
	if (standing.companyId !== actor.companyId) return refused(refusal('forbidden'));
	return ok(withdrawn(standing));
}

/** OP4: nobody is sent to whoever has left, and what nobody could withdraw any more goes with the last one. */
export function vacanciesWithout(facts: FairFacts, leaving: Recruiter): readonly FairEvent[] {
	const isLast = ![...facts.participants.values()].some(
		(one) =>
			one.role === 'recruiter' && one.companyId === leaving.companyId && one.id !== leaving.id,
	);
	const standing = vacanciesOf(facts, leaving);
	if (isLast) return standing.map(withdrawn);
	return standing
		.filter(({ content }) => content.contact === leaving.id)
		.map((vacancy) => changed(vacancy, { ...vacancy.content, contact: null }));
}

const vacanciesOf = (facts: FairFacts, { companyId }: Recruiter): readonly Vacancy[] =>
	[...facts.vacancies.values()].filter((vacancy) => vacancy.companyId === companyId);

const contactIn = ({ participants }: FairFacts, { contact }: VacancyContent) =>
	contact === null ? undefined : participants.get(contact);

const changed = ({ id, companyId, version }: Vacancy, content: VacancyContent) =>
	({
		kind: 'vacancy_changed',
		vacancy: id,
		companyId,
		content,
		version: version + 1,
	}) as const satisfies FairEvent;

const withdrawn = ({ id, companyId }: Vacancy) =>
	({ kind: 'vacancy_withdrawn', vacancy: id, companyId }) as const satisfies FairEvent;
