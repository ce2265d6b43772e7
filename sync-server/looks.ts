import type { CompanyId, MeetingId, ParticipantId } from '#schema/ids.ts';

/**
 * Which meetings the recruiters of each company have before their eyes (TE4). A person may look at one in
 * several windows. Kept in memory alone, and empty again when nobody looks.
 */
export class Looks {
	readonly #companies = new Map<CompanyId, Map<MeetingId, Map<ParticipantId, number>>>();

	count(company: CompanyId, meeting: MeetingId, person: ParticipantId, by: 1 | -1): void {
		const meetings =
			this.#companies.get(company) ?? new Map<MeetingId, Map<ParticipantId, number>>();
		const people = meetings.get(meeting) ?? new Map<ParticipantId, number>();
		const windows = (people.get(person) ?? 0) + by;
		if (windows > 0) people.set(person, windows);
		else people.delete(person);
		if (people.size > 0) meetings.set(meeting, people);
		else meetings.delete(meeting);
		if (meetings.size > 0) this.#companies.set(company, meetings);
		else this.#companies.delete(company);
	}

	/** In a fixed order, whoever came first. */
	of(company: CompanyId): ReadonlyMap<MeetingId, readonly ParticipantId[]> {
		const looks = new Map<MeetingId, readonly ParticipantId[]>();
		for (const [meeting, people] of this.#companies.get(company) ?? [])
			looks.set(meeting, [...people.keys()].sort());
		return looks;
	}
}
