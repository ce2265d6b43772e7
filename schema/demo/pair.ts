import { must } from '../assert.ts';
import type { Instant, MeetingId, ParticipantId } from '../ids.ts';
import { addMinutes } from '../ids.ts';
import type { LiveMeeting } from '../domain/meeting.ts';
import type { Party } from '../domain/participant.ts';
import { otherParty } from '../domain/participant.ts';
import type { Slot } from '../domain/slot.ts';
import type { Cast, DemoRecruiter, DemoTalent } from './cast.ts';
import type { Chance } from './chance.ts';
import { GRID_MINUTES } from './setting.ts';
import type { Story } from './story.ts';
import type { WordsAbout } from './words.ts';
import {
	cancellationWords,
	invitationWords,
	recruiterDeclineWords,
	releaseWords,
	requestWords,
	talentDeclineWords,
} from './words.ts';

/** Who comes to a chat. */
export type Attendance = Readonly<Record<Party, boolean>>;
const BOTH: Attendance = { talent: true, recruiter: true };

/**
 * One talent and one recruiter, and what they can do with each other. Every method asks the rules
 * and says whether they granted it; words that are not given are found.
 */
export class Pair {
	readonly talent: DemoTalent;
	readonly recruiter: DemoRecruiter;
	readonly #story: Story;
	readonly #chance: Chance;
	readonly #colleague: string;

	constructor(
		story: Story,
		talent: DemoTalent,
		recruiter: DemoRecruiter,
		colleague: string,
		chance: Chance,
	) {
		this.#story = story;
		this.talent = talent;
		this.recruiter = recruiter;
		this.#colleague = colleague;
		this.#chance = chance;
	}

	get live(): LiveMeeting | null {
		return this.#story.state.liveMeetingOf(this.talent.id, this.recruiter.id);
	}

