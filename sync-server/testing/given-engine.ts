import { must } from '#schema/assert.ts';
import { HandClock, migrated, rigOver } from './engine-rig.ts';
import type { FairSpec } from './fair-rows.ts';
import { insertFair } from './fair-rows.ts';

/** A fair of two talents and a recruiter with slots, and the engine over it, at a clock in hand. */
export async function given(spec: Partial<FairSpec> = {}) {
	const clock = new HandClock();
	const connection = await migrated();
	const rows = insertFair(connection, { now: clock.now(), ...spec });
	const rig = rigOver(connection, { clock });
	const [ada, ben] = rows.talents;
	const [rita] = rows.recruiters;
	const [slot, second] = rows.starts;
	return {
		...rig,
		...rows,
		connection,
		clock,
		ada: must(ada, 'a talent'),
		ben: must(ben, 'another talent'),
		rita: must(rita, 'a recruiter'),
		slot: must(slot, 'a slot'),
		second: must(second, 'another slot'),
	};
}

export const NO_PROFILE = { headline: '', about: '', languages: [], topics: [] };
export const HELLO = { message: 'Hello', question: '', answer: '' };
