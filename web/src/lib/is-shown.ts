import { createSubscriber } from 'svelte/reactivity';

const follow = createSubscriber((changed) => {
	document.addEventListener('visibilitychange', changed);
	return () => document.removeEventListener('visibilitychange', changed);
});

/** Whether anybody can look at this page: not behind other tabs, nor minimized. What is drawn or done from it follows. */
export function isShown(): boolean {
	follow();
	return !document.hidden;
}
