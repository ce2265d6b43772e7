/**
 * The people of a small fair. Whatever tells of a talent carries a mark, so that it can be found
 * wherever it must not be: `cny-t1` of the person, `cny-t1-r0` of what the two write to each other.
 */
import type { SqliteConnection } from '#schema/db/open.ts';
import { toJson } from '#schema/db/json.ts';
import type { FairDay, FairRules } from '#schema/domain/fair.ts';
import type { MeetingStatus } from '#schema/domain/meeting.ts';
import type { Role } from '#schema/domain/participant.ts';
import type { AccountId, CompanyId, FairId, Instant, ParticipantId } from '#schema/ids.ts';
import { addMinutes, entityId, instant, localDate } from '#schema/ids.ts';
import type { Chance } from '../machine/chance.ts';

export const FAIR = entityId<FairId>('fair');
export const COMPANIES = [entityId<CompanyId>('co'), entityId<CompanyId>('bolt')] as const;
/** A full minute, long ago enough for clocks to be set back without leaving the years that are times. */
export const BEGINNING = instant(Date.UTC(2026, 4, 12, 12));
export const MARK = /cny-([trox]\d+)(?:-(own|[trox]\d+))?/g;

export interface Person {
	readonly id: ParticipantId;
	readonly account: AccountId;
	readonly role: Role;
	/** Of recruiters. */
	readonly company: CompanyId | null;
	/** Tries everything that is forbidden, and nothing else. */
	readonly isHostile: boolean;
}

export const nameOf = (id: ParticipantId): string => id.replace('cny-', '');
/** Marks what one of the two writes for the other. */
export const markOf = (one: ParticipantId, other: ParticipantId): string =>
	`${one}-${nameOf(other)}`;

/** Marks what somebody writes for nobody else. */
export const memoMarkOf = (one: ParticipantId): string => `${one}-own`;

interface Times {
	readonly startsAt: Instant;
	readonly endsAt: Instant;
}

export interface Setting {
	readonly people: readonly Person[];
	readonly rules: FairRules;
	readonly day: FairDay;
	readonly slots: readonly {
		readonly recruiter: ParticipantId;
		readonly startsAt: Instant;
		readonly endsAt: Instant;
	}[];
	readonly meetings: readonly {
		readonly id: string;
		readonly talent: ParticipantId;
		readonly recruiter: ParticipantId;
		readonly by: 'talent' | 'recruiter';
		readonly status: MeetingStatus;
		/** Of a chat that is under way when it begins. */
		readonly time?: Times;
	}[];
	/** Recruiters with direct booking, and what they ask. */
	readonly direct: ReadonlySet<ParticipantId>;
	readonly questions: ReadonlyMap<ParticipantId, string>;
	/** How many stand when it begins. */
	readonly announcements: number;
	/** The same of the first company's openings. */
	readonly vacancies: number;
}

export function drawSetting(chance: Chance): Setting {
	const group = (
		letter: string,
		count: number,
		role: Person['role'],
		isHostile = false,
	): Person[] =>
		Array.from({ length: count }, (_, number) => {
			const id = entityId<ParticipantId>(`cny-${letter}${number}`);
			// The third recruiter is with another company.
			const company = role === 'recruiter' ? COMPANIES[number < 2 ? 0 : 1] : null;
			return { id, account: entityId<AccountId>(`a-${id}`), role, company, isHostile };
		});
	const talents = group('t', chance.between(2, 5), 'talent');
	const recruiters = group('r', chance.pick([1, 1, 2, 2, 3, 3]), 'recruiter');
	const organizers = group('o', 1, 'organizer');
	const hostile = group('x', 1, 'talent', true);
	const minutes = chance.pick([1, 2]);
	const rules = drawRules(chance, minutes);
	const slots = recruiters.flatMap(({ id }) => {
		const first = addMinutes(BEGINNING, chance.between(1, 3));
		return Array.from({ length: chance.between(0, 3) }, (_, number) => {
			const startsAt = addMinutes(first, number * minutes);
			return { recruiter: id, startsAt, endsAt: addMinutes(startsAt, minutes) };
		});
	});
	const known = drawMeetings(chance, rules, talents, recruiters);
	const meetings = beginSome(chance.fork('under way'), known);
	const asking = recruiters.filter(() => chance.happens(0.3)).map(({ id }) => id);
	return {
		people: [...talents, ...recruiters, ...organizers, ...hostile],
		rules,
		day: {
			date: localDate('2026-05-12'),
			startsAt: addMinutes(BEGINNING, -180),
			endsAt: addMinutes(BEGINNING, 240),
		},
		slots: slotsBeside(meetings, slots),
		meetings,
		direct: new Set(recruiters.filter(() => chance.happens(0.3)).map(({ id }) => id)),
		questions: new Map(asking.map((id) => [id, 'Why us?'])),
		announcements: chance.pick([0, 1, 19, 20]),
		vacancies: chance.pick([0, 1, 19, 20]),
	};
}

/** Some chats are under way already: short ones that will be over, and long ones to come late to. */
function beginSome(chance: Chance, meetings: Setting['meetings']): Setting['meetings'] {
	const busy = new Set<ParticipantId>();
	return meetings.map((meeting) => {
		const { talent, recruiter, status } = meeting;
		const isFree = !busy.has(talent) && !busy.has(recruiter) && chance.happens(0.5);
		if (status !== 'in_scheduling' || !isFree) return meeting;
		busy.add(talent).add(recruiter);
		const time = { startsAt: BEGINNING, endsAt: addMinutes(BEGINNING, chance.pick([1, 1, 10])) };
		return { ...meeting, status: 'confirmed', time };
	});
}

