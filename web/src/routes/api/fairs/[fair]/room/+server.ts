import { json } from '@sveltejs/kit';
import { firstPicture, type FairRoomFacts } from '#lib/server/first-picture.ts';
import { memberHere } from '#lib/server/member-here.ts';
import type { RequestHandler } from './$types';

/** Who one is in a fair, and what there is to see. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { fair, participant, role, name } = await memberHere(locals, params.fair);
	const facts: FairRoomFacts = {
		fair,
		me: { participant, role, name },
		initial: await firstPicture(fair.id, participant),
	};
	return json(facts);
};
