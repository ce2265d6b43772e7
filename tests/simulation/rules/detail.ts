import type { IntentTable } from '#schema/db/tables.ts';
import type { ParticipantIntent, SeenIntent } from '#schema/domain/intent.ts';
import type { RefusalDetail } from '#schema/domain/refusal.ts';
import type { Facts } from '../reference/facts.ts';
import { areColleagues } from '../reference/judge-team.ts';

/** A refusal tells what is true, and nothing that its reader may not know. */
export function whatIsWrongWithDetail(
	{ meetings, rules, people }: Facts,
	{ participant_id: reader, code }: IntentTable,
	intent: ParticipantIntent | SeenIntent,
	{ meeting, limit, question }: RefusalDetail,
): string | null {
	if (meeting !== undefined) {
		const known = meetings.get(meeting);
		const isOwn = known?.talent_id === reader || known?.recruiter_id === reader;
		const isOurs = known && areColleagues({ people }, reader, known.recruiter_id);
		if (!isOwn && !isOurs) return `it names ${meeting}, which is none of theirs`;
	}
	const limits: Record<string, number> = {
		request_limit: rules.maxOpenRequests,
		chat_limit: rules.maxChats,
		announcement_limit: 20,
		support_unanswered: 10,
		extension_limit: rules.maxExtensions,
		vacancy_limit: 20,
	};
	if (limit !== undefined && limit !== limits[code]) return `it tells of a limit of ${limit}`;
	if (question !== undefined) {
		const asked = 'to' in intent ? intent.to : 'recruiter' in intent ? intent.recruiter : '';
		if (people.get(asked)?.question !== question) return 'it shows another question';
	}
	return null;
}
