/** What a page of the new version tells the service worker that waits: it needs the old one no more. */
export const TAKE_OVER = 'take over';
