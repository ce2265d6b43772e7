import type { Migration } from 'kysely/migration';
import * as init from './0001-init.ts';

/** Registered by hand, in order. A landed migration is never edited. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
	'0001-init': init,
};
