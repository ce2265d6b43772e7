import type { DeskView } from '#schema/docs/desk.ts';
import type { DirectoryView } from '#schema/docs/directory.ts';
import type { TeamView } from '#schema/docs/team.ts';
import type { FairId, Instant, ParticipantId } from '#schema/ids.ts';
import { instant } from '#schema/ids.ts';
import type { Membership } from './fairs.ts';
import { installation } from './installation.ts';

/** What a page brings along, so that it can be read before its socket is there. */
export interface FirstPicture {
	readonly desk: DeskView;
	readonly directory: DirectoryView;
	/** The server's clock. */
	readonly now: Instant;
}

/** Who one is in a fair, and what there is to see; without a picture, what this browser kept. */
export interface FairRoomFacts {
	readonly fair: Membership['fair'];
	readonly me: Pick<Membership, 'participant' | 'role' | 'name'>;
	readonly initial: FirstPicture | null;
}

export async function firstPicture(
	fair: FairId,
	participant: ParticipantId,
): Promise<FirstPicture> {
	const { engine } = await installation();
	// The renderer writes what these types describe; as plain JSON it no longer says so.
	const desk = engine.view({ kind: 'desk', fair, participant }) as unknown as DeskView;
	const directory = engine.view({ kind: 'directory', fair }) as unknown as DirectoryView;
	return { desk, directory, now: instant(Date.now()) };
}

/** The team of a recruiter; nothing for others. */
export async function teamOf(fair: FairId, participant: ParticipantId): Promise<TeamView | null> {
	const { engine } = await installation();
	const directory = engine.view({ kind: 'directory', fair }) as unknown as DirectoryView;
	const company = directory.cards[participant]?.company;
	return company ? (engine.view({ kind: 'team', fair, company }) as unknown as TeamView) : null;
}
