import type { Messages } from '../messages.ts';
import { counting } from './plurals.ts';

const counted = counting('de-DE');

export const announcements: Messages['announcements'] = {
	title: 'Ankündigungen',
	write: 'Neue Ankündigung',
	hint: 'Alle bei diesem Event sehen sie sofort.',
	publish: 'Veröffentlichen',
	none: 'Es gibt keine Ankündigung. Was du veröffentlichst, steht bei allen im Überblick.',
	withdraw: 'Zurückziehen',
	withdrawThis: (text) => `Zurückziehen: ${text}`,
	withdrawing: 'Wird zurückgezogen…',
	confirmTitle: 'Diese Ankündigung zurückziehen?',
	confirmText:
		'Sie verschwindet bei allen vom Bildschirm. Um es noch einmal zu sagen, veröffentlichst du sie neu.',
	told: (text) => `Ankündigung: ${text}`,
	unread: (number) => counted(number, { one: 'neue Ankündigung', other: 'neue Ankündigungen' }),
};
