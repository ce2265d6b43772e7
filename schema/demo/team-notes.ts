import { must } from '../assert.ts';
import type { CompanyId, Instant, ParticipantId } from '../ids.ts';
import { addMinutes } from '../ids.ts';
import type { Cast } from './cast.ts';
import { RITA_PARTS } from './rita.ts';

/** What the recruiters of a company wrote down about a talent, as it stands now (TN1). */
export interface DemoNote {
	readonly company: CompanyId;
	readonly talent: ParticipantId;
	readonly text: string;
	readonly at: Instant;
}

const [spokeFirst, spokeSecond] = RITA_PARTS.spoke;
const [, waitsForCarl, , waitsShortly] = RITA_PARTS.waiting;

/** Rita and Carl write one note together and sign what is theirs. */
const OF_RITAS_TEAM: readonly { talent: number; minutesAgo: number; text: string }[] = [
	{
		talent: 0,
		minutesAgo: 35,
		text: 'Rita: her answer about the laundry plan is the best I read this week. Ask how she would test a gripper.\nCarl: I have an open slot after you, if it goes well.',
	},
	{
		talent: spokeFirst,
		minutesAgo: 120,
		text: 'Rita: calm, precise, asked who repairs the machines. Second talk, with Carl.\nCarl: gladly. Monday afternoon?\nRita: told, and happy about it.',
	},
	{
		talent: spokeSecond,
		minutesAgo: 85,
		text: 'Rita: good talk, but would rather stay in research. Keep in touch for next year.',
	},
	{
		talent: RITA_PARTS.absent,
		minutesAgo: 50,
		text: 'Rita: did not come. Perhaps only the connection; if there is another request, please take it.',
	},
	{
		talent: waitsForCarl,
		minutesAgo: 95,
		text: 'Carl: met at our stand yesterday, had taken our vacuum cleaner apart before I could say hello. Worth a chat, Rita.',
	},
	{ talent: waitsShortly, minutesAgo: 5, text: 'Carl: fits the firmware team better. Shall I?' },
];

export function demoNotes({ recruiters, talents }: Cast, now: Instant): readonly DemoNote[] {
	const { company } = must(recruiters[0], 'Rita comes first');
	return OF_RITAS_TEAM.map(({ talent, minutesAgo, text }) => ({
		company: company.id,
		talent: must(talents[talent], 'there are talents enough for every note').id,
		text,
		at: addMinutes(now, -minutesAgo),
	}));
}
