/** What a person may come to want, as the page that they look at puts it into their head. */
import type { CalendarSheet } from '#lib/sync/overlay.ts';
import type { FairSession } from '#lib/sync/fair-session.ts';
import type { FairView } from '#lib/sync/view.ts';
import type { IntentOf, ParticipantIntent } from '#schema/domain/intent.ts';
import type { AnnouncementId, Instant, MeetingId, ParticipantId, VacancyId } from '#schema/ids.ts';
import { addMinutes, entityId } from '#schema/ids.ts';
import type { Chance } from '../machine/chance.ts';
import type { Person, Setting } from './people.ts';
import { BEGINNING, COMPANIES, markOf, memoMarkOf } from './people.ts';

const SENSELESS = {
	claim: 0.1,
	release: 0.1,
	'cancel chat': 0.1,
	late: 0.1,
	extend: 0.1,
	correct: 0.1,
	remember: 0.15,
	cancel: 0.1,
	accept: 0.1,
	decline: 0.1,
	reopen: 0.1,
};

const FACTS = { browser: 'Simulated/1.0', place: 'room', connection: 'online' } as const;
const CHAT = { claim: 2, release: 1.5, 'cancel chat': 1.5, late: 1.5, extend: 1, remember: 1 };

const ENDED: ReadonlySet<string> = new Set(['cancelled', 'expired', 'completed', 'missed']);

const isOver = (status: string): boolean => status === 'completed' || status === 'missed';

type MeetingRow = FairView['desk']['meetings'][MeetingId];

export class Wishes {
	readonly #setting: Setting;
	readonly #person: Person;
	readonly #session: FairSession;
	readonly #chance: Chance;

	constructor(setting: Setting, person: Person, session: FairSession, chance: Chance) {
		this.#setting = setting;
		this.#person = person;
		this.#session = session;
		this.#chance = chance;
	}

