/** The built server dies amid the work, again and again; `npm run chaos` does the same for longer. */
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { complaintsAbout, playRound } from './round.ts';

const SEED = 20_260_512;
/** Where there is no need of a crowd. */
const SMALL = { talents: 6, recruiters: 2 };

describe('a server that dies amid the work', { timeout: 600_000 }, () => {
	it('[SY2] [SY3] [SY8] thirty times by kill -9: nothing anyone was told is lost, changed or done twice, and in the end every page shows what is stored', async () => {
		const round = await playRound({ kills: 30, seed: SEED });
		expect(complaintsAbout(round)).toEqual({});
		expect(round.acknowledged).toBeGreaterThan(round.kills);
		expect(round.redelivered).toBeGreaterThan(round.kills);
	});

	it('[SY2] [SY3] or stops because it was asked to: it ends in order, and nothing is lost either', async () => {
		const round = await playRound({ ...SMALL, kills: 5, seed: SEED + 1, gently: true });
		expect(complaintsAbout(round)).toEqual({});
		expect(round.acknowledged).toBeGreaterThan(round.kills);
	});
});

describe('the reckoning after it', { timeout: 600_000 }, () => {
	it('[SY2] notices a server that does not know repeats', async () => {
		const { twice, changed } = await playRound({
			...SMALL,
			kills: 4,
			seed: SEED + 2,
			sabotage: (connection) =>
				connection.exec(
					`CREATE TRIGGER forget_repeats BEFORE INSERT ON intent BEGIN
						DELETE FROM intent WHERE participant_id = NEW.participant_id AND id = NEW.id;
					END`,
				),
		});
		expect([...twice, ...changed]).not.toEqual([]);
	});

	it('[SY1] notices a server that acknowledges what it does not keep', async () => {
		const { lost, changed } = await playRound({
			...SMALL,
			kills: 6,
			seed: SEED + 3,
			sabotageTheDead(file, deaths) {
				if (deaths === 1) copyDatabase(file, `${file}.early`);
				if (deaths === 6) copyDatabase(`${file}.early`, file);
			},
		});
		expect([...lost, ...changed]).not.toEqual([]);
	});
});

function copyDatabase(from: string, to: string): void {
	for (const suffix of ['', '-wal', '-shm']) {
		rmSync(to + suffix, { force: true });
		if (suffix !== '-shm' && existsSync(from + suffix)) copyFileSync(from + suffix, to + suffix);
	}
}
