import type { Json } from '#schema/docs/projection.ts';
import type { SectionChange } from './projection-writer.ts';

/** Which keys of a section to render; all of them when it is first shown or may be wrong. */
export type Keys = ReadonlySet<string> | 'all';

export const whole = (
	entries: Iterable<readonly [string, Json | undefined | object]>,
): SectionChange => ({
	entries: new Map(entries as Iterable<readonly [string, Json | undefined]>),
	whole: true,
});

export const single = (key: string, value: object | Json | undefined): SectionChange =>
	whole(value === undefined ? [] : [[key, value]]);

export const part = (
	keys: ReadonlySet<string>,
	valueOf: (key: string) => Json | object | undefined,
): SectionChange => ({
	entries: new Map([...keys].map((key) => [key, valueOf(key) as Json | undefined])),
	whole: false,
});
