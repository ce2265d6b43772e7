import type { TeamView } from '#schema/docs/team.ts';
import { teamOf } from '#lib/server/first-picture.ts';
import { recruitersOnly } from '../recruiters-only.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent }): Promise<{ team: TeamView | null }> => {
	await recruitersOnly(parent);
	const { fair, me } = await parent();
	return { team: await teamOf(fair.id, me.participant) };
};
