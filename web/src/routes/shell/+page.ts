import { redirect } from '@sveltejs/kit';
import type { PageLoad } from './$types';

/**
 * The page without anybody's data in it, which the service worker keeps and gives out while the server
 * cannot be reached: its scripts then open the address that was asked for. By itself it shows nothing.
 */
export const ssr = false;

export const load: PageLoad = () => redirect(303, '/events');
