import type {
	AnnouncementId,
	CompanyId,
	Instant,
	MeetingId,
	ParticipantId,
	VacancyId,
} from '../ids.ts';
import type { Interval } from './interval.ts';
import type { Attendance } from './meeting.ts';
import type { Memo } from './memo.ts';
import type { BookingMode, IdealCandidate, Party, Picture, Profile, Role } from './participant.ts';
import type { SupportConversation, SupportFacts } from './support.ts';
import type { TeamAct } from './team.ts';
import type { VacancyContent } from './vacancy.ts';

/** Who is in a meeting; on every event about one, so that no reader must look it up. */
export interface Pair {
	readonly meeting: MeetingId;
	readonly talentId: ParticipantId;
	readonly recruiterId: ParticipantId;
}

/** The words that travel with a request: shown to the other side, never judged. */
export interface RequestText {
	readonly message: string;
	/** The question in the wording that was answered (S18), empty when there was none. */
	readonly question: string;
	readonly answer: string;
}

/** What a decision changes. Stored in SQL by the adjudicator, applied to the state by `evolve`. */
export type FairEvent =
	| (Pair & {
			readonly kind: 'request_sent';
			readonly requestedBy: Party;
			readonly text: RequestText;
			readonly expiresAt: Instant;
	  })
	| (Pair & { readonly kind: 'request_cancelled'; readonly by: Party })
	| (Pair & { readonly kind: 'request_accepted'; readonly by: Party })
	| (Pair & { readonly kind: 'request_declined'; readonly by: Party; readonly note: string })
	| (Pair & {
			readonly kind: 'decline_undone';
			readonly by: Party;
			readonly expiresAt: Instant;
	  })
	| (Pair & { readonly kind: 'request_expired' })
	| (Pair & Interval & { readonly kind: 'slot_claimed' })
	| (Pair &
			Interval & {
				readonly kind: 'slot_booked';
				readonly text: RequestText;
			})
	| (Pair &
			Interval & { readonly kind: 'slot_released'; readonly by: Party; readonly note: string })
	| (Pair &
			Interval & {
				readonly kind: 'chat_rescheduled';
				readonly by: Party;
				/** The time given back. */
				readonly from: Interval;
			})
	| (Pair &
			Interval & { readonly kind: 'chat_cancelled'; readonly by: Party; readonly note: string })
	| (Pair & { readonly kind: 'chat_joined'; readonly by: Party })
	| (Pair & { readonly kind: 'chat_late'; readonly by: Party; readonly until: Instant })
	| (Pair & {
			/** The grace time is over, and this side has not come (NS1). */
			readonly kind: 'no_show';
			readonly absent: Party;
	  })
	| (Pair &
			Interval & {
				/** `endsAt` is the new end. */
				readonly kind: 'chat_extended';
				readonly by: Party;
			})
	| (Pair & {
			/** The recruiter of the pair is the new one. */
			readonly kind: 'chat_handed_over';
			readonly from: ParticipantId;
			/** Who decided it: one of the two recruiters, or another colleague. */
			readonly by: ParticipantId;
			/** Of a confirmed chat: it stays as it was. */
			readonly time: Interval | null;
	  })
	| (Pair & { readonly kind: 'chat_completed' })
	| (Pair & { readonly kind: 'chat_missed'; readonly present: Party | 'nobody' })
	| (Pair & {
			readonly kind: 'chat_corrected';
			readonly attendance: Attendance;
			readonly by: 'recruiter' | 'organizer';
	  })
	| (Pair & {
			readonly kind: 'memo_kept';
			/** Of the writer alone (AF1). */
			readonly by: ParticipantId;
			readonly memo: Memo;
	  })
	| {
			readonly kind: 'slots_offered';
			readonly recruiterId: ParticipantId;
			readonly slots: readonly Interval[];
			/** No open slot was left before, so people may be waiting for these (NO2). */
			readonly reopens: boolean;
	  }
	| {
			readonly kind: 'slots_withdrawn';
			readonly recruiterId: ParticipantId;
			readonly starts: readonly Instant[];
	  }
	| {
			readonly kind: 'slots_passed';
			readonly recruiterId: ParticipantId;
			readonly starts: readonly Instant[];
	  }
	| {
			readonly kind: 'recruiter_settings_changed';
			readonly recruiterId: ParticipantId;
			readonly bookingMode: BookingMode;
			readonly question: string;
			readonly ideal: IdealCandidate;
	  }
	| {
			readonly kind: 'profile_changed';
			readonly participant: ParticipantId;
			readonly profile: Profile;
	  }
	| {
			readonly kind: 'picture_changed';
			readonly participant: ParticipantId;
			readonly picture: Picture | null;
	  }
	| {
			readonly kind: 'name_changed';
			readonly participant: ParticipantId;
			readonly name: string;
	  }
	| {
			readonly kind: 'announcement_published';
			readonly announcement: AnnouncementId;
			readonly by: ParticipantId;
			readonly text: string;
			readonly publishedAt: Instant;
	  }
	| {
			readonly kind: 'announcement_withdrawn';
			readonly announcement: AnnouncementId;
	  }
	| {
			/** `conversation` is how it stands after this; the new line has the number `count`. */
			readonly kind: 'support_asked';
			readonly conversation: SupportConversation;
			readonly text: string;
			readonly facts: SupportFacts | null;
			readonly at: Instant;
			/** Nothing of theirs waited before. */
			readonly isNews: boolean;
	  }
	| {
			readonly kind: 'support_answered';
			readonly conversation: SupportConversation;
			readonly by: ParticipantId;
			readonly text: string;
			readonly at: Instant;
	  }
	| { readonly kind: 'support_taken'; readonly conversation: SupportConversation }
	| {
			readonly kind: 'support_closed';
			readonly conversation: SupportConversation;
			readonly by: ParticipantId;
			readonly at: Instant;
	  }
	| {
			readonly kind: 'vacancy_published';
			readonly vacancy: VacancyId;
			readonly companyId: CompanyId;
			readonly content: VacancyContent;
			readonly publishedAt: Instant;
	  }
	| {
			readonly kind: 'vacancy_changed';
			readonly vacancy: VacancyId;
			readonly companyId: CompanyId;
			readonly content: VacancyContent;
			/** From now on. */
			readonly version: number;
	  }
	| {
			readonly kind: 'vacancy_withdrawn';
			readonly vacancy: VacancyId;
			readonly companyId: CompanyId;
	  }
	| {
			/** Every meeting of theirs has ended before; what they wrote and who they were is gone (ER1–ER3). */
			readonly kind: 'participant_erased';
			readonly participant: ParticipantId;
			readonly role: Role;
			/** Whose recruiter they were. */
			readonly companyId: CompanyId | null;
	  }
	| {
			/** The events before this one were decided by a colleague in the recruiter's place (TE2). */
			readonly kind: 'colleague_acted';
			readonly recruiterId: ParticipantId;
			readonly by: ParticipantId;
			readonly act: TeamAct;
			/** What it was about, where it was about one meeting. */
			readonly about: Pair | null;
	  };

export type FairEventKind = FairEvent['kind'];
