import { isZone } from '#lib/time.ts';
import { ZONE_COOKIE } from '#lib/zone-cookie.ts';
import type { LayoutServerLoad } from './$types';

/** Who looks, in which language and zone, for the first picture; the browser corrects the zone if it moved. */
export const load: LayoutServerLoad = ({ cookies, locals }) => {
	const zone = cookies.get(ZONE_COOKIE) ?? '';
	return {
		account: locals.account && { name: locals.account.name },
		language: locals.language,
		zone: isZone(zone) ? zone : null,
	};
};
