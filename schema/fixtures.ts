/**
 * A small fair to tell stories with. Tests of the rules, the workbench and the simulator begin from the
 * same people and hours, so that "Ada asks Rita for ten o'clock" means the same everywhere.
 */
import type { Decision } from './domain/decision.ts';
import { refused } from './domain/decision.ts';
import { decide } from './domain/decide.ts';
import type { FairEvent } from './domain/event.ts';
import type { Announcement } from './domain/announcement.ts';
import { evolve } from './domain/evolve.ts';
import type { Fair, FairRules } from './domain/fair.ts';
import type { Intent } from './domain/intent.ts';
import type * as meeting from './domain/meeting.ts';
import type { Organizer, Participant, Party, Recruiter, Talent } from './domain/participant.ts';
import type { RefusalCode, RefusalDetail } from './domain/refusal.ts';
import { refusal } from './domain/refusal.ts';
import type { Slot } from './domain/slot.ts';
import { FairState } from './domain/state.ts';
import type { SupportConversation } from './domain/support.ts';
import type { Vacancy, VacancyContent } from './domain/vacancy.ts';
import { must } from './assert.ts';
import type {
	AnnouncementId,
	CompanyId,
	FairId,
	Instant,
	MeetingId,
	ParticipantId,
	VacancyId,
} from './ids.ts';
import { addMinutes, entityId, instant, localDate } from './ids.ts';

/** An instant, written with its offset: `2026-11-05T10:00+01:00`. */
export const at = (text: string): Instant => instant(Date.parse(text));

export const THURSDAY = localDate('2026-11-05');
export const FRIDAY = localDate('2026-11-06');
/** A moment of the first or second day by the clock on the wall, `HH:MM`. */
export const thursday = (time: string): Instant => at(`${THURSDAY}T${time}+01:00`);
export const friday = (time: string): Instant => at(`${FRIDAY}T${time}+01:00`);

export const OPENS = at('2026-10-20T08:00+02:00');
export const CLOSES = friday('12:00');
/** The day before the fair, at noon. Stories begin here. */
export const NOW = at('2026-11-04T12:00+01:00');

export const ACME = entityId<CompanyId>('acme');
export const BOREALIS = entityId<CompanyId>('borealis');

export const ADA: Talent = { role: 'talent', id: entityId('ada'), name: 'Ada Marlow' };
export const BEN: Talent = { role: 'talent', id: entityId('ben'), name: 'Ben Okafor' };
export const RITA = recruiter('rita', 'Rita Sommer', ACME);
export const CARL = recruiter('carl', 'Carl Winter', ACME);
export const NORA = recruiter('nora', 'Nora Lindqvist', BOREALIS);
export const OLGA: Organizer = { role: 'organizer', id: entityId('olga'), name: 'Olga Brandt' };
export const EVERYONE: readonly Participant[] = [ADA, BEN, RITA, CARL, NORA, OLGA];

function recruiter(id: string, name: string, companyId: CompanyId): Recruiter {
	const mode = { bookingMode: 'selective', question: '' } as const;
	return { role: 'recruiter', id: entityId(id), name, companyId, ...mode };
}

export const RULES: FairRules = {
	whoMayRequest: 'both',
	allowedMinutes: [15, 30],
	maxOpenRequests: 3,
	maxChats: 4,
	invitationsCount: true,
	bookingOpensAt: OPENS,
	bookingClosesAt: CLOSES,
	changeCutoffMinutes: 60,
	bufferMinutes: 5,
	requestExpiryMinutes: 24 * 60,
	joinOpensMinutes: 10,
	roomClosesMinutes: 5,
	maxExtensions: 2,
	graceMinutes: 5,
	correctionMinutes: 24 * 60,
};

export const FAIR: Fair = {
	id: entityId<FairId>('autumn'),
	name: 'Autumn Fair',
	timeZone: 'Europe/Berlin',
	days: [
		{ date: THURSDAY, startsAt: thursday('09:00'), endsAt: thursday('17:00') },
		{ date: FRIDAY, startsAt: friday('09:00'), endsAt: friday('17:00') },
	],
	rules: RULES,
};

type Asker = Talent | Recruiter;

