/** What happened elsewhere, in a line. */
import type { NoticeKind } from '#schema/domain/notice.ts';

export interface NoticeWords {
	readonly peer: string;
	/** The time it is about, written out, or nothing. */
	readonly when: string;
	/** The colleague who did it, or nothing. */
	readonly by: string;
}

const at = (when: string) => (when ? ` (${when})` : '');

export const notices: Readonly<Record<NoticeKind, (words: NoticeWords) => string>> = {
	request_received: ({ peer }) => `${peer} sent you a request`,
	request_withdrawn: ({ peer }) => `${peer} withdrew the request`,
	request_accepted: ({ peer }) => `Your request to ${peer} was accepted`,
	request_declined: ({ peer }) => `${peer} declined your request`,
	decline_undone: ({ peer }) => `${peer} took the decline back; your request waits again`,
	request_expired: ({ peer }) => `The request with ${peer} ended without an answer`,
	chat_confirmed: ({ peer, when }) => `${peer} confirmed a 1-1 Chat${at(when)}`,
	chat_moved: ({ peer, when }) => `${peer} moved your 1-1 Chat${when ? ` to ${when}` : ''}`,
	slot_released: ({ peer, when }) =>
		`${peer} gave your time back${at(when)}; a new one can be chosen`,
	chat_cancelled: ({ peer, when }) => `${peer} cancelled your 1-1 Chat${at(when)}`,
	peer_joined: ({ peer }) => `${peer} has joined your 1-1 Chat`,
	peer_late: ({ peer, when }) => `${peer} will be a few minutes late${at(when)}`,
	peer_absent: ({ peer }) => `${peer} has not come to your 1-1 Chat yet`,
	chat_extended: ({ peer, when }) =>
		`${peer} extended your 1-1 Chat by 5 minutes${when ? `, until ${when}` : ''}`,
	chat_missed: ({ peer }) => `You were not seen at the 1-1 Chat with ${peer}`,
	chat_returned: ({ peer }) => `${peer} did not come. This 1-1 Chat does not count for you`,
	chat_corrected: ({ peer }) => `It was corrected who was at the 1-1 Chat with ${peer}`,
	slot_opened: ({ peer }) => `${peer} has a free slot again`,
	chat_handed_over: ({ peer, when }) => `${peer} takes over your 1-1 Chat${at(when)}`,
	chat_received: ({ peer, by, when }) => `${by} handed you the 1-1 Chat with ${peer}${at(when)}`,
	chat_handed_on: ({ peer, by, when }) =>
		`${by} handed your 1-1 Chat with ${peer}${at(when)} to a colleague`,
	colleague_invited: ({ peer, by }) => `${by} invited ${peer} for you`,
	colleague_withdrew: ({ peer, by }) => `${by} cancelled the request with ${peer} for you`,
	colleague_accepted: ({ peer, by }) => `${by} accepted ${peer} for you`,
	colleague_declined: ({ peer, by }) => `${by} declined ${peer} for you`,
	colleague_reopened: ({ peer, by }) => `${by} took the decline of ${peer} back for you`,
	colleague_offered: ({ by }) => `${by} changed your availability`,
	colleague_set: ({ by }) => `${by} changed your settings`,
	support_asked: ({ peer }) => `${peer} asks for help`,
	support_answered: ({ peer }) => `${peer} answered you in support`,
};
