import type { ParticipantId } from '#schema/ids.ts';
import type { Person } from '../world/people.ts';
import { FAIR, MARK } from '../world/people.ts';
import { docName } from '#schema/docs/names.ts';
import type { Ledger } from './ledger.ts';

const MARK_BYTES = Buffer.from('cny-');

/** DO4: whose marks reached whom, on whatever way. */
export class Secrets {
	/** `reader subject` and `reader subject other`. */
	readonly #seen = new Set<string>();
	readonly #people: ReadonlyMap<string, Person>;

	constructor(people: readonly Person[]) {
		this.#people = new Map(people.map((person) => [person.id, person]));
	}

	seen(reader: ParticipantId, frame: Uint8Array): void {
		const bytes = Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength);
		// The address, which whoever opened the document has chosen, and its length before it.
		const content = bytes.subarray(1 + (bytes[0] ?? 0));
		if (content.indexOf(MARK_BYTES) === -1) return;
		// What somebody wrote into their own outbox is no news to them.
		const own = docName({ kind: 'outbox', fair: FAIR, participant: reader });
		if (bytes.indexOf(own) === 1) return;
		for (const [, subject, other] of content.toString('latin1').matchAll(MARK))
			this.#seen.add(other ? `${reader} cny-${subject} cny-${other}` : `${reader} cny-${subject}`);
	}

	/** Who saw what was not for them. `ledger`: at the end, when everybody who ever met is known. */
	leaks(ledger: Ledger): string[] {
		const { facts } = ledger;
		const met = new Set<string>();
		for (const { talent_id, recruiter_id } of facts.meetings.values()) {
			met.add(`${talent_id} ${recruiter_id}`);
			for (const colleague of this.#team(recruiter_id)) met.add(`${colleague} ${talent_id}`);
		}
		return [...this.#seen].filter((line) => {
			const [reader = '', subject = '', other] = line.split(' ');
			// AF1: not even for colleagues.
			if (other === 'cny-own') return subject !== reader;
			// TE3: what is written to a recruiter is for the recruiter's team.
			const ours = this.#team(reader);
			if (other) return !ours.includes(subject) && !ours.includes(other);
			if (isHelp(ledger, reader, subject)) return false;
			const isPublic = this.#people.get(subject)?.role === 'recruiter';
			return reader !== subject && !isPublic && !met.has(`${reader} ${subject}`);
		});
	}

	/** Everybody of a recruiter's company; of a talent, the talent alone. */
	#team(person: string): readonly string[] {
		const company = this.#people.get(person)?.company;
		if (!company) return [person];
		return [...this.#people.values()]
			.filter((other) => other.company === company)
			.map(({ id }) => id);
	}
}

/** SU2: organizers know who asked for help, and with whom the chat was that it was about; and are known to them. */
function isHelp({ facts, everAskedAbout }: Ledger, reader: string, subject: string): boolean {
	const role = (id: string) => facts.people.get(id)?.role;
	if (role(subject) === 'organizer') return facts.supports.has(reader);
	if (role(reader) !== 'organizer') return false;
	return facts.supports.has(subject) || everAskedAbout.has(subject);
}
