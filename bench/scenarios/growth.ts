/** Goal 12: what is left behind by changes that are over, as a newcomer gets to see it. */
import { until } from '../load/crowd.ts';
import { deaf } from '../load/client.ts';
import type { Talent } from '../load/ours.ts';
import { nameOf, ours } from '../load/ours.ts';
import { ServerProcess } from '../server.ts';

export interface GrowthResult {
	readonly flips: number;
	/** Bytes by which the calendar grew, per change of a slot. */
	readonly bytesPerFlip: number;
	/** Bytes of all outboxes after all their intents were settled, per intent. */
	readonly outboxPerIntent: number;
	readonly outboxBytes: number;
	readonly outboxEntries: number;
	readonly deskBytes: number;
	readonly walBytes: number;
}

const PATIENCE_MS = 60_000;
/** The calendar swells from one compaction to the next, so its least size is what stays; they are within so many. */
const WINDOW = 2_000;
/** Changes from one look at it to the next. */
const LOOK_EVERY = 25;
/** They take turns: what one person may send in a second (GA3) would make the whole last a quarter of an hour. */
const WORKERS = 16;

export async function growth(flips: number): Promise<GrowthResult> {
	const server = await ServerProcess.start('ours', {
		talents: WORKERS,
		seekers: WORKERS,
		recruiters: 1,
		slots: 40,
	});
	try {
		const { world } = server;
		ours.reset(world);
		let undecided = 0;
		const ears = { ...deaf, decided: () => void undecided-- };
		const wishOf = (number: number) => ({ number, calendars: [0], claims: true });
		const everybody = Array.from({ length: WORKERS }, (_, number) => wishOf(number));
		const workers: Talent[] = [];
		for (const wish of everybody) workers.push((await ours.join(world, wish, ears)) as Talent);
		const flip = async (number: number) => {
			undecided++;
			const worker = workers[Math.floor(number / 2) % WORKERS]!;
			if (number % 2 === 0) worker.claim(0, 0);
			else worker.release(0, 0);
			if (!(await until(() => undecided === 0, PATIENCE_MS))) throw new Error('no decision');
		};
		// The first changes of a key cost once what all others share.
		for (let number = 0; number < 4 * WORKERS; number++) await flip(number);
		const window = Math.min(WINDOW, flips / 2);
		const before = await outboxes();
		const morning = await least(window);
		for (let number = 0; number < flips - 2 * window; number++) await flip(number);
		const evening = await least(window);
		const after = await emptied();
		for (const worker of workers) worker.close();
		return {
			flips,
			bytesPerFlip: (evening - morning) / (flips - window),
			outboxPerIntent: (after.bytes - before.bytes) / flips,
			outboxBytes: after.bytes,
			outboxEntries: after.entries,
			deskBytes: (await look(0)).desk,
			walBytes: server.fileBytes('-wal'),
		};

		/** Bytes of the calendar at its smallest while it changes so often. */
		async function least(changes: number): Promise<number> {
			let bytes = Infinity;
			for (let number = 0; number < changes; number++) {
				await flip(number);
				if (number % LOOK_EVERY === 0) bytes = Math.min(bytes, (await look(0)).calendar);
			}
			return bytes;
		}

		/** The last intent leaves the outbox a moment after its outcome was seen. */
		async function emptied() {
			const end = performance.now() + PATIENCE_MS;
			let seen = await outboxes();
			while (seen.entries > 0 && performance.now() < end) seen = await outboxes();
			return seen;
		}

		/** Of all workers together. */
		async function outboxes() {
			let bytes = 0;
			let entries = 0;
			for (const { number } of everybody) {
				const seen = await look(number);
				bytes += seen.outbox;
				entries += seen.entries;
			}
			return { bytes, entries };
		}

		async function look(number: number) {
			const late = (await ours.join(world, wishOf(number), deaf)) as Talent;
			late.close();
			const bytes = (name: string) => late.stateBytes.get(name) ?? NaN;
			return {
				calendar: bytes(nameOf.calendar(0)),
				outbox: bytes(nameOf.outbox(number)),
				desk: bytes(nameOf.desk(number)),
				entries: late.outboxEntries,
			};
		}
	} finally {
		await server.stop();
	}
}
