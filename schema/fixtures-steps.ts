/**
 * What a step of a random history means in the fair as it stands: it names people, meetings and times by
 * numbers, so that a history shrinks well and still leads somewhere.
 */
import { must } from './assert.ts';
import type { IntentKind, IntentOf, ParticipantIntent, SeenIntent } from './domain/intent.ts';
import type { Meeting, MeetingStatus } from './domain/meeting.ts';
import type { Participant, Talent } from './domain/participant.ts';
import type { TeamAct } from './domain/team.ts';
import { TEAM_ACTS } from './domain/team.ts';
import type { Scene } from './fixtures.ts';
import {
	ADA,
	BEN,
	CARL,
	EVERYONE,
	FRIDAY,
	NORA,
	NOW,
	OLGA,
	OPENS,
	RITA,
	THURSDAY,
	friday,
	justBefore,
	thursday,
	vacancyContent,
} from './fixtures.ts';
import * as intents from './fixtures-intents.ts';
import type { AnnouncementId, Instant, VacancyId } from './ids.ts';
import { addMinutes, entityId, localDate } from './ids.ts';

export const DAN: Talent = { role: 'talent', id: entityId('dan'), name: 'Dan Wu' };
const STRANGER: Talent = { role: 'talent', id: entityId('stranger'), name: 'Nobody Here' };
export const TALENTS = [ADA, BEN, DAN];
export const RECRUITERS = [RITA, CARL, NORA];

/** The times at which slots are offered and claimed: close enough to collide. */
export const STARTS = ['09:00', '09:10', '09:15', '09:30', '10:00', '10:15', '10:30', '16:50'].map(
	thursday,
);
const OTHER_STARTS = [friday('09:00'), addMinutes(thursday('09:00'), 0.5)];
export const CLOSINGS = [thursday('09:05'), thursday('10:10'), friday('12:00')];
/** Where something changes, or somebody may join; most of it around the first chats. */
const MOMENTS = [justBefore(OPENS), OPENS, NOW, ...CLOSINGS, ...CLOSINGS.map(justBefore)]
	.concat(STARTS, ['08:20', '08:52', '09:05', '09:20', '09:55', '10:05'].map(thursday))
	.sort((a, b) => a - b);
const ANSWERS = ['', ' \u200b', 'Because.'];
const QUESTIONS = ['', 'Why us?', 'Why not?'];
const SAYINGS = ['Notice 1.', 'Welcome!', 'The hall is open.', 'See you tomorrow.', ' \u200b'];

const JOBS = ['Job 1', 'Baker', 'Cook', 'Miller', ' \u200b'];
const LINKS = ['', 'https://acme.example/jobs', '', 'http://acme.example/'];

/** What people ask for, and what the server sees them do. */
export type AskedKind = IntentKind | SeenIntent['kind'];

/** Somebody asks for something; the numbers are looked up in the fair as it is then. */
export interface Asking {
	readonly kind: AskedKind;
	readonly who: number;
	readonly what: number;
	readonly when: number;
	readonly words: number;
	/** Somebody asks for what is none of their business, or makes no sense. */
	readonly stray: boolean;
}

/** `minutes`: time passes, or runs back. `to`: the clock jumps to a moment that matters. */
export type Step = Asking | { readonly minutes: number } | { readonly to: number } | 'tick';

/** The moment to which a step takes the clock, or nothing when it leaves it alone. */
export function momentOf(scene: Scene, taken: Step): Instant | null {
	if (taken === 'tick') return null;
	if ('minutes' in taken) return addMinutes(scene.now, taken.minutes);
	if (!('to' in taken)) return null;
	const chats = [...scene.state.meetings.values()].filter(({ status }) => status === 'confirmed');
	const near = chats.flatMap((chat) =>
		'startsAt' in chat ? [-8, 5, 14].map((minutes) => addMinutes(chat.startsAt, minutes)) : [],
	);
	return pick(near.length > 0 && taken.to % 2 === 0 ? near : MOMENTS, taken.to);
}

