/** Keeps the screen on, as long as the page is looked at. Returns how to stop. Where a browser cannot, nothing happens. */
export function keepAwake(): () => void {
	let lock: WakeLockSentinel | null = null;
	let stopped = false;
	const ask = async () => {
		if (stopped || document.hidden || !('wakeLock' in navigator)) return;
		try {
			lock = await navigator.wakeLock.request('screen');
			if (stopped) await lock.release();
		} catch {
			// A battery that is low, or a browser that will not: the call goes on.
		}
	};
	const onVisible = () => void ask();
	document.addEventListener('visibilitychange', onVisible);
	void ask();
	return () => {
		stopped = true;
		document.removeEventListener('visibilitychange', onVisible);
		void lock?.release();
	};
}
