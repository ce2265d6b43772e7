import type { CalendarSlot } from '#schema/docs/calendar.ts';
import { slotKey } from '#schema/docs/calendar.ts';
import type { DeskNotice, DeskSection, Me, OwnSlot } from '#schema/docs/desk.ts';
import type { DirectorySection, FairCard } from '#schema/docs/directory.ts';
import type { ProjectionAddress } from '#schema/docs/names.ts';
import type { SupportSection } from '#schema/docs/support.ts';
import type { TeamSection } from '#schema/docs/team.ts';
import { partsOfTeamKey, teamSlotKey } from '#schema/docs/team.ts';
import type { Json } from '#schema/docs/projection.ts';
import { must } from '#schema/assert.ts';
import { fromJson } from '#schema/db/json.ts';
import { allowanceOf } from '#schema/domain/allowance.ts';
import type { FairRules } from '#schema/domain/fair.ts';
import type { Meeting, MeetingStatus } from '#schema/domain/meeting.ts';
import type {
	AnnouncementId,
	CompanyId,
	FairId,
	Instant,
	IntentId,
	MeetingId,
	ParticipantId,
	VacancyId,
} from '#schema/ids.ts';
import { MINUTE_MS } from '#schema/ids.ts';
import { LIMITS } from '#schema/limits.ts';
import { ChatNow } from './chat-now.ts';
import { fairOf, presentIn } from './load-state.ts';
import { outcomeFromRow } from './outcome.ts';
import type { SectionChange } from './projection-writer.ts';
import { SupportRenderer } from './render-support.ts';
import type { Keys } from './section-change.ts';
import { part, single, whole } from './section-change.ts';
import type { Statements } from './statements.ts';
import {
	announcementCard,
	asJson,
	cardOf,
	companyCard,
	deskMeeting,
	keptMemo,
	memberOf,
	ownSlot,
	shown,
	vacancyCard,
} from './view-shapes.ts';
import type { MeetingRow, SlotRow } from './view-statements.ts';

/** What a projection shows that is not a fact in SQL, but seen by this process. */
export interface Seen {
	/** Intents that stand in this participant's outbox now (SY7). */
	intentsInOutbox(participant: ParticipantId): ReadonlySet<IntentId>;
	isOnline(participant: ParticipantId): boolean;
	/** Who of this company has which meeting before their eyes (TE4). */
	looking(company: CompanyId): ReadonlyMap<MeetingId, readonly ParticipantId[]>;
	/** The rooms in which this person is now. */
	roomsOf(participant: ParticipantId): ReadonlySet<MeetingId>;
}

/** The function of SQL that every projection equals (SY3). Reads only; call it in one transaction. */
export class Renderer {
	readonly #sql: Statements;
	readonly #fair: FairId;
	readonly #seen: Seen;
	readonly support: SupportRenderer;
	readonly #chatNow: ChatNow;

	constructor(sql: Statements, fair: FairId, seen: Seen) {
		this.support = new SupportRenderer(sql, fair);
		this.#sql = sql;
		this.#fair = fair;
		this.#seen = seen;
		this.#chatNow = new ChatNow(sql, fair, (person) => seen.roomsOf(person));
	}

	section(address: ProjectionAddress, section: string, keys: Keys): SectionChange {
		switch (address.kind) {
			case 'desk':
				return this.#desk(address.participant, section as DeskSection, keys);
			case 'calendar':
				return this.#calendar(address.recruiter, keys);
			case 'directory':
				return this.#directory(section as DirectorySection, keys);
			case 'vacancies':
				return this.#vacancies(address.company, keys);
			case 'team':
				return this.#team(address.company, section as TeamSection, keys);
			case 'support':
				return this.support.conversation(address.participant, section as SupportSection, keys);
			case 'helpdesk':
				return this.support.helpdesk(keys);
			case 'look':
				return whole([]);
		}
	}

