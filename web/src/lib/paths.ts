/** Addresses inside a fair, in one place. A link says where it leads by these names. */
import type { Tab } from '#schema/domain/meeting.ts';
import type { FairId, MeetingId, ParticipantId } from '#schema/ids.ts';

export const fairPath = (fair: FairId): string => `/events/${fair}`;
export const chatsPath = (fair: FairId, tab?: Tab | 'explore'): string =>
	`${fairPath(fair)}/chats${tab === undefined ? '' : `?tab=${tab}`}`;
export const chatPath = (fair: FairId, meeting: MeetingId): string =>
	`${fairPath(fair)}/chats/${meeting}`;
export const schedulePath = (fair: FairId): string => `${fairPath(fair)}/schedule`;
export const talentsPath = (fair: FairId): string => `${fairPath(fair)}/talents`;
export const talentPath = (fair: FairId, talent: ParticipantId): string =>
	`${talentsPath(fair)}/${talent}`;
export const availabilityPath = (fair: FairId): string => `${fairPath(fair)}/availability`;
export const settingsPath = (fair: FairId): string => `${fairPath(fair)}/settings`;
