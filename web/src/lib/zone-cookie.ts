/** The browser's own time zone, kept so that the next first picture already has the right times. */
export const ZONE_COOKIE = 'zone';
/** The zone that a person chose instead; it outweighs where their browser is. */
export const ZONE_CHOICE_COOKIE = 'zone-choice';

/** A year, in seconds. */
const MAX_AGE = 365 * 24 * 60 * 60;

export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

export function keepZone(zone: string): void {
	document.cookie = `${ZONE_COOKIE}=${zone}; path=/; max-age=${MAX_AGE}; samesite=lax`;
}

/** Null: the browser's own again. */
export function keepZoneChoice(zone: string | null): void {
	const rest = `path=/; max-age=${zone === null ? 0 : MAX_AGE}; samesite=lax`;
	document.cookie = `${ZONE_CHOICE_COOKIE}=${zone ?? ''}; ${rest}`;
}
