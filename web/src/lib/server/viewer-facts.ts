import type { Cookies } from '@sveltejs/kit';
import type { AccountId } from '#schema/ids.ts';
import type { Language } from '../messages.ts';
import { isZone } from '../time.ts';
import { ZONE_COOKIE } from '../zone-cookie.ts';

/** Who looks, in which language and zone. */
export interface ViewerFacts {
	readonly account: { readonly id: AccountId; readonly name: string } | null;
	readonly language: Language;
	/** For the first picture; the browser corrects the zone if it moved. */
	readonly zone: string | null;
}

export function viewerFacts({ account, language }: App.Locals, cookies: Cookies): ViewerFacts {
	const zone = cookies.get(ZONE_COOKIE) ?? '';
	return {
		account: account && { id: account.id, name: account.name },
		language,
		zone: isZone(zone) ? zone : null,
	};
}