	draw(): ParticipantIntent {
		const rows = Object.values(this.#session.view?.desk.meetings ?? {}).filter(
			({ status }) => !ENDED.has(status) || this.#chance.happens(isOver(status) ? 0.5 : 0.1),
		);
		const ours = this.#session.team?.meetings ?? [];
		const what = this.#chance.weighted({
			meeting: rows.length > 0 ? 8 : 0,
			request: 3,
			own: 2,
			team: this.#person.role === 'recruiter' ? 5 : 0.2,
			handover: ours.length > 0 ? 4 : 0,
			announce: this.#person.role === 'organizer' ? 20 : 0.2,
			support: this.#person.role === 'organizer' ? 15 : 1,
			offer: this.#person.role === 'recruiter' ? 3 : 0.2,
		});
		switch (what) {
			case 'meeting':
				return this.#about(this.#chance.pick(rows));
			case 'request':
				return this.#request();
			case 'own':
				return this.#own();
			case 'team':
				return this.#inPlaceOfSomebody();
			case 'handover':
				return this.#handOver(this.#chance.pick(ours));
			case 'announce':
				return this.#announce();
			case 'support':
				return this.#support(rows);
			case 'offer':
				return this.#vacancy();
		}
	}

	/** Takes a time for a meeting, any time: others want it too. */
	claim(meeting: MeetingRow): ParticipantIntent {
		const startsAt = this.#time(meeting.peer.id);
		if (meeting.status === 'confirmed')
			return { kind: 'slot.reschedule', meeting: this.#meeting(meeting), startsAt };
		return { kind: 'slot.claim', meeting: this.#meeting(meeting), startsAt };
	}

	/** Mostly what the screen would offer, now and then what it would not. */
	#about(row: MeetingRow): ParticipantIntent {
		const meeting = this.#meeting(row);
		const note = this.#note(row.peer.id);
		switch (this.#chance.weighted(this.#usual(row))) {
			case 'claim':
				return this.claim(row);
			case 'release':
				return { kind: 'slot.release', meeting, note };
			case 'cancel chat':
				return { kind: 'chat.cancel', meeting, note };
			case 'late':
				return { kind: 'chat.late', meeting };
			case 'extend':
				return { kind: 'chat.extend', meeting, until: addMinutes(row.endsAt ?? BEGINNING, 5) };
			case 'correct': {
				const attendance = this.#chance.pick(['both', 'talent', 'recruiter', 'nobody'] as const);
				return { kind: 'chat.correct', meeting, attendance };
			}
			case 'remember': {
				const mark = this.#chance.pick(['yes', 'maybe', 'no', null] as const);
				// A mark for the eyes of the writer alone.
				const text = this.#chance.happens(0.3) ? '' : `${memoMarkOf(this.#person.id)} 1`;
				return { kind: 'memo.keep', meeting, text, mark };
			}
			case 'cancel':
				return { kind: 'request.cancel', meeting };
			case 'accept':
				return { kind: 'request.accept', meeting };
			case 'decline':
				return { kind: 'request.decline', meeting, note };
			case 'reopen':
				return { kind: 'request.reopen', meeting };
		}
	}

	/** Rarely what makes no sense. */
	#usual({ status, requestedBy, by, extendsTo }: MeetingRow): typeof SENSELESS {
		const { role } = this.#person;
		const isAsked = requestedBy !== role;
		switch (status) {
			case 'requested':
				return isAsked ? { ...SENSELESS, accept: 5, decline: 1.5 } : { ...SENSELESS, cancel: 1 };
			case 'in_scheduling':
				return { ...SENSELESS, claim: role === 'talent' ? 8 : 0.3, cancel: 0.7 };
			case 'confirmed':
				return { ...SENSELESS, ...CHAT, ...(extendsTo ? { extend: 8 } : {}) };
			case 'declined':
				return { ...SENSELESS, reopen: by === role ? 4 : 0.3 };
			case 'completed':
			case 'missed':
				return { ...SENSELESS, correct: 3, remember: 3 };
			default:
				return SENSELESS;
		}
	}

	#request(): ParticipantIntent {
		const other = this.#person.role === 'talent' ? 'recruiter' : 'talent';
		const { id: to } = this.#chance.pick(
			this.#setting.people.filter(({ role, isHostile }) => role === other && !isHostile),
		);
		const question = this.#session.view?.directory.cards[to]?.question ?? '';
		const words = {
			message: this.#note(to),
			question: this.#chance.happens(0.1) ? 'Another?' : question,
			answer: this.#chance.happens(0.15) ? ' \u200b' : this.#note(to),
		};
		const isDirect = this.#session.view?.directory.cards[to]?.bookingMode === 'direct';
		if (other === 'recruiter' && this.#chance.happens(isDirect ? 0.6 : 0.05))
			return { kind: 'slot.book', recruiter: to, startsAt: this.#time(to), ...words };
		return { kind: 'request.send', to, ...words };
	}

	/** TE1: mostly of a colleague, about what the team's document shows; others may not. */
	#inPlaceOfSomebody(): ParticipantIntent {
		const colleague = this.#somebodyOfTeam();
		const theirs = (this.#session.team?.meetings ?? []).filter(
			({ recruiter, requestedBy }) => recruiter === colleague && requestedBy === 'talent',
		);
		if (theirs.length > 0 && this.#chance.happens(0.6)) {
			const row = this.#chance.pick(theirs);
			const about = { meeting: this.#meeting(row), for: colleague };
			return this.#chance.happens(0.6)
				? { kind: 'request.accept', ...about }
				: { kind: 'request.decline', note: this.#note(row.peer.id), ...about };
		}
		const own = this.#chance.weighted({ offer: 2, settings: 1, invite: 2 });
		if (own === 'offer') return { ...this.#offer(), for: colleague };
		if (own === 'settings') return { ...this.#settings(), for: colleague };
		const talents = this.#setting.people.filter(
			({ role, isHostile }) => role === 'talent' && !isHostile,
		);
		const { id: to } = this.#chance.pick(talents);
		const words = { message: this.#note(to), question: '', answer: '' };
		return { kind: 'request.send', to, ...words, for: colleague };
	}

	#handOver(row: MeetingRow): ParticipantIntent {
		return { kind: 'chat.handover', meeting: this.#meeting(row), to: this.#somebodyOfTeam() };
	}

	/** Few words, so that the same ones come again. */
	#announce(): ParticipantIntent {
		const standing = Object.keys(this.#session.view?.directory.announcements ?? {});
		if (standing.length === 0 || this.#chance.happens(0.5)) {
			const texts = ['Notice 1.', 'Welcome!', 'The hall\nis open.', 'See you.', ' \u200b'];
			return { kind: 'announcement.publish', text: this.#chance.pick(texts) };
		}
		const known = this.#chance.pick(standing);
		const announcement = this.#chance.happens(0.05) ? 'never-was' : known;
		return { kind: 'announcement.withdraw', announcement: announcement as AnnouncementId };
	}

	/** SU1: people ask, organizers answer whom they see in their list; now and then the wrong way round. */
	#support(rows: readonly MeetingRow[]): ParticipantIntent {
		const { people } = this.#setting;
		const helps = (this.#person.role === 'organizer') !== this.#chance.happens(0.05);
		const open = this.#session.helpdesk?.rows ?? [];
		const known = open.length > 0 ? open : people.filter(({ isHostile }) => !isHostile);
		const person = this.#chance.pick<{ readonly id: ParticipantId }>(known).id;
		const words = (other: ParticipantId) =>
			this.#chance.happens(0.05) ? ' \u200b' : this.#note(other);
		const organizer = people.find(({ role }) => role === 'organizer')!.id;
		const what = this.#chance.weighted({ say: 6, take: helps ? 2 : 0, close: 2 });
		if (what === 'close') {
			const whose = helps || this.#chance.happens(0.1) ? person : this.#person.id;
			return { kind: 'support.close', person: whose };
		}
		if (what === 'take') return { kind: 'support.take', person };
		// What an organizer writes is marked as what that person wrote: for the same two sides.
		if (helps) return { kind: 'support.answer', person, text: words(person) };
		const row = rows.length > 0 && this.#chance.happens(0.5) ? this.#chance.pick(rows) : null;
		return {
			kind: 'support.write',
			text: words(organizer),
			...(row && { about: this.#meeting(row) }),
			...(this.#chance.happens(0.3) && { facts: FACTS }),
		};
	}

	/** Few words, and what others see too: they change the same ones. */
	#vacancy(): ParticipantIntent {
		const content = {
			title: this.#chance.pick(['Job 1', 'Cook', 'Baker', ' \u200b']),
			kind: this.#chance.pick(['thesis', 'internship'] as const),
			...{ place: '', remote: false, description: '', languages: [], topics: [] },
			link: this.#chance.weighted({ '': 8, 'https://acme.example/': 3, 'http://acme.example/': 1 }),
			contact: this.#chance.happens(0.5) ? this.#somebodyOfTeam() : null,
		};
		const company = this.#person.company ?? COMPANIES[0];
		const whose = this.#chance.happens(0.1) ? COMPANIES[1] : company;
		const rows = (this.#session.peekVacancies(whose) ?? []).filter(({ id }) => id !== null);
		const row = rows.length > 0 ? this.#chance.pick(rows) : null;
		const what = this.#chance.weighted({ publish: 3, change: row ? 4 : 0.1, withdraw: 2 });
		if (what === 'publish') return { kind: 'vacancy.publish', content };
		const vacancy = row?.id ?? entityId<VacancyId>('never-was');
		if (what === 'withdraw') return { kind: 'vacancy.withdraw', vacancy };
		return { kind: 'vacancy.change', vacancy, version: row?.version ?? 1, content };
	}

	#somebodyOfTeam(): ParticipantId {
		const { people } = this.#setting;
		const ours = people.filter(
			({ company }) => company !== null && company === this.#person.company,
		);
		const others = people.filter(({ company }) => company !== null);
		return this.#chance.pick(ours.length > 1 && this.#chance.happens(0.9) ? ours : others).id;
	}

	#own(): ParticipantIntent {
		if (this.#person.role === 'recruiter' && this.#chance.happens(0.8))
			return this.#chance.happens(0.75) ? this.#offer() : this.#settings();
		const headline = `${this.#person.id} ${this.#chance.between(1, 99)}`;
		const profile = { headline, about: `${this.#person.id}`, languages: [], topics: [] };
		return { kind: 'profile.update', profile };
	}

	#offer(): IntentOf<'availability.set'> {
		const { allowedMinutes } = this.#setting.rules;
		const minutes = this.#chance.happens(0.05) ? 7 : this.#chance.pick(allowedMinutes);
		const first = addMinutes(BEGINNING, this.#chance.between(0, 4));
		const starts = [0, 1, 2]
			.filter(() => this.#chance.happens(0.6))
			.map((place) => addMinutes(first, place * minutes));
		const { date } = this.#setting.day;
		return { kind: 'availability.set', date, minutes, starts };
	}

	#settings(): IntentOf<'recruiter.settings'> {
		return {
			kind: 'recruiter.settings',
			bookingMode: this.#chance.pick(['direct', 'selective']),
			question: this.#chance.pick(['', 'Why us?', 'Why now?']),
			ideal: { background: '', experience: '', languages: [], topics: [] },
		};
	}

	#time(recruiter: ParticipantId): Instant {
		const sheet: CalendarSheet | null = this.#session.peekCalendar(recruiter);
		const slots = sheet?.slots ?? [];
		const open = slots.filter(({ taken, passed }) => !taken && !passed);
		const choice = open.length > 0 && this.#chance.happens(0.85) ? open : slots;
		if (choice.length === 0 || this.#chance.happens(0.03)) return addMinutes(BEGINNING, 17);
		return this.#chance.pick(choice).startsAt;
	}

	#meeting({ id }: MeetingRow): MeetingId {
		return this.#chance.happens(0.03) ? entityId<MeetingId>('none-of-mine') : id;
	}

	#note(to: ParticipantId): string {
		return `${markOf(this.#person.id, to)} ${this.#chance.between(1, 99)}`;
	}
}
