import type { Migration } from 'kysely/migration';
import * as init from './0001-init.ts';
import * as pictures from './0002-pictures.ts';
import * as erasure from './0003-erasure.ts';
import * as lastUse from './0004-last-use.ts';
import * as team from './0005-team.ts';
import * as teamNotes from './0006-team-notes.ts';
import * as announcements from './0007-announcements.ts';
import * as rooms from './0008-rooms.ts';
import * as vacancies from './0009-vacancies.ts';
import * as chatTime from './0010-chat-time.ts';
import * as memos from './0011-memos.ts';
import * as support from './0012-support.ts';
import * as meetingChecks from './0013-meeting-checks.ts';

/** Registered by hand, in order. A landed migration is never edited. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
	'0001-init': init,
	'0002-pictures': pictures,
	'0003-erasure': erasure,
	'0004-last-use': lastUse,
	'0005-team': team,
	'0006-team-notes': teamNotes,
	'0007-announcements': announcements,
	'0008-rooms': rooms,
	'0009-vacancies': vacancies,
	'0010-chat-time': chatTime,
	'0011-memos': memos,
	'0012-support': support,
	'0013-meeting-checks': meetingChecks,
};
