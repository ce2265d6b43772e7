import type { Tab } from '#schema/domain/meeting.ts';
import { tabOf } from '#schema/domain/meeting.ts';
import type { NoticeRow, FairView } from '../sync/view.ts';
import { shortDayIn, timeIn } from '../time.ts';
import type { Speech } from '../viewer.ts';

/** A notice as a sentence, its time in the reader's zone. */
export function noticeText(
	{ kind, peer, startsAt }: Pick<NoticeRow, 'kind' | 'peer' | 'startsAt'>,
	{ messages, zones }: Speech,
): string {
	const { own, locale } = zones;
	const when =
		startsAt === undefined
			? ''
			: `${shortDayIn(own, locale, startsAt)}, ${timeIn(own, locale, startsAt)}`;
	return messages.notices[kind]({ peer, when });
}

/** Where the thing itself is now: notices outlive the state they told of (P27). */
export function noticeTab({ meeting }: Pick<NoticeRow, 'meeting'>, view: FairView): Tab | null {
	const row = view.desk.meetings[meeting];
	return row ? tabOf(row.status) : null;
}