interface Asked {
	readonly actor: Participant;
	readonly intent: ParticipantIntent | SeenIntent;
}

/** Who asks for what in this step, as the fair stands now. */
export function intentOf(scene: Scene, asking: Asking): Asked {
	const asked = ownIntentOf(scene, asking);
	const { actor, intent } = asked;
	const helps = asking.words % 4 === 1 && actor.role === 'recruiter' && isTeamAct(intent);
	// Mostly a colleague, now and then somebody of another company.
	return helps
		? {
				actor: pick([CARL, RITA, RITA, CARL, NORA], asking.who),
				intent: { ...intent, for: actor.id },
			}
		: asked;
}

const isTeamAct = (intent: Asked['intent']): intent is IntentOf<TeamAct> =>
	TEAM_ACTS.some((act) => act === intent.kind);

function ownIntentOf(scene: Scene, { kind, who, what, when, words, stray }: Asking): Asked {
	const startsAt = pick(stray ? [...STARTS, ...OTHER_STARTS] : STARTS, when);
	const anybody = pick(stray ? [...EVERYONE, DAN, STRANGER] : [...TALENTS, ...RECRUITERS], who);
	switch (kind) {
		case 'request.send':
			return { actor: anybody, intent: request(scene, anybody, { what, words, stray }) };
		case 'slot.book': {
			const recruiter = pick([NORA, NORA, ...RECRUITERS], what);
			const text = textFor(scene, stray ? anybody : recruiter, words);
			const actor = stray ? anybody : pick(TALENTS, who);
			return { actor, intent: intents.book(recruiter, startsAt, text) };
		}
		case 'profile.update':
			return { actor: anybody, intent: intents.profile('Builds bridges') };
		case 'announcement.publish':
			return { actor: stray ? anybody : OLGA, intent: intents.announce(pick(SAYINGS, words)) };
		case 'announcement.withdraw': {
			const standing = [...scene.state.announcements.keys()];
			const known = pick([...standing, entityId<AnnouncementId>('never-was')], what);
			return { actor: stray ? anybody : OLGA, intent: intents.withdraw(known) };
		}
		case 'support.write':
		case 'support.answer':
		case 'support.take':
		case 'support.close':
			return supportIntentOf(scene, { kind, anybody, what, words, stray });
		case 'vacancy.publish':
		case 'vacancy.change':
		case 'vacancy.withdraw':
			return {
				actor: stray ? anybody : pick([RITA, CARL, NORA], who),
				intent: vacancyIntent(scene, kind, { what, when, words }),
			};
		case 'availability.set':
		case 'recruiter.settings': {
			const actor = stray ? anybody : pick(RECRUITERS, who);
			return { actor, intent: ownIntent(scene, kind, { actor, when, words, stray }) };
		}
		default: {
			const sloppy = stray || words % 4 === 0;
			const found = meetingFor(scene, kind, { what, sloppy });
			if (!found)
				return { actor: anybody, intent: request(scene, anybody, { what, words, stray }) };
			const { meeting, parties } = found;
			const actor = stray ? anybody : pick(parties, who);
			const offered = [...scene.state.calendarOf(meeting.recruiterId).keys()];
			const wanted = stray || offered.length === 0 ? startsAt : pick(offered, when);
			return {
				actor: kind === 'chat.correct' && words % 3 === 0 ? OLGA : actor,
				intent: meetingIntent(kind, meeting, {
					startsAt: wanted,
					colleague: pick(RECRUITERS, words),
					words,
				}),
			};
		}
	}
}

function request(
	scene: Scene,
	from: Participant,
	{ what, words, stray }: Pick<Asking, 'what' | 'words' | 'stray'>,
): ParticipantIntent {
	const others = from.role === 'talent' ? RECRUITERS : TALENTS;
	const asked = pick<Participant>(stray ? [...EVERYONE, STRANGER] : others, what);
	return intents.send(asked, textFor(scene, asked, words));
}

