/**
 * What this version of the page understands of a desk. A server that is newer, by the same shape, may
 * say more: that is left out, so that a screen shows what it knows and no guess at the rest (W-20).
 */
import type { DeskMeeting, DeskNotice, DeskView } from '#schema/docs/desk.ts';
import { isMeetingStatus } from '#schema/domain/meeting.ts';
import type { KeptMemo } from '#schema/domain/memo.ts';
import { MEMO_MARKS } from '#schema/domain/memo.ts';
import { isNoticeKind } from '#schema/domain/notice.ts';
import type { Party } from '#schema/domain/participant.ts';

export const knownDesk = (desk: DeskView): DeskView => ({
	...desk,
	meetings: keep(desk.meetings, knownMeeting),
	notices: keep(desk.notices, knownNotice),
	// A picture that this device keeps may be of a time before there were any.
	memos: keep((desk as Partial<DeskView>).memos ?? {}, knownMemo),
});

function knownMeeting(meeting: DeskMeeting): DeskMeeting | null {
	const { status, requestedBy, by } = meeting;
	if (!isMeetingStatus(status) || !isParty(requestedBy)) return null;
	if (by === undefined || isParty(by)) return meeting;
	// A decline is of one side or the other; everything else can be told without whose doing it was.
	if (status === 'declined') return null;
	const { by: _, ...rest } = meeting;
	return rest;
}

const knownNotice = (notice: DeskNotice): DeskNotice | null =>
	isNoticeKind(notice.kind) ? notice : null;

const knownMemo = (memo: KeptMemo): KeptMemo =>
	memo.mark === null || MEMO_MARKS.includes(memo.mark) ? memo : { ...memo, mark: null };

const isParty = (text: string): text is Party => text === 'talent' || text === 'recruiter';

function keep<Value extends object>(
	section: Readonly<Record<string, Value>>,
	known: (value: Value) => Value | null,
): Readonly<Record<string, Value>> {
	const kept: [string, Value][] = [];
	for (const [key, value] of Object.entries(section)) {
		const understood = known(value);
		if (understood) kept.push([key, understood]);
	}
	return Object.fromEntries(kept);
}
