/** Addresses inside a fair, in one place. A link says where it leads by these names. */
import type { Tab } from '#schema/domain/meeting.ts';
import type {
	CompanyId,
	FairId,
	MeetingId,
	ParticipantId,
	PictureHash,
	VacancyId,
} from '#schema/ids.ts';

export const fairPath = (fair: FairId): string => `/events/${fair}`;
export const overviewPath = (fair: FairId): string => `${fairPath(fair)}/overview`;
/** What the organizers say to everybody. */
export const announcementsPath = (fair: FairId): string => `${overviewPath(fair)}#announcements`;
export const companiesPath = (fair: FairId): string => `${fairPath(fair)}/companies`;
export const companyPath = (fair: FairId, company: CompanyId): string =>
	`${companiesPath(fair)}/${company}`;
export const accountPath = '/account';
export const signedOutPath = '/signed-out';
export const picturePath = (hash: PictureHash): string => `/pictures/${hash}`;
export const chatsPath = (fair: FairId, tab?: Tab | 'explore'): string =>
	`${fairPath(fair)}/chats${tab === undefined ? '' : `?tab=${tab}`}`;
/** The times to choose from for one accepted request. */
export const pickPath = (fair: FairId, meeting: MeetingId): string =>
	`${chatsPath(fair, 'in_scheduling')}&pick=${meeting}`;
export const chatPath = (fair: FairId, meeting: MeetingId): string =>
	`${fairPath(fair)}/chats/${meeting}`;
/** Where the two of a chat meet. */
export const roomPath = (fair: FairId, meeting: MeetingId): string =>
	`${chatPath(fair, meeting)}/room`;
/** The help; of organizers, who needs it, and whose conversation is open. */
export const supportPath = (fair: FairId, person?: ParticipantId): string =>
	`${fairPath(fair)}/support${person === undefined ? '' : `?with=${person}`}`;
export const schedulePath = (fair: FairId): string => `${fairPath(fair)}/schedule`;
/** Camera, microphone and network, tried before there is a chat. */
export const equipmentPath = (fair: FairId): string => `${fairPath(fair)}/equipment`;
export const talentsPath = (fair: FairId): string => `${fairPath(fair)}/talents`;
export const teamPath = (fair: FairId): string => `${fairPath(fair)}/team`;
export const colleaguePath = (fair: FairId, colleague: ParticipantId): string =>
	`${teamPath(fair)}/${colleague}`;
/** What the own company offers, for its team. */
export const openingsPath = (fair: FairId): string => `${teamPath(fair)}/openings`;
export const openingPath = (fair: FairId, vacancy: VacancyId | 'new'): string =>
	`${openingsPath(fair)}/${vacancy}`;
export const talentPath = (fair: FairId, talent: ParticipantId): string =>
	`${talentsPath(fair)}/${talent}`;
export const availabilityPath = (fair: FairId): string => `${fairPath(fair)}/availability`;
export const settingsPath = (fair: FairId): string => `${fairPath(fair)}/settings`;
/** A talent's own, at this event. */
export const profilePath = (fair: FairId): string => `${fairPath(fair)}/profile`;
