/**
 * Random histories of a small, crowded fair: few people, few slots, tight limits, and a clock that also
 * runs backwards.
 */
import fc from 'fast-check';
import type { WhoMayRequest } from './domain/fair.ts';
import type { Confirmed, InScheduling, Meeting, Missed } from './domain/meeting.ts';
import type { Recruiter, Talent } from './domain/participant.ts';
import type { Setting } from './fixtures.ts';
import {
	ADA,
	BEN,
	CARL,
	NORA,
	NOW,
	RITA,
	announced,
	confirmed,
	friday,
	inScheduling,
	jobs,
	missed,
	thursday,
	unanswered,
} from './fixtures.ts';
import type { AskedKind, Asking, Step } from './fixtures-steps.ts';
import { CLOSINGS, DAN, RECRUITERS, STARTS, TALENTS } from './fixtures-steps.ts';
import { addMinutes, entityId } from './ids.ts';

export const KINDS = [
	'request.send',
	'request.cancel',
	'request.accept',
	'request.decline',
	'request.reopen',
	'slot.book',
	'slot.claim',
	'slot.release',
	'slot.reschedule',
	'chat.cancel',
	'chat.join',
	'chat.late',
	'chat.extend',
	'chat.correct',
	'memo.keep',
	'chat.handover',
	'availability.set',
	'recruiter.settings',
	'profile.update',
	'announcement.publish',
	'announcement.withdraw',
	'support.write',
	'support.answer',
	'support.take',
	'support.close',
	'vacancy.publish',
	'vacancy.change',
	'vacancy.withdraw',
] as const satisfies readonly AskedKind[];

/** What moves a story on is asked more often than what ends it. */
const OFTEN = [
	'request.send',
	'request.accept',
	'slot.claim',
	'slot.claim',
	'slot.book',
	'slot.reschedule',
	'chat.join',
	'chat.join',
	'chat.extend',
	'chat.correct',
	'chat.handover',
	'support.write',
] as const;
const kind = fc.oneof(
	{ weight: 3, arbitrary: fc.constantFrom(...KINDS) },
	{ weight: 2, arbitrary: fc.constantFrom<AskedKind>(...OFTEN) },
);

const asking: fc.Arbitrary<Asking> = fc.record({
	kind,
	who: fc.nat(),
	what: fc.nat(),
	when: fc.nat(),
	words: fc.nat(),
	stray: fc.nat({ max: 9 }).map((number) => number === 9),
});
const waiting = fc.record({ minutes: fc.constantFrom(1, 7, 45, 60, 24 * 60, -1, -30, -24 * 60) });
const jumping = fc.record({ to: fc.nat() });

const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 20, arbitrary: asking },
	{ weight: 1, arbitrary: waiting },
	{ weight: 1, arbitrary: jumping },
	{ weight: 1, arbitrary: fc.constant('tick' as const) },
);

const mostly = <Value>(usual: Value, ...others: readonly Value[]): fc.Arbitrary<Value> =>
	fc.oneof(
		{ weight: 3, arbitrary: fc.constant(usual) },
		{ weight: 2, arbitrary: fc.constantFrom(...others) },
	);

const inVain = (talent: Talent): Missed => ({
	...missed(talent, RITA, addMinutes(NOW, -20), 'talent'),
	id: entityId(`vain-${talent.id}`),
});

/** A pair has one live meeting at most (RQ4). */
function meetingsOf(
	invited: readonly InScheduling[],
	underWay: readonly Confirmed[],
	past: readonly Missed[],
): readonly Meeting[] {
	const isTaken = ({ id }: InScheduling) => underWay.some((chat) => chat.id === id);
	return [...invited.filter((meeting) => !isTaken(meeting)), ...underWay, ...past.slice(0, 1)];
}

/** A fair with limits that are soon reached, and calendars that are soon full. */
const setting: fc.Arbitrary<Setting> = fc
	.record({
		rules: fc.record({
			whoMayRequest: mostly<WhoMayRequest>('both', 'talents', 'recruiters'),
			maxOpenRequests: mostly(9, 0, 1, 2),
			maxChats: mostly(9, 0, 1, 1, 2),
			invitationsCount: fc.boolean(),
			bookingClosesAt: mostly(friday('12:00'), ...CLOSINGS),
			changeCutoffMinutes: fc.constantFrom(0, 30),
			bufferMinutes: fc.constantFrom(0, 5),
			requestExpiryMinutes: fc.constantFrom(30, 24 * 60),
			maxExtensions: fc.constantFrom(0, 1, 2, 2),
			graceMinutes: fc.constantFrom(0, 5),
			correctionMinutes: fc.constantFrom(15, 24 * 60, 3 * 24 * 60),
		}),
		questions: fc.tuple(...RECRUITERS.map(() => mostly('', 'Why us?'))),
		/** Invitations that were accepted before: they cost a chat only when a slot is claimed. */
		invited: fc.subarray(
			TALENTS.flatMap((talent) => RECRUITERS.map((one) => inScheduling(one, talent))),
		),
		/** Chats to which both have come already. */
		underWay: fc.subarray([
			confirmed(DAN, NORA, thursday('16:50'), ['talent', 'recruiter']),
			confirmed(BEN, CARL, thursday('09:15'), ['talent', 'recruiter']),
		]),
		/** Chats of the morning, to which the talent alone came: given back. */
		inVain: fc.subarray(TALENTS.map(inVain)),
		announced: mostly(0, 19, 20),
		asked: mostly(0, 7, 9, 10),
		offered: fc.array(fc.tuple(fc.constantFrom(...RECRUITERS), fc.constantFrom(...STARTS)), {
			minLength: 4,
			maxLength: 12,
			size: 'max',
		}),
	})
	.map(
		({ rules, questions, invited, underWay, inVain: past, offered, announced: count, asked }) => ({
			rules,
			people: [
				DAN,
				...RECRUITERS.map((recruiter, index): Recruiter => ({
					...recruiter,
					question: questions[index] ?? '',
					bookingMode: recruiter === NORA ? 'direct' : 'selective',
				})),
			],
			meetings: meetingsOf(invited, rules.maxChats > 0 ? underWay : [], past),
			announcements: announced(count),
			supports: asked === 0 ? [] : [unanswered(ADA, asked)],
			vacancies: jobs(count),
			// A quarter of an hour each, and none within another.
			slots: offered
				.filter(([, startsAt]) => startsAt !== STARTS[1])
				.map(([{ id }, startsAt]) => ({
					recruiter: id,
					slot: { startsAt, endsAt: addMinutes(startsAt, 15), passed: false },
				})),
		}),
	);

export type History = readonly [from: Setting, steps: readonly Step[]];

/** Crowded enough for trouble, short enough to be read when one fails. Without a bias to extremes. */
export const histories: fc.Arbitrary<History> = fc.noBias(
	fc.tuple(setting, fc.array(step, { minLength: 1, maxLength: 120, size: 'max' })),
);
