import type { Cookies } from '@sveltejs/kit';
import type { AccountId, PictureHash } from '#schema/ids.ts';
import type { Language } from '../messages.ts';
import type { Theme } from '../theme.ts';
import { THEME_COOKIE, themeOf } from '../theme.ts';
import { isZone } from '../time.ts';
import { ZONE_CHOICE_COOKIE, ZONE_COOKIE } from '../zone-cookie.ts';
import { ownPicture } from './own-account.ts';

/** Who looks, in which language and zone. */
export interface ViewerFacts {
	readonly account: {
		readonly id: AccountId;
		readonly name: string;
		readonly picture: PictureHash | null;
	} | null;
	readonly language: Language;
	/** For the first picture; the browser corrects the zone if it moved. */
	readonly zone: string | null;
	/** Chosen, wherever one is. */
	readonly zoneChoice: string | null;
	readonly theme: Theme;
}

export async function viewerFacts(
	{ account, language }: App.Locals,
	cookies: Cookies,
): Promise<ViewerFacts> {
	const zone = cookies.get(ZONE_COOKIE) ?? '';
	const chosen = cookies.get(ZONE_CHOICE_COOKIE) ?? '';
	return {
		account: account && {
			id: account.id,
			name: account.name,
			picture: await ownPicture(account.id),
		},
		language,
		zone: isZone(zone) ? zone : null,
		zoneChoice: isZone(chosen) ? chosen : null,
		theme: themeOf(cookies.get(THEME_COOKIE)),
	};
}
