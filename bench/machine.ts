/** What Linux says of processes and cores. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';

/** Jiffies are of 10 ms on every Linux that Node runs on. */
const JIFFY_MS = 10;
const PAGE = 4_096;

export const SERVER_CORE = '0';
export const LOAD_CORE = '1';
export const pinned =
	availableParallelism() >= 2 && spawnSync('taskset', ['--version']).status === 0;

export function pinSelf(): void {
	if (pinned) spawnSync('taskset', ['-a', '-p', '-c', LOAD_CORE, String(process.pid)]);
}

const load = loadavg;
export const load1 = (): number => load()[0] ?? 0;

/** CPU of a process so far, in ms. */
export function cpuOf(pid: number): number {
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[11]) + Number(fields[12])) * JIFFY_MS;
}

export const rssOf = (pid: number): number =>
	Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE;

/** All cores' work so far, in ms. */
function busy(): number {
	const [, user, nice, system, , , irq, softirq] = readFileSync('/proc/stat', 'utf8')
		.split('\n', 1)[0]!
		.split(/ +/)
		.map(Number);
	return (user! + nice! + system! + irq! + softirq!) * JIFFY_MS;
}

export interface Usage {
	readonly wallMs: number;
	/** Of the server under test. */
	readonly serverMs: number;
	/** Of the load: this process. */
	readonly loadMs: number;
	/** Cores' worth of work by anybody else. */
	readonly foreignCores: number;
}

/** Starts measuring; call the result to read. */
export function meter(serverPid: number): () => Usage {
	const read = () => ({
		wall: performance.now(),
		server: cpuOf(serverPid),
		load: cpuOf(process.pid),
		busy: busy(),
	});
	const begun = read();
	return () => {
		const now = read();
		const wallMs = now.wall - begun.wall;
		const serverMs = now.server - begun.server;
		const loadMs = now.load - begun.load;
		const foreign = Math.max(0, now.busy - begun.busy - serverMs - loadMs);
		return { wallMs, serverMs, loadMs, foreignCores: foreign / wallMs };
	};
}
