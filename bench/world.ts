/** What a server is filled with before a scenario, and what its clients must know of it. */

export interface WorldSpec {
	/** People who can sign in; client number n is talent number n. */
	readonly talents: number;
	/** The first so many of them may pick a slot of every recruiter. */
	readonly seekers: number;
	readonly recruiters: number;
	/** Slots of each recruiter. */
	readonly slots: number;
	/** The first so many slots are taken before anybody comes. */
	readonly taken?: number;
}

export interface World extends WorldSpec {
	readonly port: number;
	/** Starts of slots, ms since the epoch, by number. */
	readonly starts: readonly number[];
}

export const SLOT_MINUTES = 10;
export const FAIR = 'fair';

export const talentId = (index: number): string => `${FAIR}-t${index}`;
export const recruiterId = (index: number): string => `${FAIR}-r${index}`;
export const meetingId = (talent: number, recruiter: number): string => `m${talent}-${recruiter}`;
export const cookieOf = (talent: number): string => `talent=${talent}`;
export const talentOf = (cookie: string | null | undefined): number | null => {
	const found = /(?:^|; )talent=(\d+)/.exec(cookie ?? '');
	return found ? Number(found[1]) : null;
};

/** The shared map of the plain designs, one a calendar. */
export const NAIVE_ROOT = 'claims';
export const naiveName = (calendar: number): string => `calendar-${calendar}`;

/** Who holds which slot, by numbers; a slot that is held twice is there twice. */
export interface Booking {
	readonly calendar: number;
	readonly slot: number;
	readonly talent: number;
}
