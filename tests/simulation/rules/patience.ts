import type { World } from '../world/world.ts';

const LOOK_MS = 1_000;
/** After a failure the server tries again within five seconds. */
const PATIENCE_MS = 7_000;

/** SY13: what has arrived is decided as soon as it can be, whoever else asks for something or does not. */
export function watchQueue(world: World): void {
	const { time, host, disk, findings } = world;
	let waitingSince = Infinity;
	let life = host.lives;
	const look = () => {
		const waiting = host.current?.engine.stats().waiting ?? 0;
		const mayWait = waiting === 0 || disk.trouble !== null || host.lives !== life;
		waitingSince = mayWait ? Infinity : Math.min(waitingSince, time.now);
		life = host.lives;
		findings.expect(
			time.now - waitingSince < PATIENCE_MS,
			'SY13',
			() => `${waiting} intents wait in the server, and nothing is in their way`,
		);
		time.after(LOOK_MS, look);
	};
	time.after(LOOK_MS, look);
}
