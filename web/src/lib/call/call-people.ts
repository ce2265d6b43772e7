import type { CompanyCard } from '#schema/docs/directory.ts';
import type { PictureHash } from '#schema/ids.ts';

/** One of the two, as the room shows them. */
export interface CallPerson {
	readonly name: string;
	readonly picture: PictureHash | null;
	readonly headline: string;
	readonly company: string | null;
}

/** What the room says of the recruiter's company. */
export type CallCompany = CompanyCard;