	#desk(id: ParticipantId, section: DeskSection, keys: Keys): SectionChange {
		switch (section) {
			case 'me':
				return single('me', this.#me(id));
			case 'meetings':
				return this.#meetings(id, keys);
			case 'quota':
				return single('chats', this.#quota(id));
			case 'slots':
				return this.#ownSlots(id, keys);
			case 'memos':
				return this.#memos(id, keys);
			case 'outcomes':
				return this.#outcomes(id, keys);
			case 'notices':
				return this.#notices(id);
		}
	}

	#calendar(recruiter: ParticipantId, keys: Keys): SectionChange {
		return this.#slots(recruiter, keys, (row): CalendarSlot => {
			const minutes = (row.ends_at - row.starts_at) / MINUTE_MS;
			const mark = row.passed === 1 ? 'p' : row.meeting_id === null ? 'o' : 't';
			return [row.starts_at, minutes, mark];
		});
	}

	#directory(section: DirectorySection, keys: Keys): SectionChange {
		switch (section) {
			case 'fair':
				return single('fair', this.#fairCard());
			case 'companies':
				return this.#companies(keys);
			case 'cards':
				return this.#cards(keys);
			case 'live':
				return this.#live(keys);
			case 'announcements':
				return this.#announcements(keys);
		}
	}

	#companies(keys: Keys): SectionChange {
		const fair = this.#fair;
		if (keys === 'all') {
			const titles = Map.groupBy(
				this.#sql.selectVacancyTitles.all({ fair }),
				({ company_id }) => company_id,
			);
			const titlesOf = (id: CompanyId) => (titles.get(id) ?? []).map(({ title }) => title);
			return whole(
				this.#sql.selectCompanies
					.all({ fair })
					.map((row) => [row.id, companyCard(row, titlesOf(row.id))]),
			);
		}
		return part(keys, (key) => {
			const company = key as CompanyId;
			const row = this.#sql.selectCompanyCard.get({ company, fair });
			const titles = this.#sql.selectVacancies.all({ company }).map(({ title }) => title);
			return row && companyCard(row, titles);
		});
	}

	#vacancies(company: CompanyId, keys: Keys): SectionChange {
		if (keys === 'all')
			return whole(
				this.#sql.selectVacancies.all({ company }).map((row) => [row.id, asJson(vacancyCard(row))]),
			);
		return part(keys, (key) => {
			const row = this.#sql.selectVacancy.get({ vacancy: key as VacancyId, company });
			return row && asJson(vacancyCard(row));
		});
	}

	#team(company: CompanyId, section: TeamSection, keys: Keys): SectionChange {
		switch (section) {
			case 'people':
				return this.#colleagues(company, keys);
			case 'meetings':
				return this.#teamMeetings(company, keys);
			case 'slots':
				return this.#teamSlots(company, keys);
			case 'looking':
				return whole(this.#seen.looking(company));
		}
	}

	#colleagues(company: CompanyId, keys: Keys): SectionChange {
		const online = (id: ParticipantId) => (this.#seen.isOnline(id) ? 1 : 0);
		if (keys === 'all')
			return whole(
				this.#sql.selectColleagues
					.all({ company })
					.map((row) => [row.id, memberOf(row, online(row.id))]),
			);
		return part(keys, (key) => {
			const id = key as ParticipantId;
			const row = this.#sql.selectParticipant.get({ participant: id });
			const isMember = row?.company_id === company && row.erased_at === null;
			return isMember ? memberOf(row, online(id)) : undefined;
		});
	}

	/** TE3: what waits, is being scheduled or will take place; what is over is its recruiter's own. */
	#teamMeetings(company: CompanyId, keys: Keys): SectionChange {
		const shown = (row: MeetingRow) =>
			asJson({ ...deskMeeting(row, row.recruiter_id), recruiter: row.recruiter_id });
		if (keys === 'all') {
			const rows = this.#sql.selectTeamMeetings.all({ company });
			return whole(rows.map((row) => [row.id, shown(row)]));
		}
		return part(keys, (key) => {
			const row = this.#sql.selectMeetingView.get({ meeting: key as MeetingId });
			return row?.company_id === company && LIVE.has(row.status) ? shown(row) : undefined;
		});
	}

	#teamSlots(company: CompanyId, keys: Keys): SectionChange {
		const shown = (row: SlotRow) => asJson({ ...ownSlot(row), recruiter: row.recruiter_id });
		if (keys === 'all')
			return whole(
				this.#sql.selectTeamSlots
					.all({ company })
					.map((row) => [teamSlotKey(row.recruiter_id, row.starts_at), shown(row)]),
			);
		return part(keys, (teamKey) => {
			const [recruiter, key] = partsOfTeamKey(teamKey);
			const row = this.#sql.selectSlot.get({ recruiter, startsAt: startOf(key) });
			return row && shown(row);
		});
	}

	#fairCard(): FairCard {
		const row = must(this.#sql.selectFair.get({ fair: this.#fair }), 'the fair exists');
		const { name, timeZone, days, rules } = fairOf(row);
		return { name, place: row.place, summary: row.summary, timeZone, days, rules };
	}

	#cards(keys: Keys): SectionChange {
		if (keys === 'all')
			return whole(
				this.#sql.selectRecruiters.all({ fair: this.#fair }).map((row) => [row.id, cardOf(row)]),
			);
		return part(keys, (key) => {
			const row = this.#sql.selectParticipant.get({ participant: key as ParticipantId });
			return row?.role === 'recruiter' && row.erased_at === null ? cardOf(row) : undefined;
		});
	}

	#live(keys: Keys): SectionChange {
		const liveOf = (recruiter: ParticipantId) => [
			this.#sql.countOpenSlots.get({ recruiter })?.count ?? 0,
			this.#sql.countRequests.get({ recruiter })?.count ?? 0,
			this.#seen.isOnline(recruiter) ? 1 : 0,
			this.#sql.countWaiting.get({ recruiter })?.count ?? 0,
		];
		if (keys === 'all')
			return whole(
				this.#sql.selectRecruiters.all({ fair: this.#fair }).map(({ id }) => [id, liveOf(id)]),
			);
		return part(keys, (key) => {
			const participant = key as ParticipantId;
			const isThere = this.#sql.selectRole.get({ participant, fair: this.#fair }) !== undefined;
			return isThere ? liveOf(participant) : undefined;
		});
	}

	#announcements(keys: Keys): SectionChange {
		const fair = this.#fair;
		if (keys === 'all')
			return whole(
				this.#sql.selectAnnouncements.all({ fair }).map((row) => [row.id, announcementCard(row)]),
			);
		return part(keys, (key) => {
			const announcement = key as AnnouncementId;
			const row = this.#sql.selectAnnouncement.get({ announcement, fair });
			return row && announcementCard(row);
		});
	}

	#me(id: ParticipantId): Me {
		const row = must(
			this.#sql.selectParticipant.get({ participant: id }),
			'a desk belongs to somebody',
		);
		const me = {
			id,
			role: row.role,
			name: row.name,
			...shown(row.picture),
			company: row.company_name ?? '',
			profile: {
				headline: row.headline,
				about: row.about,
				languages: fromJson<string[]>(row.languages),
				topics: fromJson<string[]>(row.topics),
			},
		};
		if (row.role !== 'recruiter') return me;
		const { booking_mode: bookingMode, question } = row;
		return { ...me, bookingMode, question, ideal: fromJson(row.ideal) };
	}

	#meetings(id: ParticipantId, keys: Keys): SectionChange {
		if (keys === 'all') {
			const rows = [
				...this.#sql.selectTalentMeetings.all({ participant: id }),
				...this.#sql.selectRecruiterMeetings.all({ participant: id }),
			];
			return whole(rows.map((row) => [row.id, this.#meeting(row, id)]));
		}
		return part(keys, (key) => {
			const row = this.#sql.selectMeetingView.get({ meeting: key as MeetingId });
			// It may have been handed over, and is another recruiter's now.
			const isOwn = row?.talent_id === id || row?.recruiter_id === id;
			return row && isOwn ? this.#meeting(row, id) : undefined;
		});
	}

	#meeting(row: MeetingRow, reader: ParticipantId): object {
		const meeting = deskMeeting(row, reader);
		return row.status === 'confirmed' ? { ...meeting, ...this.#chatNow.of(row, reader) } : meeting;
	}

	#memos(participant: ParticipantId, keys: Keys): SectionChange {
		if (keys === 'all') {
			const rows = this.#sql.selectMemos.all({ participant });
			return whole(rows.map((row) => [row.meeting_id, keptMemo(row)]));
		}
		return part(keys, (key) => {
			const row = this.#sql.selectMemo.get({ participant, meeting: key as MeetingId });
			return row && keptMemo(row);
		});
	}

	#quota(id: ParticipantId): Json | undefined {
		const row = this.#sql.selectParticipant.get({ participant: id });
		if (row?.role !== 'talent') return undefined;
		const fair = must(this.#sql.selectFair.get({ fair: this.#fair }), 'the fair exists');
		const rows = this.#sql.selectSpending.all({ participant: id });
		const meetings = rows.map(
			({ requested_by, status, ...joined }) =>
				({ requestedBy: requested_by, status, present: presentIn(joined) }) as Meeting,
		);
		return { ...allowanceOf(meetings, fromJson<FairRules>(fair.rules)) };
	}

	#ownSlots(id: ParticipantId, keys: Keys): SectionChange {
		return this.#slots(id, keys, ownSlot);
	}

	#slots(
		recruiter: ParticipantId,
		keys: Keys,
		show: (row: SlotRow) => CalendarSlot | OwnSlot,
	): SectionChange {
		if (keys === 'all')
			return whole(
				this.#sql.selectCalendar
					.all({ recruiter })
					.map((row) => [slotKey(row.starts_at), asJson(show(row))]),
			);
		return part(keys, (key) => {
			const row = this.#sql.selectSlot.get({ recruiter, startsAt: startOf(key) });
			return row && asJson(show(row));
		});
	}

	/** SY7: exactly the intents in the outbox, so that the desk neither grows nor forgets too early. */
	#outcomes(id: ParticipantId, keys: Keys): SectionChange {
		const waiting = this.#seen.intentsInOutbox(id);
		const outcome = (key: string) => {
			if (!waiting.has(key as IntentId)) return undefined;
			const row = this.#sql.selectOutcome.get({ participant: id, id: key as IntentId });
			return row && asJson(outcomeFromRow(row));
		};
		if (keys !== 'all') return part(keys, outcome);
		return whole([...waiting].map((key) => [key, outcome(key)]));
	}

	#notices(id: ParticipantId): SectionChange {
		const rows = this.#sql.selectNotices.all({ participant: id, limit: LIMITS.notices });
		return whole(
			rows.map((row) => {
				const notice: DeskNotice = {
					kind: row.kind,
					...(row.meeting_id === null ? {} : { meeting: row.meeting_id }),
					peer: row.peer_name,
					...(row.by_name === null ? {} : { by: row.by_name }),
					...(row.kind === 'support_asked' ? { person: row.peer_id } : {}),
					at: row.at,
					...(row.starts_at === null ? {} : { startsAt: row.starts_at }),
				};
				return [String(row.id), asJson(notice)];
			}),
		);
	}
}

const LIVE: ReadonlySet<MeetingStatus> = new Set(['requested', 'in_scheduling', 'confirmed']);

/** From the key of a calendar. */
const startOf = (key: string): Instant => (parseInt(key, 36) * MINUTE_MS) as Instant;
