import type { Tab } from '#schema/domain/meeting.ts';
import { tabOf } from '#schema/domain/meeting.ts';
import type { NoticeRow, FairView } from '../sync/view.ts';
import type { FairId } from '#schema/ids.ts';
import { availabilityPath, chatPath, settingsPath, supportPath, teamPath } from '../paths.ts';
import { shortDayIn, timeIn } from '../time.ts';
import type { Speech } from '../viewer.ts';

/** A notice as a sentence, its time in the reader's zone. */
export function noticeText(
	{ kind, peer, startsAt, by = '' }: Pick<NoticeRow, 'kind' | 'peer' | 'startsAt' | 'by'>,
	{ messages, zones }: Speech,
): string {
	const { own, locale } = zones;
	const when =
		startsAt === undefined
			? ''
			: `${shortDayIn(own, locale, startsAt)}, ${timeIn(own, locale, startsAt)}`;
	return messages.notices[kind]({ peer, when, by });
}

/** Where the thing itself is now: notices outlive the state they told of (P27). */
export function noticeTab({ meeting }: Pick<NoticeRow, 'meeting'>, view: FairView): Tab | null {
	const row = meeting && view.desk.meetings[meeting];
	return row ? tabOf(row.status) : null;
}

/** Where a notice leads; a chat that was handed on stands with the team now. */
export function noticePath(
	{ kind, meeting, person }: Pick<NoticeRow, 'kind' | 'meeting' | 'person'>,
	fair: FairId,
) {
	if (kind === 'support_asked' || kind === 'support_answered') return supportPath(fair, person);
	if (kind === 'chat_handed_on') return teamPath(fair);
	if (meeting) return chatPath(fair, meeting);
	return kind === 'colleague_offered' ? availabilityPath(fair) : settingsPath(fair);
}
