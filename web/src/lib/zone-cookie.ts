/** The browser's own time zone, kept so that the next first picture already has the right times. */
export const ZONE_COOKIE = 'zone';

/** A year, in seconds. */
const MAX_AGE = 365 * 24 * 60 * 60;

export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

export function keepZone(zone: string): void {
	document.cookie = `${ZONE_COOKIE}=${zone}; path=/; max-age=${MAX_AGE}; samesite=lax`;
}
