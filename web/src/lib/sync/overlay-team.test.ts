import { describe, expect, it } from 'vitest';
import type { TeamMeeting, TeamMember, TeamView } from '#schema/docs/team.ts';
import { teamSlotKey } from '#schema/docs/team.ts';
import type { ParticipantIntent } from '#schema/domain/intent.ts';
import { ADA, CARL, FAIR, NOW, RITA, THURSDAY, thursday } from '#schema/fixtures.ts';
import type { Instant, MeetingId } from '#schema/ids.ts';
import { addMinutes, entityId, intentId } from '#schema/ids.ts';
import { teamColumns, teamFigures } from '../team/team-columns.ts';
import type { OverlayEntry } from './overlay.ts';
import { overlayTeam } from './overlay-team.ts';
import { whyNotHandOverTo } from './why-not-team.ts';

const TEN = thursday('10:00');
const ELEVEN = thursday('11:00');
const CHAT = entityId<MeetingId>('chat');
const ID = intentId('A'.repeat(22));
const day = FAIR.days[0]!;

const member = (name: string): TeamMember => ({
	name,
	headline: '',
	bookingMode: 'selective',
	question: '',
	ideal: { background: '', experience: '', languages: [], topics: [] },
	online: 0,
});

const chat: TeamMeeting = {
	id: CHAT,
	recruiter: RITA.id,
	status: 'confirmed',
	requestedBy: 'talent',
	peer: { id: ADA.id, name: ADA.name, headline: '', company: '' },
	message: '',
	question: '',
	answer: '',
	requestedAt: NOW,
	changedAt: NOW,
	startsAt: TEN,
	endsAt: addMinutes(TEN, 15),
};

const slot = (startsAt: Instant, meeting?: MeetingId) => ({
	recruiter: RITA.id,
	startsAt,
	endsAt: addMinutes(startsAt, 15),
	passed: false,
	...(meeting && { meeting }),
});

const team: TeamView = {
	seq: 7,
	t: NOW,
	people: { [RITA.id]: member(RITA.name), [CARL.id]: member(CARL.name) },
	meetings: { [CHAT]: chat },
	slots: {
		[teamSlotKey(RITA.id, TEN)]: slot(TEN, CHAT),
		[teamSlotKey(RITA.id, ELEVEN)]: slot(ELEVEN),
	},
	looking: {},
};

const asked = (
	intent: ParticipantIntent,
	outcome: OverlayEntry['outcome'] = null,
): OverlayEntry => ({
	id: ID,
	intent,
	state: 'sending',
	revocable: false,
	at: NOW,
	outcome,
});

/** As Carl sees it. */
const seen = (...entries: readonly OverlayEntry[]) =>
	overlayTeam(team, CARL.id, FAIR.days, entries);

describe('what one asks for in the team', () => {
	it('[TE1, SY9] is marked on the meeting, and changes nothing there before the server has', () => {
		const handOver = { kind: 'chat.handover', meeting: CHAT, to: CARL.id } as const;
		const [row] = seen(asked(handOver)).meetings;
		expect(row).toMatchObject({ recruiter: RITA.id, status: 'confirmed' });
		expect(row?.pending?.kind).toBe('chat.handover');
		expect(seen(asked(handOver, { code: 'ok', seq: 8 })).meetings[0]?.pending).toBeDefined();
		expect(seen(asked(handOver, { code: 'ok', seq: 7 })).meetings[0]?.pending).toBeUndefined();
		expect(
			seen(asked(handOver, { code: 'forbidden', seq: 8 })).meetings[0]?.pending,
		).toBeUndefined();
	});

	it('[TE1, AV3] lies over the colleague’s own times only, and never over booked ones', () => {
		const offer = {
			kind: 'availability.set',
			date: THURSDAY,
			minutes: 15,
			starts: [thursday('12:00')],
			for: RITA.id,
		} as const;
		expect(seen(asked(offer)).slots).toMatchObject([
			{ startsAt: TEN, meeting: CHAT },
			{ startsAt: ELEVEN, withdrawing: true },
			{ startsAt: thursday('12:00'), recruiter: RITA.id, pending: { state: 'sending' } },
		]);
		const { for: _, ...own } = offer;
		expect(seen(asked(own)).slots.filter(({ recruiter }) => recruiter === RITA.id)).toHaveLength(2);
	});

	it('[M-R9] columns stand with oneself first, and the figures are those of all of them', () => {
		const columns = teamColumns(seen(), day, RITA.id, NOW);
		expect(columns.map(({ mate }) => mate.id)).toEqual([RITA.id, CARL.id]);
		expect(columns[0]?.slots.map(({ chat: booked }) => booked?.peer.name ?? 'open')).toEqual([
			ADA.name,
			'open',
		]);
		expect(teamFigures(columns)).toEqual({ offered: 2, booked: 1, waiting: 0 });
		const later = teamColumns(seen(), day, RITA.id, thursday('13:00'));
		expect(later[0]).toMatchObject({ passed: 1, offered: 1, booked: 1 });
	});

	it('[HO2, HO3] the button asks what the server asks', () => {
		const sheet = seen();
		const [row] = sheet.meetings;
		expect(row && whyNotHandOverTo(sheet, row, CARL.id, NOW)).toBeNull();
		expect(row && whyNotHandOverTo(sheet, row, CARL.id, TEN)?.code).toBe('slot_passed');
		const busy = { ...sheet, slots: [{ ...slot(addMinutes(TEN, 10)), recruiter: CARL.id }] };
		expect(row && whyNotHandOverTo(busy, row, CARL.id, NOW)?.code).toBe('colleague_busy');
	});
});
