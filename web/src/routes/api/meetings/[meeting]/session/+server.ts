import { error, json } from '@sveltejs/kit';
import { sentenceOf } from '#schema/domain/refusal.ts';
import type { RefusalCode } from '#schema/domain/refusal.ts';
import { isEntityId } from '#schema/ids.ts';
import type { MeetingId } from '#schema/ids.ts';
import { installation } from '#lib/server/installation.ts';
import type { RequestHandler } from './$types';

/** What the page needs to call, or why there is no call: the one place that gives out tickets (RM2). */
export const POST: RequestHandler = async ({ locals, params }) => {
	const { signaling } = await installation();
	const { account } = locals;
	if (!account || !isEntityId(params.meeting)) error(404, 'There is no such chat.');
	const answer = signaling.session(params.meeting as MeetingId, account.id);
	if (answer.ok) return json(answer.session);
	const { code, detail } = answer.refusal;
	return json({ code, detail, message: sentenceOf(code) }, { status: statusOf(code) });
};

/** Whose chat it is not, learns nothing: as if there were none. */
function statusOf(code: RefusalCode): number {
	switch (code) {
		case 'forbidden':
			return 404;
		case 'too_early':
			return 425;
		case 'too_late':
			return 410;
		default:
			return 409;
	}
}
