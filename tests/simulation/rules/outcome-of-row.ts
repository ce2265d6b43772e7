import type { IntentTable } from '#schema/db/tables.ts';

/** An outcome as it must be told, from the row in which it is stored. */
export function outcomeOfRow({ code, seq, meeting_id, detail }: IntentTable): object {
	return {
		code,
		seq,
		...(meeting_id !== null && { meeting: meeting_id }),
		...(detail !== null && { detail: JSON.parse(detail) as object }),
	};
}
