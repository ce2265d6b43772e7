/**
 * What a screen of one fair knows, derived from the overlaid documents: lists in the order in which
 * they are shown. What a screen may offer is in `why-not-here.ts`.
 */
import { must } from '#schema/assert.ts';
import type { DeskNotice, Me } from '#schema/docs/desk.ts';
import type {
	CompanyCard,
	DirectoryView,
	FairCard,
	RecruiterCard,
} from '#schema/docs/directory.ts';
import type { Allowance } from '#schema/domain/allowance.ts';
import type { MeetingStatus, Tab } from '#schema/domain/meeting.ts';
import { tabOf } from '#schema/domain/meeting.ts';
import { joinOpensAt } from '#schema/domain/why-not.ts';
import type { CompanyId, Instant, ParticipantId } from '#schema/ids.ts';
import { timeOf } from './meeting-facts.ts';
import type { AnnouncementRow } from './overlay-announcements.ts';
import type { MeetingRow, OverlaidDesk, OwnSlotRow } from './overlay.ts';

/** One fair as one person sees it now, pending intents included. */
export interface FairView {
	readonly desk: OverlaidDesk;
	readonly directory: DirectoryView;
	/** What stands, newest first. */
	readonly announcements: readonly AnnouncementRow[];
}

/** A recruiter as Explore lists them. */
export interface RecruiterRow {
	readonly id: ParticipantId;
	readonly card: RecruiterCard;
	readonly company: CompanyCard | null;
	readonly companyId: CompanyId;
	readonly openSlots: number;
	readonly requestsReceived: number;
	/** Talents who want one of the slots and have none yet. */
	readonly waiting: number;
	readonly online: boolean;
	/** One's own live meeting with them. */
	readonly meeting: MeetingRow | null;
}

export interface NoticeRow extends DeskNotice {
	readonly id: string;
}

export const meOf = (view: FairView): Me => view.desk.me.me;
export const fairOf = (view: FairView): FairCard => view.directory.fair.fair;
/** What is asked of one's own desk alone: a change of somebody else's numbers leaves it the same. */
export type OwnView = Pick<FairView, 'desk'>;

const rowsOf = (view: OwnView): MeetingRow[] => Object.values(view.desk.meetings);

/** The rows of each tab: what is next first for confirmed chats, what changed last first elsewhere. */
export function meetingsByTab(view: OwnView): Readonly<Record<Tab, readonly MeetingRow[]>> {
	const tabs: Record<Tab, MeetingRow[]> = {
		requests: [],
		in_scheduling: [],
		confirmed: [],
		declined: [],
		completed: [],
		history: [],
	};
	for (const row of rowsOf(view).sort(byChange)) tabs[tabOf(row.status)].push(row);
	tabs.confirmed.sort(byStart);
	return tabs;
}

/** Confirmed chats by start: My Schedule. */
export const schedule = (view: OwnView): readonly MeetingRow[] =>
	rowsOf(view)
		.filter(({ status }) => status === 'confirmed')
		.sort(byStart);

/** By company, then name. What has not changed is the same row as before, so that it is not drawn again. */
export function recruiters({ desk, directory }: FairView): readonly RecruiterRow[] {
	const meetingByPeer = new Map<ParticipantId, MeetingRow>();
	for (const row of Object.values(desk.meetings))
		if (isLiveStatus(row.status)) meetingByPeer.set(row.peer.id, row);
	return inOrder(directory).map((id) => rowOf(directory, id, meetingByPeer.get(id) ?? null));
}

// Cards are replaced as a whole when they change, so what was made of one stays true of it.
const knownRows = new WeakMap<RecruiterCard, RecruiterRow>();

function rowOf(
	{ cards, companies, live }: DirectoryView,
	id: ParticipantId,
	meeting: MeetingRow | null,
): RecruiterRow {
	const card = must(cards[id], 'a card');
	const company = companies[card.company] ?? null;
	const [openSlots = 0, requestsReceived = 0, isOnline = 0, waiting = 0] = live[id] ?? [];
	const online = isOnline === 1;
	const known = knownRows.get(card);
	if (
		known?.id === id &&
		known.company === company &&
		known.openSlots === openSlots &&
		known.requestsReceived === requestsReceived &&
		known.waiting === waiting &&
		known.online === online &&
		known.meeting === meeting
	)
		return known;
	const numbers = { openSlots, requestsReceived, waiting, online };
	const row = { id, card, company, companyId: card.company, ...numbers, meeting };
	knownRows.set(card, row);
	return row;
}

