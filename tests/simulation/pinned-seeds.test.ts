/** Seeds that once broke a rule. A seed tells another story when the simulation changes; it is kept all the same. */
import './machine/globals.ts';
import { expect, it } from 'vitest';
import { report } from './world/report.ts';
import { simulate } from './world/simulate.ts';

const PINNED = [
	['SY3', 9, 'what was stored although the disk said no was shown to nobody'],
	['SY3', 14, 'a directory that was opened while nothing could be saved said so for ever'],
	['SY11', 33, 'setting the clock back held up the directory for as long'],
	['TE4', 763333200, 'who looked away while the connection was lost was shown as looking after it'],
	['NO2', 1991664216, 'a time that had just begun kept others from hearing of one given back'],
	[
		'TE4',
		500001508,
		'the heartbeat stopped when the clock was set back, and who looked was seen to leave',
	],
	[
		'HO3',
		191,
		'a time given back was shown as open in the calendar of the colleague who took over',
	],
	['CH2', 1092, 'a time given back was shown as open in the calendars of other recruiters too'],
	[
		'ID8',
		431444973,
		'the same content was sent again with another deadline, which the test itself forgot',
	],
	[
		'DO4',
		1903657187,
		'a chat was handed over after help was asked about it, and the test itself forgot whose it had been',
	],
	[
		'SY8',
		1482935692,
		'what one page of a browser took back was handed on by another that had read it from the device',
	],
	[
		'SY8',
		1069529191,
		'a device was put back to before something was taken back, which the test itself forgot',
	],
	[
		'SY10',
		38439861,
		'a chat was handed over after its time was refused, and the test itself looked into the other calendar',
	],
	[
		'SY13',
		1153634870,
		'the disk was full for less than a second, which the test itself overlooked',
	],
] as const;

it.each(PINNED)('[%s] seed %i – %s', async (_rule, seed) => {
	const { violation } = await simulate(seed);
	expect(violation && (await report(seed, violation))).toBeNull();
});
