import { toJson } from '#schema/db/json.ts';
import type { SupportLineTable } from '#schema/db/tables.ts';
import type { FairEvent } from '#schema/domain/event.ts';
import type { SupportConversation } from '#schema/domain/support.ts';
import type { FairId, Instant, ParticipantId } from '#schema/ids.ts';
import { LIMITS } from '#schema/limits.ts';
import { once } from './once.ts';
import type { Statements } from './statements.ts';

type SupportEvent = Extract<FairEvent, { conversation: SupportConversation }>;

interface Line {
	readonly kind: SupportLineTable['kind'];
	readonly by: ParticipantId;
	readonly text: string;
	readonly at: Instant;
}

/** SU1–SU6: how the conversation stands, and its new line. */
export function saveSupport(sql: Statements, fair: FairId, event: SupportEvent): void {
	const { conversation } = event;
	const { person } = conversation;
	switch (event.kind) {
		case 'support_asked': {
			const { text, at, facts } = event;
			add(sql, fair, conversation, { kind: 'asked', by: person, text, at });
			const sent = facts && { person, facts: toJson(facts), with: conversation.count };
			if (sent) once(sql.setSupportFacts.run(sent));
			return;
		}
		case 'support_answered': {
			const { by, text, at } = event;
			return add(sql, fair, conversation, { kind: 'answered', by, text, at });
		}
		case 'support_closed': {
			const { by, at } = event;
			return add(sql, fair, conversation, { kind: 'closed', by, text: '', at });
		}
		case 'support_taken':
			return once(sql.setSupportHelper.run({ person, helper: conversation.helper }));
	}
}

function add(
	sql: Statements,
	fair: FairId,
	{ person, count: number, isOpen, about, ...state }: SupportConversation,
	line: Line,
): void {
	const { unanswered, waitingSince, helper, burstAt, burst } = state;
	const row = {
		...{ person, count: number, isOpen: isOpen ? 1 : 0, about, at: line.at },
		...{ unanswered, waitingSince, helper, burstAt, burst },
	};
	if (number === 1) sql.insertSupport.run({ fair, ...row });
	else once(sql.updateSupport.run(row));
	sql.insertSupportLine.run({ person, number, ...line });
	const upTo = number - LIMITS.supportLines;
	if (upTo > 0) sql.deleteSupportLines.run({ person, upTo });
}

/** SU9 */
export function forgetInSupport(sql: Statements, participant: ParticipantId): void {
	sql.deleteSupportOf.run({ participant });
	sql.deleteSupportAnswersOf.run({ participant });
	sql.leaveSupports.run({ participant });
}
