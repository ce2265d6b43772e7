import { error, json } from '@sveltejs/kit';
import { isVisitId } from '#schema/call.ts';
import { sentenceOf } from '#schema/domain/refusal-sentences.ts';
import type { RefusalCode } from '#schema/domain/refusal.ts';
import { isEntityId } from '#schema/ids.ts';
import type { MeetingId } from '#schema/ids.ts';
import { installation } from './installation.ts';

/**
 * What a page needs in order to call, or why there is no call: the one place that gives out tickets (RM2).
 * `body` is `{ visit }`, the page's own name for as long as it is open.
 */
export async function callSession(
	locals: App.Locals,
	meeting: string,
	body: unknown,
): Promise<Response> {
	const { account } = locals;
	if (!account || !isEntityId(meeting)) error(404, 'There is no such chat.');
	const { engine, signaling } = await installation();
	const ruling = engine.seatOf(meeting as MeetingId, account.id);
	// Whose chat it is not, learns nothing, whatever they send: as if there were none (I12).
	if (!ruling.ok && ruling.refusal.code === 'forbidden') error(404, 'There is no such chat.');
	const visit = typeof body === 'object' && body !== null && 'visit' in body ? body.visit : null;
	if (!isVisitId(visit))
		return json({ code: 'invalid', message: sentenceOf('invalid') }, { status: 400 });
	const answer = signaling.session(meeting as MeetingId, account.id, visit);
	if (answer.ok) return json(answer.session);
	const { code, detail } = answer.refusal;
	return json({ code, detail, message: sentenceOf(code) }, { status: statusOf(code) });
}

function statusOf(code: RefusalCode): number {
	switch (code) {
		case 'too_early':
			return 425;
		case 'too_late':
			return 410;
		default:
			return 409;
	}
}
