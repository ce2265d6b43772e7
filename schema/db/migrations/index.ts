import type { Migration } from 'kysely/migration';
import * as init from './0001-init.ts';
import * as team from './0003-team.ts';

/** Registered by hand, in order. A landed migration is never edited. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
	'0001-init': init,
	'0003-team': team,
};
