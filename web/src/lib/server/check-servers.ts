import { json } from '@sveltejs/kit';
import { must } from '#schema/assert.ts';
import type { Instant } from '#schema/ids.ts';
import { instant } from '#schema/ids.ts';
import { iceServersForCheck } from '#signaling/ice.ts';
import { createAllowances } from './auth/guessing.ts';
import { config } from './config.ts';
import { memberHere } from './member-here.ts';

const now = (): Instant => instant(Date.now());
/** A check takes one; so many at once, then one a minute (EQ4). */
const checks = createAllowances(now, { most: 6, refillMs: 60_000 });
/** Chats end with the fair, or shortly after it. */
const AFTER_FAIR_MS = 24 * 60 * 60_000;

/** Servers by which a member of this fair tries their network: `{ iceServers }`, or why there are none (EQ4). */
export async function checkServers(locals: App.Locals, fair: string): Promise<Response> {
	const account = must(locals.account, 'hooks.server.ts lets only signed-in people pass');
	const { days } = (await memberHere(locals, fair)).fair;
	const endsAt = Math.max(...days.map((day) => day.endsAt));
	if (now() > endsAt + AFTER_FAIR_MS) return refuse(410, 'too_late', 'This event is over.');
	const waitMs = checks.spend(account.id);
	if (waitMs > 0) {
		const answer = refuse(429, 'slow_down', 'That were many checks. Please try again in a minute.');
		answer.headers.set('retry-after', String(Math.ceil(waitMs / 1_000)));
		return answer;
	}
	return json({ iceServers: iceServersForCheck(config().ice, account.id, now()) });
}

const refuse = (status: number, code: string, message: string): Response =>
	json({ code, message }, { status });
