/** What a page of a small fair brings along: Ada, who looks, and Rita of Acme. */
import type { DeskView } from '#schema/docs/desk.ts';
import type { DirectoryView } from '#schema/docs/directory.ts';
import type { CompanyId, FairId, Instant, ParticipantId } from '#schema/ids.ts';
import { addMinutes, entityId } from '#schema/ids.ts';

export const FAIR = entityId<FairId>('fair');
export const ADA = entityId<ParticipantId>('ada');
export const RITA = entityId<ParticipantId>('rita');
export const ACME = entityId<CompanyId>('acme');
export const NOW = 1_800_000_000_000 as Instant;

const profile = { headline: '', about: '', languages: [], topics: [] };
export const desk: DeskView = {
	seq: 1,
	t: NOW,
	me: { me: { id: ADA, role: 'talent', name: 'Ada', company: '', profile } },
	meetings: {},
	quota: { chats: { openRequests: 0, maxOpenRequests: 5, chats: 0, maxChats: 5 } },
	slots: {},
	memos: {},
	outcomes: {},
	notices: {},
};
export const directory: DirectoryView = {
	seq: 1,
	t: NOW,
	fair: {
		fair: {
			name: 'Fair',
			place: '',
			summary: '',
			timeZone: 'Europe/Berlin',
			days: [],
			rules: {
				whoMayRequest: 'both',
				allowedMinutes: [15],
				maxOpenRequests: 5,
				maxChats: 5,
				invitationsCount: true,
				bookingOpensAt: addMinutes(NOW, -60),
				bookingClosesAt: addMinutes(NOW, 600),
				changeCutoffMinutes: 60,
				bufferMinutes: 0,
				requestExpiryMinutes: 60,
				joinOpensMinutes: 10,
				roomClosesMinutes: 5,
				maxExtensions: 2,
				graceMinutes: 5,
				correctionMinutes: 24 * 60,
			},
		},
	},
	companies: { [ACME]: { name: 'Acme', tagline: '', about: '', sector: '' } },
	cards: {
		[RITA]: {
			...profile,
			name: 'Rita',
			company: ACME,
			bookingMode: 'selective',
			question: '',
			ideal: { background: '', experience: '', languages: [], topics: [] },
		},
	},
	announcements: {},
	live: { [RITA]: [1, 0, 1, 0] },
};
