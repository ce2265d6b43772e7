import type { JsonText } from './tables.ts';

/** JSON columns are written by this program alone, so what is read has the type that was written. */
export const toJson = (value: unknown): JsonText => JSON.stringify(value);
export const fromJson = <Value>(text: JsonText): Value => JSON.parse(text) as Value;
