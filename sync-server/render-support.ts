import type { Json } from '#schema/docs/projection.ts';
import type {
	AttachedFacts,
	HelpdeskCard,
	SupportCard,
	SupportChat,
	SupportLine,
	SupportSection,
} from '#schema/docs/support.ts';
import { HELPDESK_WORDS } from '#schema/docs/support.ts';
import { fromJson } from '#schema/db/json.ts';
import type { FairId, ParticipantId } from '#schema/ids.ts';
import type { SectionChange } from './projection-writer.ts';
import type { Keys } from './section-change.ts';
import { part, single, whole } from './section-change.ts';
import type { Statements } from './statements.ts';
import type { SupportLineRow, SupportRow } from './support-statements.ts';
import { asJson, shown } from './view-shapes.ts';

/** Support conversations as their documents show them (SU2). */
export class SupportRenderer {
	readonly #sql: Statements;
	readonly #fair: FairId;

	constructor(sql: Statements, fair: FairId) {
		this.#sql = sql;
		this.#fair = fair;
	}

	conversation(person: ParticipantId, section: SupportSection, keys: Keys): SectionChange {
		switch (section) {
			case 'conversation': {
				const row = this.#sql.selectSupport.get({ person });
				return single('card', row && asJson(cardOf(row)));
			}
			case 'lines':
				return this.#lines(person, keys);
			case 'facts':
				return single('last', this.#facts(person));
		}
	}

	helpdesk(keys: Keys): SectionChange {
		if (keys === 'all')
			return whole(
				this.#sql.selectOpenSupports
					.all({ fair: this.#fair })
					.map((row) => [row.person_id, asJson(this.helpdeskCard(row))]),
			);
		return part(keys, (key) => {
			const row = this.#sql.selectSupport.get({ person: key as ParticipantId });
			return row?.is_open === 1 ? asJson(this.helpdeskCard(row)) : undefined;
		});
	}

	helpdeskCard(row: SupportRow): HelpdeskCard {
		const last = this.#sql.selectLastSupportWords.get({ person: row.person_id });
		return {
			...cardOf(row),
			words: beginning(last?.text ?? ''),
			from: last?.kind === 'answered' ? 'team' : 'person',
		};
	}

	#lines(person: ParticipantId, keys: Keys): SectionChange {
		if (keys === 'all')
			return whole(
				this.#sql.selectSupportLines
					.all({ person })
					.map((row) => [String(row.number), asJson(lineOf(row))]),
			);
		return part(keys, (key) => {
			const row = this.#sql.selectSupportLine.get({ person, number: Number(key) });
			return row && asJson(lineOf(row));
		});
	}

	#facts(person: ParticipantId): Json | undefined {
		const row = this.#sql.selectSupport.get({ person });
		if (!row || row.facts === null || row.facts_with === null) return undefined;
		const attached: AttachedFacts = { facts: fromJson(row.facts), with: row.facts_with };
		return asJson(attached);
	}
}

const lineOf = ({ kind, by_id, person_id, by_name, text, at }: SupportLineRow): SupportLine => ({
	kind,
	from: by_id === person_id ? 'person' : 'team',
	by: by_name,
	text,
	at,
});

function cardOf(row: SupportRow): SupportCard {
	const chat = chatOf(row);
	return {
		name: row.name,
		role: row.role,
		company: row.company_name ?? '',
		...shown(row.picture),
		isOpen: row.is_open === 1,
		count: row.count,
		unanswered: row.unanswered,
		...(row.waiting_since === null ? {} : { waitingSince: row.waiting_since }),
		changedAt: row.changed_at,
		...(row.helper_id === null
			? {}
			: { helper: { id: row.helper_id, name: row.helper_name ?? '' } }),
		...(chat ? { chat } : {}),
	};
}

function chatOf(row: SupportRow): SupportChat | null {
	// One that was handed over is somebody else's now.
	const isTalents = row.talent_id === row.person_id;
	if (row.about === null || (!isTalents && row.recruiter_id !== row.person_id)) return null;
	const peer = isTalents ? row.recruiter_name : row.talent_name;
	return {
		meeting: row.about,
		peer: peer ?? '',
		...(row.starts_at === null || row.ends_at === null
			? {}
			: { startsAt: row.starts_at, endsAt: row.ends_at }),
	};
}

/** Never in the middle of a character. */
function beginning(text: string): string {
	if (text.length <= HELPDESK_WORDS) return text;
	const cut = text.slice(0, HELPDESK_WORDS - 1);
	return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`;
}