/** In which status a meeting mostly is when somebody asks for this, and who asks. */
const MOSTLY: Readonly<Partial<Record<AskedKind, readonly [MeetingStatus, Asks]>>> = {
	'request.cancel': ['requested', 'asker'],
	'request.accept': ['requested', 'asked'],
	'request.decline': ['requested', 'asked'],
	'request.reopen': ['declined', 'asked'],
	'slot.claim': ['in_scheduling', 'talent'],
	'slot.release': ['confirmed', 'either'],
	'slot.reschedule': ['confirmed', 'either'],
	'chat.cancel': ['confirmed', 'either'],
	'chat.join': ['confirmed', 'either'],
	'chat.late': ['confirmed', 'either'],
	'chat.extend': ['confirmed', 'either'],
	'chat.correct': ['missed', 'recruiter'],
	'memo.keep': ['confirmed', 'either'],
	'chat.handover': ['confirmed', 'recruiter'],
};
type Asks = 'asker' | 'asked' | 'talent' | 'recruiter' | 'either';

/** A meeting of which this can be asked, and those who mostly do; none where nothing is that far. */
function meetingFor(
	scene: Scene,
	kind: AskedKind,
	{ what, sloppy }: { readonly what: number; readonly sloppy: boolean },
): { readonly meeting: Meeting; readonly parties: readonly Participant[] } | null {
	const [status, asks = 'either'] = MOSTLY[kind] ?? [];
	const all = [...scene.state.meetings.values()];
	const fitting = all.filter((meeting) => sloppy || meeting.status === status);
	if (fitting.length === 0) return null;
	const meeting = pick(fitting, what);
	const { talentId, recruiterId, requestedBy } = meeting;
	const [asker, asked] =
		requestedBy === 'talent' ? [talentId, recruiterId] : [recruiterId, talentId];
	const both = [talentId, recruiterId];
	const ids = sloppy
		? both
		: {
				asker: [asker],
				asked: [asked],
				talent: [talentId],
				recruiter: [recruiterId],
				either: both,
			}[asks];
	return { meeting, parties: [...EVERYONE, DAN].filter(({ id }) => ids.includes(id)) };
}

type SupportKind = Extract<IntentKind, `support.${string}`>;

/** Mostly of somebody who writes, and by Olga. */
function supportIntentOf(
	scene: Scene,
	{
		kind,
		anybody,
		what,
		words,
		stray,
	}: { kind: SupportKind; anybody: Participant; what: number; words: number; stray: boolean },
): Asked {
	const text = pick(SAYINGS, words);
	if (kind === 'support.write') {
		const [own] = stray ? scene.state.meetings.values() : scene.state.meetingsOf(anybody.id);
		const about = what % 3 === 0 ? own : undefined;
		// Few people, so that limits are reached.
		return { actor: what % 4 === 0 ? anybody : ADA, intent: intents.askForHelp(text, about) };
	}
	const known = [...EVERYONE, DAN].filter(({ id }) => scene.state.supports.has(id));
	const person = pick(known.length > 0 && !stray ? known : [...EVERYONE, STRANGER], what);
	const isOwn = kind === 'support.close' && words % 2 === 0;
	const actor = stray ? anybody : isOwn ? person : OLGA;
	switch (kind) {
		case 'support.answer':
			return { actor, intent: intents.help(person, text) };
		case 'support.take':
			return { actor, intent: intents.takeCareOf(person) };
		case 'support.close':
			return { actor, intent: intents.closeSupportOf(person) };
	}
}

type OwnKind = 'availability.set' | 'recruiter.settings';

