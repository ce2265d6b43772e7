import { Part } from '#lib/ui/part.svelte.ts';

/** What a talent sees behind every tab but Explore. */
export const talentChats = new Part(() => import('./TalentChats.svelte'));
