import type { ClosedSupport } from '#schema/docs/support.ts';
import type { FairId } from '#schema/ids.ts';

/** A page of the conversations that are closed; rejects where it cannot be had now. */
export async function closedSupport(fair: FairId, before: string | null): Promise<ClosedSupport> {
	const query = before === null ? '' : `?before=${encodeURIComponent(before)}`;
	const answer = await fetch(`/api/fairs/${fair}/helpdesk/closed${query}`);
	if (!answer.ok) throw new Error(`closed conversations: ${answer.status}`);
	return (await answer.json()) as ClosedSupport;
}
