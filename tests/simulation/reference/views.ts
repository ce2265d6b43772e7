/** What must be on a screen, from the facts: written beside the renderer, not with it. */
import { fromJson } from '#schema/db/json.ts';
import type { NoticeTable } from '#schema/db/tables.ts';
import type { World } from '../world/world.ts';
import type { Facts, Meeting, Person } from './facts.ts';
import * as f from './facts.ts';
import { lengthReasons } from './judge-chat.ts';

const SHOWN_NOTICES = 50;
const COMPANIES: Readonly<Record<string, string>> = { co: 'Acme', bolt: 'Bolt' };

export function expectedCalendar(facts: Facts, recruiter: string, talent: string | null): object {
	const slots = f.slotsOf(facts, recruiter).map((slot) => {
		const holder = f.holderOf(facts, recruiter, slot.starts_at);
		const isMine = holder !== null && holder.talent_id === talent;
		const shown = {
			startsAt: slot.starts_at,
			endsAt: slot.ends_at,
			passed: slot.passed === 1,
			taken: slot.passed === 0 && holder !== null,
		};
		return [slot.starts_at, isMine ? { ...shown, taken: true, mine: holder.id } : shown];
	});
	return Object.fromEntries(slots) as object;
}

export function expectedDirectory(world: World): object {
	const { facts, decidedAt: _ } = world.ledger;
	const recruiters = [...facts.people.values()].filter(({ role }) => role === 'recruiter');
	const live = recruiters.map(({ id }) => {
		const open = f
			.slotsOf(facts, id)
			.filter((slot) => slot.passed === 0 && !f.holderOf(facts, id, slot.starts_at));
		const received = f
			.meetingsOf(facts, id)
			.filter(({ requested_by, status }) => requested_by === 'talent' && status !== 'cancelled');
		const waiting = f
			.meetingsOf(facts, id)
			.filter(
				({ requested_by, status }) =>
					status === 'in_scheduling' || (status === 'requested' && requested_by === 'talent'),
			);
		const isHere = world.devicesOf(id).some(({ pages }) => pages.length > 0);
		return [id, [open.length, received.length, isHere ? 1 : 0, waiting.length]];
	});
	const cards = recruiters.map((person) => [
		person.id,
		{ ...words(person), company: person.company_id, ...settings(person) },
	]);
	const announcements = [...facts.announcements.values()].map(
		({ id, text, published_at: publishedAt }) => [id, { text, publishedAt }] as const,
	);
	const companies = Object.entries(COMPANIES).map(([id, name]) => {
		const titles = vacanciesOf(facts, id).map(({ title }) => title);
		const card = { name, tagline: '', about: '', sector: '' };
		return [id, titles.length > 0 ? { ...card, vacancies: titles } : card];
	});
	return {
		companies: Object.fromEntries(companies) as object,
		cards: Object.fromEntries(cards),
		live: Object.fromEntries(live),
		announcements: Object.fromEntries(announcements),
	};
}

/** OP7: newest first. */
const vacanciesOf = (facts: Facts, company: string) =>
	[...facts.vacancies.values()]
		.filter(({ company_id }) => company_id === company)
		.sort((a, b) => b.published_at - a.published_at);

export const expectedVacancies = (facts: Facts, company: string): object =>
	Object.fromEntries(
		vacanciesOf(facts, company).map((row) => [
			row.id,
			{
				title: row.title,
				kind: row.kind,
				place: row.place,
				remote: row.remote === 1,
				description: row.description,
				languages: fromJson<string[]>(row.languages),
				topics: fromJson<string[]>(row.topics),
				link: row.link,
				contact: row.contact_id,
				version: row.version,
				publishedAt: row.published_at,
			},
		]),
	);

