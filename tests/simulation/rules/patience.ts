import type { World } from '../world/world.ts';

const LOOK_MS = 1_000;
/** After a failure the server tries again within five seconds. */
const PATIENCE_MS = 7_000;

/** SY13: what has arrived is decided as soon as it can be, whoever else asks for something or does not. */
export function watchQueue(world: World): void {
	const { time, host, disk, findings } = world;
	let waitingSince = Infinity;
	let life = host.lives;
	let faults = disk.faults;
	const look = () => {
		const waiting = host.current?.engine.stats().waiting ?? 0;
		// What was in the way may have come and gone since the last look.
		const wasInTheWay = disk.trouble !== null || disk.faults > faults || host.lives !== life;
		const mayWait = waiting === 0 || wasInTheWay;
		waitingSince = mayWait ? Infinity : Math.min(waitingSince, time.now);
		life = host.lives;
		faults = disk.faults;
		findings.expect(
			time.now - waitingSince < PATIENCE_MS,
			'SY13',
			() => `${waiting} intents wait in the server, and nothing is in their way`,
		);
		time.after(LOOK_MS, look);
	};
	time.after(LOOK_MS, look);
}
