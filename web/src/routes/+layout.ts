import { LANGUAGES } from '#lib/messages.ts';
import type { LayoutLoad } from './$types';

/** The words of the language that the server chose; functions cannot travel with the other data. */
export const load: LayoutLoad = async ({ data }) => ({
	...data,
	messages: await LANGUAGES[data.language].load(),
});
