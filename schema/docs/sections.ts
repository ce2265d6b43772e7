import { CALENDAR_SECTIONS } from './calendar.ts';
import { DESK_SECTIONS } from './desk.ts';
import { DIRECTORY_SECTIONS } from './directory.ts';
import type { ProjectionAddress } from './names.ts';
import { HELPDESK_SECTIONS, SUPPORT_SECTIONS } from './support.ts';
import { TEAM_SECTIONS } from './team.ts';
import { VACANCIES_SECTIONS } from './vacancies.ts';

/** The sections of a projection; each exists from the first render on, even when it is empty. */
export function sectionsOf({ kind }: ProjectionAddress): readonly string[] {
	switch (kind) {
		case 'desk':
			return DESK_SECTIONS;
		case 'calendar':
			return CALENDAR_SECTIONS;
		case 'directory':
			return DIRECTORY_SECTIONS;
		case 'vacancies':
			return VACANCIES_SECTIONS;
		case 'team':
			return TEAM_SECTIONS;
		case 'support':
			return SUPPORT_SECTIONS;
		case 'helpdesk':
			return HELPDESK_SECTIONS;
		case 'look':
			return [];
	}
}
