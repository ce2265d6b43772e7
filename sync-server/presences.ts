import type { MeetingId, ParticipantId } from '#schema/ids.ts';

const NOWHERE: ReadonlySet<MeetingId> = new Set();

/** Who is in which room at this moment, as signaling sees it: nowhere stored, it ends with the process. */
export class Presences {
	readonly #rooms = new Map<ParticipantId, Set<MeetingId>>();

	roomsOf(person: ParticipantId): ReadonlySet<MeetingId> {
		return this.#rooms.get(person) ?? NOWHERE;
	}

	/** Whether that is news. */
	enter(person: ParticipantId, meeting: MeetingId): boolean {
		const rooms = this.#rooms.get(person) ?? new Set();
		this.#rooms.set(person, rooms);
		const isNews = !rooms.has(meeting);
		rooms.add(meeting);
		return isNews;
	}

	leave(person: ParticipantId, meeting: MeetingId): void {
		const rooms = this.#rooms.get(person);
		rooms?.delete(meeting);
		if (rooms?.size === 0) this.#rooms.delete(person);
	}
}
