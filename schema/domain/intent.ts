import type {
	AnnouncementId,
	Instant,
	LocalDate,
	MeetingId,
	ParticipantId,
	VacancyId,
} from '../ids.ts';
import type { Attendance } from './meeting.ts';
import type { Memo } from './memo.ts';
import type { BookingMode, IdealCandidate, Picture, Profile } from './participant.ts';
import type { SupportFacts } from './support.ts';
import type { VacancyContent } from './vacancy.ts';

/** TE1: in the place of a colleague of the same company. Missing where one acts for oneself. */
interface InPlaceOf {
	readonly for?: ParticipantId;
}

/**
 * What a participant can ask for. Who asks is not part of it: that is always the person whose
 * session delivered it (V12).
 */
export type ParticipantIntent =
	| (InPlaceOf & {
			readonly kind: 'request.send';
			readonly to: ParticipantId;
			readonly message: string;
			/** The recruiter's question as the sender saw it, empty when there was none. */
			readonly question: string;
			readonly answer: string;
	  })
	| (InPlaceOf & { readonly kind: 'request.cancel'; readonly meeting: MeetingId })
	| (InPlaceOf & { readonly kind: 'request.accept'; readonly meeting: MeetingId })
	| (InPlaceOf & {
			readonly kind: 'request.decline';
			readonly meeting: MeetingId;
			readonly note: string;
	  })
	/** Takes a decline back, by the one who declined. */
	| (InPlaceOf & { readonly kind: 'request.reopen'; readonly meeting: MeetingId })
	| {
			/** Straight to a confirmed chat, where the recruiter has direct booking. */
			readonly kind: 'slot.book';
			readonly recruiter: ParticipantId;
			readonly startsAt: Instant;
			readonly message: string;
			readonly question: string;
			readonly answer: string;
	  }
	| { readonly kind: 'slot.claim'; readonly meeting: MeetingId; readonly startsAt: Instant }
	/** Gives the time back and lets the talent choose again. */
	| { readonly kind: 'slot.release'; readonly meeting: MeetingId; readonly note: string }
	/** Old time for new in one decision, or nothing. */
	| { readonly kind: 'slot.reschedule'; readonly meeting: MeetingId; readonly startsAt: Instant }
	| { readonly kind: 'chat.cancel'; readonly meeting: MeetingId; readonly note: string }
	/** One will be there some minutes after the start, or from now (LT1). */
	| { readonly kind: 'chat.late'; readonly meeting: MeetingId }
	/** Some minutes more: `until` is the new end, so that two who press at once ask for the same (EX2). */
	| { readonly kind: 'chat.extend'; readonly meeting: MeetingId; readonly until: Instant }
	/** Who was there, where the server saw it wrong (NS4). */
	| {
			readonly kind: 'chat.correct';
			readonly meeting: MeetingId;
			readonly attendance: Attendance;
	  }
	/** Replaces what one keeps about a chat (AF1). */
	| ({ readonly kind: 'memo.keep'; readonly meeting: MeetingId } & Memo)
	/** Another recruiter of the company has this chat from now on, at the same time (HO1). */
	| {
			readonly kind: 'chat.handover';
			readonly meeting: MeetingId;
			readonly to: ParticipantId;
	  }
	| (InPlaceOf & {
			/** All slots that the recruiter offers on one day; what is missing is withdrawn. */
			readonly kind: 'availability.set';
			readonly date: LocalDate;
			readonly minutes: number;
			readonly starts: readonly Instant[];
	  })
	| (InPlaceOf & {
			readonly kind: 'recruiter.settings';
			readonly bookingMode: BookingMode;
			readonly question: string;
			readonly ideal: IdealCandidate;
	  })
	| { readonly kind: 'profile.update'; readonly profile: Profile }
	/** To everybody in the fair, by an organizer (AN1). */
	| { readonly kind: 'announcement.publish'; readonly text: string }
	| { readonly kind: 'announcement.withdraw'; readonly announcement: AnnouncementId }
	/** To the organizers, for help (SU1). */
	| {
			readonly kind: 'support.write';
			readonly text: string;
			/** The own chat that it is about. */
			readonly about?: MeetingId;
			/** Sent along on consent (SU7). */
			readonly facts?: SupportFacts;
	  }
	/** By an organizer, as the next two. */
	| { readonly kind: 'support.answer'; readonly person: ParticipantId; readonly text: string }
	/** "I take care of this one." */
	| { readonly kind: 'support.take'; readonly person: ParticipantId }
	/** Also by the person. */
	| { readonly kind: 'support.close'; readonly person: ParticipantId }
	/** A job that the recruiter's company offers (OP1). */
	| { readonly kind: 'vacancy.publish'; readonly content: VacancyContent }
	| {
			readonly kind: 'vacancy.change';
			readonly vacancy: VacancyId;
			/** The one that its writer had before their eyes (OP6). */
			readonly version: number;
			readonly content: VacancyContent;
	  }
	| { readonly kind: 'vacancy.withdraw'; readonly vacancy: VacancyId };

/**
 * What people ask for on the pages of their account, in each fair of theirs. It comes with what no outbox
 * could carry or prove (a picture's bytes, the password just given), so it is never accepted from one.
 */
export type AccountIntent =
	| { readonly kind: 'picture.set'; readonly picture: Picture | null }
	| { readonly kind: 'name.set'; readonly name: string }
	| { readonly kind: 'participant.erase' };

/** What the server saw somebody do, in whose name it says so (CH5). Never accepted from outside. */
export interface SeenIntent {
	readonly kind: 'chat.join';
	readonly meeting: MeetingId;
	/** The other was in the room at that moment. */
	readonly together: boolean;
}

/** What the passing of time asks for: expire, complete, close. Never accepted from outside. */
export interface ClockIntent {
	readonly kind: 'clock.tick';
}

export type Intent = ParticipantIntent | AccountIntent | SeenIntent | ClockIntent;
export type IntentKind = ParticipantIntent['kind'];
export type IntentOf<Kind extends IntentKind> = Extract<ParticipantIntent, { kind: Kind }>;