export function expectedDesk(world: World, id: string): object {
	const { facts } = world.ledger;
	const person = facts.people.get(id)!;
	const { name, ...profile } = words(person);
	const isRecruiter = person.role === 'recruiter';
	const own = isRecruiter ? settings(person) : {};
	const company = isRecruiter ? COMPANIES[person.company_id!]! : '';
	const meetings = f
		.meetingsOf(facts, id)
		.map((meeting) => [meeting.id, { ...row(facts, meeting, id), ...chatNow(world, meeting, id) }]);
	const memos = [...facts.memos.values()]
		.filter(({ participant_id }) => participant_id === id)
		.map(({ meeting_id, text, mark, changed_at: changedAt }) => [
			meeting_id,
			{ text, mark, changedAt },
		]);
	return {
		me: { me: { id, role: person.role, name, company, profile, ...own } },
		meetings: Object.fromEntries(meetings) as object,
		quota: person.role === 'talent' ? { chats: allowance(facts, id) } : {},
		slots: isRecruiter ? ownSlots(facts, id) : {},
		memos: Object.fromEntries(memos) as object,
		notices: notices(world, id),
	};
}

/** TE3, TE4: of all recruiters of a company. */
export function expectedTeam(world: World, company: string): object {
	const { facts } = world.ledger;
	const people = [...facts.people.values()].filter(({ company_id }) => company_id === company);
	const meetings = people.flatMap(({ id }) =>
		f
			.meetingsOf(facts, id)
			.filter(f.isLive)
			.map((meeting) => [meeting.id, { ...row(facts, meeting, id), recruiter: id }]),
	);
	const slots = people.flatMap(({ id }) =>
		Object.entries(ownSlots(facts, id)).map(([key, slot]) => [
			`${id}.${key}`,
			{ ...(slot as object), recruiter: id },
		]),
	);
	const members = people.map((person) => {
		const { name, headline } = words(person);
		const isHere = world.devicesOf(person.id).some(({ pages }) => pages.length > 0);
		return [person.id, { name, headline, ...settings(person), online: isHere ? 1 : 0 }];
	});
	return {
		people: Object.fromEntries(members) as object,
		meetings: Object.fromEntries(meetings) as object,
		slots: Object.fromEntries(slots) as object,
		looking: lookingIn(world, company),
	};
}

/** Whoever has a meeting open in some window, each once. */
function lookingIn(world: World, company: string): object {
	const looking: Record<string, string[]> = {};
	for (const { device, looksAt } of world.pages()) {
		const { id } = device.owner;
		if (looksAt === null || world.ledger.facts.people.get(id)?.company_id !== company) continue;
		const there = (looking[looksAt] ??= []);
		if (!there.includes(id)) there.push(id);
	}
	for (const there of Object.values(looking)) there.sort();
	return looking;
}

function row(facts: Facts, meeting: Meeting, reader: string): object {
	const asTalent = meeting.talent_id === reader;
	const other = facts.people.get(asTalent ? meeting.recruiter_id : meeting.talent_id)!;
	const { name, headline, about, languages, topics } = words(other);
	const peer = { id: other.id, name, headline };
	const joined = [
		...(meeting.talent_joined ? ['talent'] : []),
		...(meeting.recruiter_joined ? ['recruiter'] : []),
	];
	const { starts_at: startsAt, ends_at: endsAt, closed_by: by, note } = meeting;
	return {
		id: meeting.id,
		status: meeting.status,
		requestedBy: meeting.requested_by,
		peer: asTalent
			? { ...peer, company: COMPANIES[other.company_id!]! }
			: { ...peer, company: '', about, languages, topics },
		message: meeting.message,
		question: meeting.question,
		answer: meeting.answer,
		requestedAt: meeting.requested_at,
		changedAt: meeting.changed_at,
		...(meeting.status === 'requested' && { expiresAt: meeting.expires_at }),
		...(startsAt !== null && { startsAt, endsAt }),
		...(by !== null && { by, note }),
		...(!asTalent && meeting.acted_by && { through: facts.people.get(meeting.acted_by)!.name }),
		...(joined.length > 0 && { joined }),
		...(meeting.status === 'confirmed' && underWay(meeting)),
		...(meeting.corrected_by !== null && { correctedBy: meeting.corrected_by }),
	};
}