	/** The talent asks for a chat. */
	ask(message?: string, answer?: string): boolean {
		return this.#story.tries(this.talent.id, {
			kind: 'request.send',
			to: this.recruiter.id,
			...this.#requestText(message, answer),
		});
	}

	/** The recruiter asks for a chat. */
	invite(message = invitationWords(this.#chance, this.#about('talent'))): boolean {
		return this.#story.tries(this.recruiter.id, {
			kind: 'request.send',
			to: this.talent.id,
			message,
			question: '',
			answer: '',
		});
	}

	/** Straight to a confirmed chat. */
	book({ startsAt }: Slot, attendance = BOTH): boolean {
		const done = this.#story.tries(this.talent.id, {
			kind: 'slot.book',
			recruiter: this.recruiter.id,
			startsAt,
			...this.#requestText(),
		});
		if (done) this.#expect(startsAt, attendance);
		return done;
	}

	/** Whoever was asked says yes. */
	accept(): boolean {
		const { id, requestedBy } = this.#current();
		const asked = this.#idOf(otherParty(requestedBy));
		return this.#story.tries(asked, { kind: 'request.accept', meeting: id });
	}

	/** Whoever was asked says no. */
	decline(note?: string): boolean {
		const { id, requestedBy } = this.#current();
		const asked = otherParty(requestedBy);
		const find = asked === 'recruiter' ? recruiterDeclineWords : talentDeclineWords;
		const words = note ?? find(this.#chance, this.#about(requestedBy));
		const intent = { kind: 'request.decline', meeting: id, note: words } as const;
		return this.#story.tries(this.#idOf(asked), intent);
	}

	/** Whoever declined changes their mind. */
	reopen(meeting: MeetingId, by: Party): boolean {
		return this.#story.tries(this.#idOf(by), { kind: 'request.reopen', meeting });
	}

	/** Takes a request back, or an accepted one before it has a time. */
	withdraw(by: Party): boolean {
		const intent = { kind: 'request.cancel', meeting: this.#current().id } as const;
		return this.#story.tries(this.#idOf(by), intent);
	}

	claim({ startsAt }: Slot, attendance = BOTH): boolean {
		const intent = { kind: 'slot.claim', meeting: this.#current().id, startsAt } as const;
		const done = this.#story.tries(this.talent.id, intent);
		if (done) this.#expect(startsAt, attendance);
		return done;
	}

	reschedule({ startsAt }: Slot, by: Party): boolean {
		const intent = { kind: 'slot.reschedule', meeting: this.#current().id, startsAt } as const;
		const done = this.#story.tries(this.#idOf(by), intent);
		if (done) this.#expect(startsAt, BOTH);
		return done;
	}

	cancel(by: Party, note?: string): boolean {
		const words = note ?? cancellationWords(this.#chance, this.#about(otherParty(by)));
		const intent = { kind: 'chat.cancel', meeting: this.#current().id, note: words } as const;
		return this.#story.tries(this.#idOf(by), intent);
	}

	release(by: Party, note?: string): boolean {
		const words = note ?? releaseWords(this.#chance, this.#about(otherParty(by)));
		const intent = { kind: 'slot.release', meeting: this.#current().id, note: words } as const;
		return this.#story.tries(this.#idOf(by), intent);
	}

	/** Times that both have, from now on, in order. */
	commonSlots(): Slot[] {
		const open = this.#story.openSlots(this.recruiter);
		return open.filter((slot) => this.#story.hasTime(this.talent, slot));
	}

	/** Whoever comes joins a little before the start, if the chat still stands then. */
	#expect(startsAt: Instant, attendance: Attendance): void {
		const story = this.#story;
		const join = (by: Party, when: Instant) =>
			story.at(when > story.now ? when : story.now, () => {
				const { live } = this;
				// A chat that was moved away and back is expected twice, and joined once.
				if (live?.status === 'confirmed' && live.startsAt === startsAt)
					story.sees(this.#idOf(by), {
						kind: 'chat.join',
						meeting: live.id,
						together: live.talentJoined || live.recruiterJoined,
					});
			});
		if (attendance.recruiter) join('recruiter', addMinutes(startsAt, -GRID_MINUTES));
		if (attendance.talent) join('talent', startsAt);
	}

	#current(): LiveMeeting {
		return must(this.live, 'these two have something with each other');
	}

	#requestText(message?: string, answer?: string) {
		const { question } = this.recruiter;
		return {
			message: message ?? requestWords(this.#chance, this.#about('recruiter')),
			question: question?.text ?? '',
			answer: question ? (answer ?? this.#chance.pick(question.answers)) : '',
		};
	}

	#about(reader: Party): WordsAbout {
		const { talent, recruiter } = this;
		return {
			reader: this[reader].name.given,
			company: recruiter.company.name,
			field: talent.field,
			project: talent.project,
			topic: this.#chance.pick(recruiter.profile.topics),
			colleague: this.#colleague,
		};
	}

	#idOf(party: Party): ParticipantId {
		return this[party].id;
	}
}

/** Brings two people together, with a stream of chance that is theirs alone. */
export class Pairs {
	readonly #story: Story;
	readonly #chance: Chance;
	readonly #colleagues = new Map<DemoRecruiter, string>();

	constructor(story: Story, cast: Cast, chance: Chance) {
		this.#story = story;
		this.#chance = chance;
		const byCompany = Map.groupBy(cast.recruiters, ({ company }) => company.id);
		for (const team of byCompany.values())
			for (const [index, recruiter] of team.entries()) {
				const next = team.length > 1 ? team[(index + 1) % team.length] : undefined;
				this.#colleagues.set(recruiter, next?.name.given ?? 'our stand');
			}
	}

	of(talent: DemoTalent, recruiter: DemoRecruiter): Pair {
		const colleague = must(this.#colleagues.get(recruiter), 'every recruiter is known');
		const chance = this.#chance.fork(`${talent.no} and ${recruiter.no}`);
		return new Pair(this.#story, talent, recruiter, colleague, chance);
	}
}