/** Putting hundreds of names in order takes longer than all else; and names hardly ever change. */
const orders = new WeakMap<
	DirectoryView['cards'],
	{ readonly of: DirectoryView['companies']; readonly ids: readonly ParticipantId[] }
>();

function inOrder({ cards, companies }: DirectoryView): readonly ParticipantId[] {
	const known = orders.get(cards);
	if (known?.of === companies) return known.ids;
	const ids = (Object.entries(cards) as [ParticipantId, RecruiterCard][])
		.map(([id, card]) => ({ id, name: card.name, company: companies[card.company]?.name ?? '' }))
		.sort(byCompanyAndName)
		.map(({ id }) => id);
	orders.set(cards, { of: companies, ids });
	return ids;
}

/** The company somebody recruits for; null for others, and where it is not known. */
export function companyOf(view: FairView, person: ParticipantId): CompanyCard | null {
	const { cards, companies } = view.directory;
	const card = cards[person];
	return (card && companies[card.company]) ?? null;
}

/** Newest first. */
export const notices = (view: OwnView): readonly NoticeRow[] =>
	Object.entries(view.desk.notices)
		.map(([id, notice]) => ({ ...notice, id }))
		.sort((a, b) => Number(b.id) - Number(a.id));

/** A recruiter's own slots by start, unsettled changes included. */
export const ownSlots = (view: OwnView): readonly OwnSlotRow[] =>
	Object.values(view.desk.slots).sort((a, b) => a.startsAt - b.startsAt);

/** A talent's use of the two limits, requests and claims under way included; null for others. */
export const allowance = (view: OwnView): Allowance | null => view.desk.quota.chats ?? null;

/** Chats that a talent may still begin; null for others. */
export function chatsLeft(view: OwnView): number | null {
	const used = allowance(view);
	return used && Math.max(0, used.maxChats - used.chats);
}

/** Requests that a talent may still send now: the smaller rest of the two limits; null for others. */
export function requestsLeft(view: OwnView): number | null {
	const used = allowance(view);
	const left = chatsLeft(view);
	if (!used || left === null) return null;
	return Math.max(0, Math.min(left, used.maxOpenRequests - used.openRequests));
}

/** The live meeting with another person, if there is one. */
export const liveMeetingWith = (view: FairView, other: ParticipantId): MeetingRow | null =>
	rowsOf(view).find(({ peer, status }) => peer.id === other && isLiveStatus(status)) ?? null;

/** All that has been between two people, newest first. */
export const meetingsWith = (view: FairView, other: ParticipantId): readonly MeetingRow[] =>
	rowsOf(view)
		.filter(({ peer }) => peer.id === other)
		.sort(byChange);

/** From when on "Join" works, for a countdown. */
export const joinOpens = (view: FairView, row: MeetingRow): Instant | null =>
	row.status === 'confirmed' ? joinOpensAt(timeOf(row), fairOf(view).rules) : null;

export const isLiveStatus = (status: MeetingStatus): boolean =>
	status === 'requested' || status === 'in_scheduling' || status === 'confirmed';

const byChange = (a: MeetingRow, b: MeetingRow): number =>
	b.changedAt - a.changedAt || (a.key < b.key ? -1 : 1);

const byStart = (a: MeetingRow, b: MeetingRow): number =>
	(a.startsAt ?? 0) - (b.startsAt ?? 0) || (a.key < b.key ? -1 : 1);

interface Named {
	readonly id: ParticipantId;
	readonly name: string;
	readonly company: string;
}

const byCompanyAndName = (a: Named, b: Named): number =>
	collator.compare(a.company, b.company) ||
	collator.compare(a.name, b.name) ||
	(a.id < b.id ? -1 : 1);

const collator = new Intl.Collator('en');
