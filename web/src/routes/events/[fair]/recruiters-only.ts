import { error } from '@sveltejs/kit';
import type { Role } from '#schema/domain/participant.ts';

/** Pages about a calendar of one's own; for everyone else they do not exist. */
export async function recruitersOnly(parent: () => Promise<{ me: { role: Role } }>): Promise<void> {
	if ((await parent()).me.role !== 'recruiter') error(404, 'Not found');
}
