import { error } from '@sveltejs/kit';
import type { Role } from '#schema/domain/participant.ts';

/** A talent's own profile: recruiters write theirs among their settings, organizers have none. */
export async function talentsOnly(parent: () => Promise<{ me: { role: Role } }>): Promise<void> {
	if ((await parent()).me.role !== 'talent') error(404, 'Not found');
}
