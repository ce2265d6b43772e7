/** The built server dies amid the work, again and again; `npm run chaos` does the same for longer. */
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { complaintsAbout, playRound } from './round.ts';

const SEED = 20_260_512;
/** Where there is no need of a crowd. */
const SMALL = { talents: 6, recruiters: 2 };
/** Within so many rounds a planted fault has been noticed. */
const ROUNDS_MAX = 12;

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
		const noticed = await noticedWithin(ROUNDS_MAX, async (round) => {
			const { twice, changed } = await playRound({
				...SMALL,
				kills: 4,
				seed: SEED + 2 + round,
				sabotage: (connection) =>
					connection.exec(
						`CREATE TRIGGER forget_repeats BEFORE INSERT ON intent BEGIN
							DELETE FROM intent WHERE participant_id = NEW.participant_id AND id = NEW.id;
						END`,
					),
			});
			return [...twice, ...changed];
		});
		expect(noticed).not.toEqual([]);
	});

	it('[SY1] notices a server that acknowledges what it does not keep', async () => {
		const noticed = await noticedWithin(ROUNDS_MAX, async (round) => {
			const { lost, changed } = await playRound({
				...SMALL,
				kills: 6,
				seed: SEED + 3 + round,
				sabotageTheDead(file, deaths) {
					if (deaths === 1) copyDatabase(file, `${file}.early`);
					if (deaths === 6) copyDatabase(`${file}.early`, file);
				},
			});
			return [...lost, ...changed];
		});
		expect(noticed).not.toEqual([]);
	});
});

/** When exactly a server dies is chance, so whether a fault shows in one round is chance too. */
async function noticedWithin(
	rounds: number,
	complaintsOf: (round: number) => Promise<readonly string[]>,
): Promise<readonly string[]> {
	for (let round = 0; round < rounds; round += 1) {
		const complaints = await complaintsOf(round);
		if (complaints.length > 0) return complaints;
	}
	return [];
}

function copyDatabase(from: string, to: string): void {
	for (const suffix of ['', '-wal', '-shm']) {
		rmSync(to + suffix, { force: true });
		if (suffix !== '-shm' && existsSync(from + suffix)) copyFileSync(from + suffix, to + suffix);
	}
}
