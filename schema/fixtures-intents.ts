/** What people ask for, as short as one would say it: `claim(meeting, thursday('10:00'))`. */
import type { IntentOf, SeenIntent } from './domain/intent.ts';
import type { Participant, Recruiter } from './domain/participant.ts';
import type { TeamAct } from './domain/team.ts';
import type { VacancyContent } from './domain/vacancy.ts';
import type { AnnouncementId, Instant, LocalDate, MeetingId, VacancyId } from './ids.ts';

type About = { readonly id: MeetingId };
type Words = { readonly message?: string; readonly question?: string; readonly answer?: string };
const NO_WORDS = { message: '', question: '', answer: '' };

export const send = (to: Participant, words: Words = {}): IntentOf<'request.send'> => ({
	kind: 'request.send',
	to: to.id,
	...NO_WORDS,
	...words,
});
export const cancelRequest = ({ id }: About): IntentOf<'request.cancel'> => ({
	kind: 'request.cancel',
	meeting: id,
});
export const accept = ({ id }: About): IntentOf<'request.accept'> => ({
	kind: 'request.accept',
	meeting: id,
});
export const decline = ({ id }: About, note = ''): IntentOf<'request.decline'> => ({
	kind: 'request.decline',
	meeting: id,
	note,
});
export const reopen = ({ id }: About): IntentOf<'request.reopen'> => ({
	kind: 'request.reopen',
	meeting: id,
});
export const book = (
	of: Participant,
	startsAt: Instant,
	words: Words = {},
): IntentOf<'slot.book'> => ({
	kind: 'slot.book',
	recruiter: of.id,
	startsAt,
	...NO_WORDS,
	...words,
});
export const claim = ({ id }: About, startsAt: Instant): IntentOf<'slot.claim'> => ({
	kind: 'slot.claim',
	meeting: id,
	startsAt,
});
export const release = ({ id }: About, note = ''): IntentOf<'slot.release'> => ({
	kind: 'slot.release',
	meeting: id,
	note,
});
export const reschedule = ({ id }: About, startsAt: Instant): IntentOf<'slot.reschedule'> => ({
	kind: 'slot.reschedule',
	meeting: id,
	startsAt,
});
export const cancelChat = ({ id }: About, note = ''): IntentOf<'chat.cancel'> => ({
	kind: 'chat.cancel',
	meeting: id,
	note,
});
export const handOver = ({ id }: About, to: Participant): IntentOf<'chat.handover'> => ({
	kind: 'chat.handover',
	meeting: id,
	to: to.id,
});
/** The same, in the place of a colleague. */
export const inPlaceOf = <Asked extends IntentOf<TeamAct>>(
	colleague: Participant,
	asked: Asked,
): Asked => ({
	...asked,
	for: colleague.id,
});
/** As the server sees it. */
export const join = ({ id }: About, together = false): SeenIntent => ({
	kind: 'chat.join',
	meeting: id,
	together,
});
export const late = ({ id }: About): IntentOf<'chat.late'> => ({ kind: 'chat.late', meeting: id });
export const extend = ({ id }: About, until: Instant): IntentOf<'chat.extend'> => ({
	kind: 'chat.extend',
	meeting: id,
	until,
});
export const correct = (
	{ id }: About,
	attendance: IntentOf<'chat.correct'>['attendance'],
): IntentOf<'chat.correct'> => ({ kind: 'chat.correct', meeting: id, attendance });
export const remember = (
	{ id }: About,
	text: string,
	mark: IntentOf<'memo.keep'>['mark'] = null,
): IntentOf<'memo.keep'> => ({ kind: 'memo.keep', meeting: id, text, mark });
export const offer = (
	date: LocalDate,
	starts: readonly Instant[],
	minutes = 15,
): IntentOf<'availability.set'> => ({ kind: 'availability.set', date, starts, minutes });
export const settings = (
	bookingMode: Recruiter['bookingMode'],
	question = '',
): IntentOf<'recruiter.settings'> => ({
	kind: 'recruiter.settings',
	bookingMode,
	question,
	ideal: { background: '', experience: '', languages: [], topics: [] },
});
export const profile = (headline: string): IntentOf<'profile.update'> => ({
	kind: 'profile.update',
	profile: { headline, about: '', languages: [], topics: [] },
});
export const announce = (text: string): IntentOf<'announcement.publish'> => ({
	kind: 'announcement.publish',
	text,
});
export const withdraw = (announcement: AnnouncementId): IntentOf<'announcement.withdraw'> => ({
	kind: 'announcement.withdraw',
	announcement,
});
export const askForHelp = (text: string, about?: About): IntentOf<'support.write'> => ({
	kind: 'support.write',
	text,
	...(about && { about: about.id }),
});
export const help = ({ id }: Participant, text: string): IntentOf<'support.answer'> => ({
	kind: 'support.answer',
	person: id,
	text,
});
export const takeCareOf = ({ id }: Participant): IntentOf<'support.take'> => ({
	kind: 'support.take',
	person: id,
});
export const closeSupportOf = ({ id }: Participant): IntentOf<'support.close'> => ({
	kind: 'support.close',
	person: id,
});

export const offerJob = (content: VacancyContent): IntentOf<'vacancy.publish'> => ({
	kind: 'vacancy.publish',
	content,
});
export const changeJob = (
	vacancy: VacancyId,
	version: number,
	content: VacancyContent,
): IntentOf<'vacancy.change'> => ({ kind: 'vacancy.change', vacancy, version, content });
export const withdrawJob = (vacancy: VacancyId): IntentOf<'vacancy.withdraw'> => ({
	kind: 'vacancy.withdraw',
	vacancy,
});
