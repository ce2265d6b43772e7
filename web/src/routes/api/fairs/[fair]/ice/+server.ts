import { checkServers } from '#lib/server/check-servers.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = ({ locals, params }) => checkServers(locals, params.fair);