/** The two people of a meeting and who of them asked. Its id tells the story: `ada-rita`. */
function between(asker: Asker, asked: Asker) {
	const [talent, recruiter] = asker.role === 'talent' ? [asker, asked] : [asked, asker];
	return {
		id: entityId<MeetingId>(`${talent.id}-${recruiter.id}`),
		talentId: talent.id,
		recruiterId: recruiter.id,
		requestedBy: asker.role,
	};
}

/** A meeting of each status: the first person asked the second. */
export const requested = (asker: Asker, asked: Asker, expiresAt = CLOSES): meeting.Requested => ({
	...between(asker, asked),
	status: 'requested',
	expiresAt,
});
export const inScheduling = (asker: Asker, asked: Asker): meeting.InScheduling => ({
	...between(asker, asked),
	status: 'in_scheduling',
});
export const declined = (asker: Asker, asked: Asker): meeting.Declined => ({
	...between(asker, asked),
	status: 'declined',
	declinedBy: asked.role,
});
export const cancelled = (asker: Asker, asked: Asker): meeting.Cancelled => ({
	...between(asker, asked),
	status: 'cancelled',
});
export const expired = (asker: Asker, asked: Asker): meeting.Expired => ({
	...between(asker, asked),
	status: 'expired',
});
export const confirmed = (
	asker: Asker,
	asked: Asker,
	startsAt: Instant,
	joined: readonly Party[] = [],
): meeting.Confirmed => ({
	...between(asker, asked),
	...quarterHour(startsAt),
	status: 'confirmed',
	talentJoined: joined.includes('talent'),
	recruiterJoined: joined.includes('recruiter'),
	talentLateUntil: null,
	recruiterLateUntil: null,
	absent: null,
	extensions: 0,
});
export const completed = (asker: Asker, asked: Asker, startsAt: Instant): meeting.Completed => ({
	...between(asker, asked),
	...quarterHour(startsAt),
	status: 'completed',
});
export const missed = (
	asker: Asker,
	asked: Asker,
	startsAt: Instant,
	present: meeting.Missed['present'],
): meeting.Missed => ({
	...between(asker, asked),
	...quarterHour(startsAt),
	status: 'missed',
	present,
});

export const quarterHour = (startsAt: Instant) => ({ startsAt, endsAt: addMinutes(startsAt, 15) });

/** Open slots of one recruiter. */
export const offers = (of: Recruiter, starts: readonly Instant[], minutes = 15) =>
	starts.map((startsAt) => ({
		recruiter: of.id,
		slot: { startsAt, endsAt: addMinutes(startsAt, minutes), passed: false } as Slot,
	}));

export interface Setting {
	readonly now?: Instant;
	readonly rules?: Partial<FairRules>;
	readonly days?: Fair['days'];
	/** People who differ from what stands above; they replace who has the same id. */
	readonly people?: readonly Participant[];
	readonly slots?: readonly { readonly recruiter: ParticipantId; readonly slot: Slot }[];
	/** Whoever is confirmed here has the slot too. */
	readonly meetings?: readonly meeting.Meeting[];
	/** What stands already. */
	readonly announcements?: readonly Announcement[];
	readonly supports?: readonly SupportConversation[];
	readonly vacancies?: readonly Vacancy[];
}

/** A fair as it stands when a story begins. */
export function given(setting: Setting = {}): Scene {
	const { now = NOW, rules, days = FAIR.days, people = [], slots = [], meetings = [] } = setting;
	const state = new FairState({ ...FAIR, days, rules: { ...RULES, ...rules } });
	for (const participant of [...EVERYONE, ...people]) state.putParticipant(participant);
	for (const one of meetings) {
		state.putMeeting(one);
		if (one.status === 'confirmed')
			state.putSlot(one.recruiterId, {
				startsAt: one.startsAt,
				endsAt: one.endsAt,
				passed: one.startsAt <= now,
			});
	}
	for (const { recruiter, slot } of slots) state.putSlot(recruiter, slot);
	for (const announcement of setting.announcements ?? []) state.putAnnouncement(announcement);
	for (const support of setting.supports ?? []) state.putSupport(support);
	for (const vacancy of setting.vacancies ?? []) state.putVacancy(vacancy);
	return new Scene(state, now);
}

