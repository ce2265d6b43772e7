import type { AccountId, ParticipantId } from '../ids.ts';
import { entityId } from '../ids.ts';
import type { Role } from '../domain/participant.ts';

export type DemoKey = 'ada' | 'ben' | 'rita' | 'carl' | 'olga';

/** Somebody as whom a visitor of the demo enters with one click. */
export interface DemoEntry {
	readonly key: DemoKey;
	/** The account, and the participant in the fair that was opened first. */
	readonly accountId: AccountId;
	readonly participantId: ParticipantId;
	readonly email: string;
	readonly name: string;
	readonly role: Role;
	/** What there is to see as this person. */
	readonly line: string;
}

const entry = (key: DemoKey, role: Role, name: string, line: string): DemoEntry => ({
	key,
	accountId: entityId(`demo-${key}`),
	participantId: entityId(`demo-${key}`),
	email: `${key}@demo.visavis.example`,
	name,
	role,
	line,
});

/** The five main people of the demo fair, in the order in which they are offered. */
export const DEMO_ENTRIES: readonly DemoEntry[] = [
	entry('ada', 'talent', 'Ada Marlow', 'A talent with chats in every tab, one about to start.'),
	entry('rita', 'recruiter', 'Rita Sommer', 'A recruiter at Acme & Daughters with a full inbox.'),
	entry('ben', 'talent', 'Ben Okafor', 'A talent who has hardly begun: try the way from here.'),
	entry('carl', 'recruiter', 'Carl Winter', 'Rita’s colleague, with many open slots.'),
	entry('olga', 'organizer', 'Olga Brandt', 'The organizer of the fair.'),
];
