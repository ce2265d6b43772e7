import type { Instant } from '../ids.ts';
import { isBlank } from './text.ts';

export const MEMO_MARKS = ['yes', 'maybe', 'no'] as const;
/** Whether one would like to go on with the other: for oneself. */
export type MemoMark = (typeof MEMO_MARKS)[number];

/** What one of the two keeps about a chat, for themselves alone (AF1). */
export interface Memo {
	readonly text: string;
	readonly mark: MemoMark | null;
}

export interface KeptMemo extends Memo {
	readonly changedAt: Instant;
}

/** Kept by leaving no row behind (AF2). */
export const isEmptyMemo = ({ text, mark }: Memo): boolean => mark === null && isBlank(text);
