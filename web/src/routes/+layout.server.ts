import { ownPicture } from '#lib/server/own-account.ts';
import { THEME_COOKIE, themeOf } from '#lib/theme.ts';
import { isZone } from '#lib/time.ts';
import { ZONE_CHOICE_COOKIE, ZONE_COOKIE } from '#lib/zone-cookie.ts';
import type { LayoutServerLoad } from './$types';

/** Who looks, in which language and zone, for the first picture; the browser corrects the zone if it moved. */
export const load: LayoutServerLoad = async ({ cookies, depends, locals }) => {
	depends('account:me');
	const zone = cookies.get(ZONE_COOKIE) ?? '';
	const chosen = cookies.get(ZONE_CHOICE_COOKIE) ?? '';
	return {
		account: locals.account && {
			name: locals.account.name,
			picture: await ownPicture(locals.account.id),
		},
		language: locals.language,
		zone: isZone(zone) ? zone : null,
		zoneChoice: isZone(chosen) ? chosen : null,
		theme: themeOf(cookies.get(THEME_COOKIE)),
	};
};