/** A fair in which things happen. The meetings that begin here are called `new-1`, `new-2`, … */
export class Scene {
	readonly state: FairState;
	now: Instant;
	#begun = 0;
	#announced = 0;
	/** Openings so far. */
	#offered = 0;

	constructor(state: FairState, now: Instant) {
		this.state = state;
		this.now = now;
	}

	/** What the rules say. Nothing happens. */
	decide(actor: Participant | 'clock', intent: Intent): Decision {
		return decide(this.state, intent, {
			now: this.now,
			actor: actor === 'clock' ? actor : actor.id,
			newMeetingId: newMeeting(this.#begun + 1),
			newAnnouncementId: newAnnouncement(this.#announced + 1),
			newVacancyId: newVacancy(this.#offered + 1),
		});
	}

	/** What the rules say, and then it has happened. */
	act(actor: Participant | 'clock', intent: Intent): Decision {
		const decision = this.decide(actor, intent);
		if (decision.verdict === 'ok') for (const event of decision.events) this.happen(event);
		return decision;
	}

	/** The clock does what has become due. */
	tick(now: Instant = this.now): Decision {
		this.now = now;
		return this.act('clock', { kind: 'clock.tick' });
	}

	meeting({ id }: { readonly id: MeetingId }): meeting.Meeting {
		return must(this.state.meetings.get(id), `${id} is part of the story`);
	}

	/** What was decided happens. */
	happen(event: FairEvent): void {
		if (event.kind === 'request_sent' || event.kind === 'slot_booked') this.#begun += 1;
		if (event.kind === 'announcement_published') this.#announced += 1;
		if (event.kind === 'vacancy_published') this.#offered += 1;
		evolve(this.state, event);
	}
}

export const newMeeting = (count = 1): MeetingId => entityId(`new-${count}`);

export const newAnnouncement = (count = 1): AnnouncementId => entityId(`said-${count}`);

/** So many announcements of Olga's, one a minute up to `NOW`: `Notice 1.`, `Notice 2.`, … */
export const announced = (count: number): readonly Announcement[] =>
	Array.from({ length: count }, (_, index) => ({
		id: entityId<AnnouncementId>(`before-${index + 1}`),
		by: OLGA.id,
		text: `Notice ${index + 1}.`,
		publishedAt: addMinutes(NOW, index + 1 - count),
	}));

/** Somebody has written so much that nobody answered, all of it at `NOW`. */
export const unanswered = ({ id: person }: Participant, count: number): SupportConversation => ({
	...{ person, isOpen: true, count, unanswered: count, waitingSince: NOW },
	...{ helper: null, about: null, burstAt: NOW, burst: Math.min(count, 8) },
});

export const newVacancy = (count = 1): VacancyId => entityId(`job-${count}`);

/** An opening that says nothing but its title. */
export const vacancyContent = (
	title: string,
	rest: Partial<VacancyContent> = {},
): VacancyContent => ({
	title,
	kind: 'full_time',
	place: '',
	remote: false,
	description: '',
	languages: [],
	topics: [],
	link: '',
	contact: null,
	...rest,
});

/** So many openings of Rita's company, one a minute up to `NOW`: `Job 1`, `Job 2`, … */
export const jobs = (count: number): readonly Vacancy[] =>
	Array.from({ length: count }, (_, index) => ({
		id: entityId<VacancyId>(`open-${index + 1}`),
		companyId: ACME,
		content: vacancyContent(`Job ${index + 1}`),
		version: 1,
		publishedAt: addMinutes(NOW, index + 1 - count),
	}));

/** The last moment at which it is not yet so late. */
export const justBefore = (moment: Instant): Instant => instant(moment - 1);

/** What happens when Ada asks Rita at `NOW`, the first thing in a story. */
export const adaAsksRita = {
	kind: 'request_sent',
	meeting: newMeeting(),
	talentId: ADA.id,
	recruiterId: RITA.id,
	requestedBy: 'talent',
	text: { message: '', question: '', answer: '' },
	expiresAt: addMinutes(NOW, RULES.requestExpiryMinutes),
} as const;

/** The decision that refuses, for comparing whole decisions. */
export const refusedAs = (code: RefusalCode, detail?: RefusalDetail): Decision =>
	refused(refusal(code, detail));
