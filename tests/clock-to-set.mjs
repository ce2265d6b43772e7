/**
 * Loaded before a server whose clock a test sets while it runs, as an administrator or a time server does:
 * `CLOCK_AHEAD_MS` at the start, later each message from the test, which is answered once it holds.
 */
import { replaceDate } from '../scripts/replace-date.mjs';

let aheadMs = Number(process.env.CLOCK_AHEAD_MS ?? 0);
replaceDate((machineNow) => machineNow() + aheadMs);

process.on('message', (ms) => {
	aheadMs = Number(ms);
	process.send?.(aheadMs);
});
// Listening alone keeps no server alive.
process.channel?.unref();
