/** What must stand in the documents of support conversations (SU2): written beside the renderer. */
import { fromJson } from '#schema/db/json.ts';
import type { Facts, Support } from './facts.ts';

const WORDS = 140;
const COMPANIES: Readonly<Record<string, string>> = { co: 'Acme', bolt: 'Bolt' };

export function expectedSupport(facts: Facts, person: string): object {
	const known = facts.supports.get(person);
	if (!known) return { conversation: {}, lines: {}, facts: {} };
	const lines = linesOf(facts, person).map(({ number, kind, by_id, text, at }) => {
		const from = by_id === person ? 'person' : 'team';
		return [number, { kind, from, by: facts.people.get(by_id)!.name, text, at }];
	});
	const last = known.facts && { facts: fromJson<object>(known.facts), with: known.facts_with };
	return {
		conversation: { card: card(facts, known) },
		lines: Object.fromEntries(lines) as object,
		facts: last ? { last } : {},
	};
}

export function expectedHelpdesk(facts: Facts): object {
	const open = [...facts.supports.values()].filter(({ is_open }) => is_open === 1);
	const cards = open.map((known) => {
		const last = linesOf(facts, known.person_id).findLast(({ kind }) => kind !== 'closed');
		const text = last?.text ?? '';
		const words = text.length > WORDS ? `${text.slice(0, WORDS - 1)}…` : text;
		const from = last?.kind === 'answered' ? 'team' : 'person';
		return [known.person_id, { ...card(facts, known), words, from }];
	});
	return { open: Object.fromEntries(cards) as object };
}

const linesOf = ({ supportLines }: Facts, person: string) =>
	[...supportLines.values()]
		.filter(({ person_id }) => person_id === person)
		.sort((a, b) => a.number - b.number);

function card(facts: Facts, known: Support): object {
	const person = facts.people.get(known.person_id)!;
	const helper = known.helper_id && facts.people.get(known.helper_id)!;
	const chat = known.about && facts.meetings.get(known.about)!;
	const isOwn = chat && (chat.talent_id === person.id || chat.recruiter_id === person.id);
	const other = chat && (chat.talent_id === person.id ? chat.recruiter_id : chat.talent_id);
	return {
		name: person.name,
		role: person.role,
		company: COMPANIES[person.company_id ?? ''] ?? '',
		isOpen: known.is_open === 1,
		count: known.count,
		unanswered: known.unanswered,
		...(known.waiting_since !== null && { waitingSince: known.waiting_since }),
		changedAt: known.changed_at,
		...(helper && { helper: { id: helper.id, name: helper.name } }),
		...(chat &&
			isOwn && {
				chat: {
					meeting: chat.id,
					peer: facts.people.get(other!)!.name,
					...(chat.starts_at !== null && { startsAt: chat.starts_at, endsAt: chat.ends_at }),
				},
			}),
	};
}