function underWay(meeting: Meeting): object {
	const { talent_late_until: talent, recruiter_late_until: recruiter, absent } = meeting;
	const late = { ...(talent !== null && { talent }), ...(recruiter !== null && { recruiter }) };
	const { extensions, extended_by: extendedBy } = meeting;
	return {
		...((talent ?? recruiter) !== null && { late }),
		...(absent !== null && { absent }),
		...(extensions > 0 && { extensions, extendedBy }),
	};
}

/** EX2, LT3: what one may know of the other's other chats. */
function chatNow(world: World, meeting: Meeting, reader: string): object {
	const { facts } = world.ledger;
	if (meeting.status !== 'confirmed') return {};
	const side = meeting.talent_id === reader ? 'talent' : 'recruiter';
	const peer = side === 'talent' ? meeting.recruiter_id : meeting.talent_id;
	const isFree = Object.values(lengthReasons(facts, meeting, side)).every((one) => !one);
	const both = meeting.talent_joined === 1 && meeting.recruiter_joined === 1;
	const extendsTo = meeting.ends_at! + 5 * f.MINUTE;
	const lasting = [...world.rooms.values()]
		.filter(({ participant }) => participant === peer)
		.map((seat) => facts.meetings.get(seat.meeting)!)
		.filter(({ status }) => ['confirmed', 'completed', 'missed'].includes(status))
		.filter(({ id, starts_at }) => id !== meeting.id && starts_at! < meeting.starts_at!)
		.map(({ ends_at }) => ends_at! + facts.rules.roomClosesMinutes * f.MINUTE)
		.filter((until) => until > meeting.starts_at!);
	return {
		...(both && isFree && { extendsTo }),
		...(lasting.length > 0 && { elsewhereUntil: Math.max(...lasting) }),
	};
}

const allowance = (facts: Facts, talent: string): object => ({
	openRequests: f.openRequestsOf(facts, talent),
	chats: f.chatsSpentBy(facts, talent),
	maxOpenRequests: facts.rules.maxOpenRequests,
	maxChats: facts.rules.maxChats,
});

function ownSlots(facts: Facts, recruiter: string): object {
	const slots = f.slotsOf(facts, recruiter).map(({ starts_at, ends_at, passed }) => {
		const holder = f.holderOf(facts, recruiter, starts_at);
		const slot = { startsAt: starts_at, endsAt: ends_at, passed: passed === 1 };
		const key = (starts_at / f.MINUTE).toString(36);
		return [key, holder ? { ...slot, meeting: holder.id } : slot];
	});
	return Object.fromEntries(slots) as object;
}

/** Each of these was compared with the rules when it was written. */
function notices(world: World, id: string): object {
	const { facts } = world.ledger;
	const rows = world.options.connection
		.prepare(`SELECT * FROM notice WHERE participant_id = ? ORDER BY id DESC LIMIT ?`)
		.all(id, SHOWN_NOTICES) as (NoticeTable & { id: number })[];
	const shown = rows.map((notice) => {
		const peer = facts.people.get(notice.peer_id)!.name;
		const { kind, meeting_id: meeting, by_id, at, starts_at: startsAt } = notice;
		const shown = {
			...(meeting !== null && { meeting }),
			...(by_id !== null && { by: facts.people.get(by_id)!.name }),
			...(startsAt !== null && { startsAt }),
			...(kind === 'support_asked' && { person: notice.peer_id }),
		};
		return [notice.id, { kind, peer, at, ...shown }];
	});
	return Object.fromEntries(shown) as object;
}

const words = ({ name, headline, about, languages, topics }: Person) => ({
	name,
	headline,
	about,
	languages: fromJson<string[]>(languages),
	topics: fromJson<string[]>(topics),
});

const settings = ({ booking_mode, question, ideal }: Person) => ({
	bookingMode: booking_mode,
	question,
	ideal: fromJson<object>(ideal),
});
