import type { NoticeKind } from '#schema/domain/notice.ts';
import type { RefusalCode } from '#schema/domain/refusal.ts';

/** Somebody is told of something (NO1–NO3). */
export interface Told {
	readonly to: string;
	readonly kind: NoticeKind;
	readonly meeting: string | null;
	/** Whom it is about, and the colleague who did it. */
	readonly peer: string;
	readonly by: string | null;
	readonly startsAt: number | null;
}

/**
 * What the rules say. A refusal must give one of the reasons that are true, whichever; without any
 * reason it must be granted.
 */
export type Ruling =
	| { readonly kind: 'already_so' }
	| { readonly kind: 'refused'; readonly reasons: ReadonlySet<RefusalCode> }
	/** `carryOut` changes the facts; `begun` is the id of the meeting, announcement or opening that begins. */
	| { readonly kind: 'granted'; readonly carryOut: (begun: string) => readonly Told[] };

export const ALREADY_SO: Ruling = { kind: 'already_so' };
export const refusedFor = (...reasons: readonly RefusalCode[]): Ruling => ({
	kind: 'refused',
	reasons: new Set(reasons),
});

/** Granted unless some reason is true. */
export function unless(
	reasons: Readonly<Partial<Record<RefusalCode, boolean>>>,
	carryOut: (begun: string) => readonly Told[],
): Ruling {
	const true_ = (Object.keys(reasons) as RefusalCode[]).filter((reason) => reasons[reason]);
	return true_.length > 0 ? refusedFor(...true_) : { kind: 'granted', carryOut };
}