/** Of a recruiter: mostly the times that stand, with some put in or left out. */
function ownIntent(
	scene: Scene,
	kind: OwnKind,
	{
		actor,
		when,
		words,
		stray,
	}: { actor: Participant; when: number; words: number; stray: boolean },
): ParticipantIntent {
	if (kind === 'recruiter.settings')
		return intents.settings(when % 2 === 0 ? 'selective' : 'direct', pick(QUESTIONS, words));
	const standing = [...scene.state.calendarOf(actor.id).keys()];
	const changed = STARTS.filter((_, index) => (words >> index) % 2 === 1);
	const starts = when % 3 === 0 ? changed : [...new Set([...standing, ...changed.slice(0, 2)])];
	const date = pick(stray ? [FRIDAY, localDate('2026-11-07'), THURSDAY] : [THURSDAY], when);
	return intents.offer(
		date,
		stray ? [...starts, ...OTHER_STARTS] : starts,
		pick([15, 15, 30, 20], when),
	);
}

type VacancyKinds = 'vacancy.publish' | 'vacancy.change' | 'vacancy.withdraw';

/** Mostly one that stands, as it is now. */
function vacancyIntent(
	scene: Scene,
	kind: VacancyKinds,
	{ what, when, words }: Pick<Asking, 'what' | 'when' | 'words'>,
): ParticipantIntent {
	const somebody = pick([RITA.id, NORA.id, STRANGER.id], what);
	const content = vacancyContent(pick(JOBS, words), {
		link: pick(LINKS, when),
		contact: words % 3 === 0 ? somebody : null,
	});
	if (kind === 'vacancy.publish') return intents.offerJob(content);
	const standing = [...scene.state.vacancies.keys()].slice(-3);
	const id = pick([...standing, entityId<VacancyId>('never-was')], what);
	if (kind === 'vacancy.withdraw') return intents.withdrawJob(id);
	const version = (scene.state.vacancies.get(id)?.version ?? 1) + (when % 4 === 0 ? 1 : 0);
	return intents.changeJob(id, version, content);
}

function meetingIntent(
	kind: Exclude<
		AskedKind,
		| OwnKind
		| 'request.send'
		| 'slot.book'
		| 'profile.update'
		| 'announcement.publish'
		| 'announcement.withdraw'
		| SupportKind
		| VacancyKinds
	>,
	meeting: Meeting,
	{ startsAt, colleague, words }: { startsAt: Instant; colleague: Participant; words: number },
): Asked['intent'] {
	switch (kind) {
		case 'request.cancel':
			return intents.cancelRequest(meeting);
		case 'request.accept':
			return intents.accept(meeting);
		case 'request.decline':
			return intents.decline(meeting);
		case 'request.reopen':
			return intents.reopen(meeting);
		case 'slot.claim':
			return intents.claim(meeting, startsAt);
		case 'slot.release':
			return intents.release(meeting);
		case 'slot.reschedule':
			return intents.reschedule(meeting, startsAt);
		case 'chat.cancel':
			return intents.cancelChat(meeting);
		case 'chat.join':
			return intents.join(meeting, words % 2 === 1);
		case 'chat.late':
			return intents.late(meeting);
		case 'chat.extend': {
			const end = 'endsAt' in meeting ? meeting.endsAt : startsAt;
			return intents.extend(meeting, addMinutes(end, words % 9 === 0 ? 15 : 5));
		}
		case 'chat.correct':
			return intents.correct(meeting, pick(['both', 'talent', 'recruiter', 'nobody'], words));
		case 'memo.keep':
			return intents.remember(meeting, 'Kind, and quick.', pick(['yes', 'maybe', 'no'], words));
		case 'chat.handover':
			return intents.handOver(meeting, colleague);
	}
}

/** Mostly the question as it stands, and an answer that can be seen. */
function textFor(scene: Scene, asked: Participant, words: number) {
	const now = scene.state.participants.get(asked.id);
	const current = now?.role === 'recruiter' ? now.question : '';
	const question = words % 7 === 0 ? pick(QUESTIONS, words) : current;
	return { message: '', question, answer: words % 5 === 0 ? pick(ANSWERS, words) : 'Because.' };
}

const pick = <Item>(items: readonly Item[], number: number): Item =>
	must(items[number % items.length], 'there is something to pick from');
