import { keepPageCookie } from './page-cookie.ts';

/** The browser's own time zone, kept so that the next first picture already has the right times. */
export const ZONE_COOKIE = 'zone';
/** The zone that a person chose instead; it outweighs where their browser is. */
export const ZONE_CHOICE_COOKIE = 'zone-choice';

export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

export function keepZone(zone: string): void {
	keepPageCookie(ZONE_COOKIE, zone);
}

/** Null: the browser's own again. */
export function keepZoneChoice(zone: string | null): void {
	if (zone === null) keepPageCookie(ZONE_CHOICE_COOKIE, '', 0);
	else keepPageCookie(ZONE_CHOICE_COOKIE, zone);
}
