/** What only recruiters see of the chats, fetched together. */
export { default as Ratio } from '#lib/meetings/AcceptedRatio.svelte';
export { default as Bulk } from './BulkProgress.svelte';
export { default as Inbox } from './RecruiterInbox.svelte';
