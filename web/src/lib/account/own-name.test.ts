import { expect, it } from 'vitest';
import { LIMITS } from '#schema/limits.ts';
import { nameFault } from './own-name.ts';

it.each(['Ada', 'A', '李小龙', 'محمد', 'Jean-Luc O’Neill', '🦊', 'x'.repeat(LIMITS.name)])(
	'[ST5] %s is a name',
	(name) => expect(nameFault(name)).toBeNull(),
);

it.each([
	['', 'empty'],
	['   ', 'empty'],
	['\u200b\u200d', 'empty'],
	['x'.repeat(LIMITS.name + 1), 'too_long'],
	['Ada\nRita', 'unreadable'],
	['Ada\0', 'unreadable'],
	['Ada\ud800', 'unreadable'],
])('[ST5, IN1, IN2] %j is none: %s', (name, fault) => expect(nameFault(name)).toBe(fault));