/** A chat has a slot, and what else its recruiter offers comes after it. */
function slotsBeside(meetings: Setting['meetings'], slots: Setting['slots']): Setting['slots'] {
	const underWay = meetings.flatMap(({ recruiter, time }) =>
		time ? [{ recruiter, ...time }] : [],
	);
	const later = slots.map((slot) => {
		const chat = underWay.find(({ recruiter }) => recruiter === slot.recruiter);
		const by = chat ? (chat.endsAt - chat.startsAt) / 60_000 - 1 : 0;
		const [startsAt, endsAt] = [addMinutes(slot.startsAt, by), addMinutes(slot.endsAt, by)];
		return { ...slot, startsAt, endsAt };
	});
	return [...underWay, ...later];
}

function drawRules(chance: Chance, minutes: number): FairRules {
	const closes = chance.happens(0.25) ? chance.between(1, 3) : 240;
	return {
		whoMayRequest: chance.weighted({ both: 8, talents: 1, recruiters: 1 }),
		allowedMinutes: [minutes, 5],
		maxOpenRequests: chance.between(1, 3),
		maxChats: chance.between(1, 3),
		invitationsCount: chance.happens(0.7),
		bookingOpensAt: addMinutes(BEGINNING, chance.happens(0.1) ? 1 : -60),
		bookingClosesAt: addMinutes(BEGINNING, closes),
		changeCutoffMinutes: chance.between(0, 1),
		bufferMinutes: chance.between(0, 1),
		requestExpiryMinutes: chance.happens(0.3) ? 1 : 180,
		joinOpensMinutes: chance.between(1, 3),
		roomClosesMinutes: 1,
		maxExtensions: chance.between(0, 2),
		graceMinutes: chance.between(0, 1),
		correctionMinutes: chance.pick([0, 1, 60]),
	};
}

/** Some pairs know each other when it begins; nobody is beyond a limit. */
function drawMeetings(
	chance: Chance,
	{ maxChats, maxOpenRequests }: FairRules,
	talents: readonly Person[],
	recruiters: readonly Person[],
): Setting['meetings'] {
	return talents.flatMap(({ id: talent }) => {
		const known = chance.shuffled(recruiters).slice(0, Math.min(maxChats, maxOpenRequests));
		return known.flatMap(({ id: recruiter }) => {
			if (chance.happens(0.25)) return [];
			const status = chance.weighted({ in_scheduling: 5, requested: 2, declined: 1 });
			const by = chance.weighted({ talent: 3, recruiter: 1 });
			return [{ id: `m-${nameOf(talent)}-${nameOf(recruiter)}`, talent, recruiter, by, status }];
		});
	});
}

export function insertSetting(connection: SqliteConnection, setting: Setting): void {
	const { people, rules, day, slots, meetings, direct, questions, announcements, vacancies } =
		setting;
	const run = (sql: string, ...args: unknown[]) => void connection.prepare(sql).run(...args);
	const insertAll = () => {
		run(
			`INSERT INTO fair (id, name, time_zone, days, rules, starts_at, ends_at)
			VALUES (?, 'Spring Fair', 'Europe/Berlin', ?, ?, ?, ?)`,
			...[FAIR, toJson([day]), toJson(rules), day.startsAt, day.endsAt],
		);
		run(`INSERT INTO company (id, fair_id, name) VALUES ('co', ?, 'Acme')`, FAIR);
		run(`INSERT INTO company (id, fair_id, name) VALUES ('bolt', ?, 'Bolt')`, FAIR);
		for (const { id, account, role, company } of people) {
			const mode = direct.has(id) ? 'direct' : 'selective';
			run(
				`INSERT INTO account (id, email, name, created_at) VALUES (?, ?, ?, ?)`,
				...[account, `${id}@example.org`, id, BEGINNING],
			);
			run(
				`INSERT INTO participant (id, fair_id, account_id, role, company_id, name, headline, about,
					booking_mode, question) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
				...[id, FAIR, account, role, company, `${id} Name`, `${id} head`, `${id} about`],
				...[mode, questions.get(id) ?? ''],
			);
		}
		for (const { recruiter, startsAt, endsAt } of slots)
			run(
				`INSERT INTO slot (recruiter_id, starts_at, ends_at, fair_id) VALUES (?, ?, ?, ?)`,
				...[recruiter, startsAt, endsAt, FAIR],
			);
		for (const { id, talent, recruiter, by, status, time } of meetings)
			run(
				`INSERT INTO meeting (id, fair_id, talent_id, recruiter_id, requested_by, status, message,
					requested_at, changed_at, expires_at, closed_by, starts_at, ends_at)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
				...[id, FAIR, talent, recruiter, by, status, markOf(talent, recruiter)],
				...[BEGINNING, BEGINNING, status === 'requested' ? rules.bookingClosesAt : null],
				status === 'declined' ? (by === 'talent' ? 'recruiter' : 'talent') : null,
				...[time?.startsAt ?? null, time?.endsAt ?? null],
			);
		const organizer = people.find(({ role }) => role === 'organizer')!;
		for (let number = 1; number <= announcements; number += 1)
			run(
				`INSERT INTO announcement (id, fair_id, published_by, text, published_at)
				VALUES (?, ?, ?, ?, ?)`,
				...[`n-${number}`, FAIR, organizer.id, `Notice ${number}.`, BEGINNING - 60_000 + number],
			);
		for (let number = 1; number <= vacancies; number += 1)
			run(
				`INSERT INTO vacancy (id, fair_id, company_id, title, kind, place, remote, description,
					languages, topics, link, version, published_at)
				VALUES (?, ?, 'co', ?, 'thesis', '', 0, '', '[]', '[]', '', 1, ?)`,
				...[`v-${number}`, FAIR, `Job ${number}`, BEGINNING - 60_000 + number],
			);
	};
	connection.transaction(insertAll)();
}
