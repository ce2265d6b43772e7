import type { Messages } from '../messages.ts';
import { counting, numberIn } from './plurals.ts';

const counted = counting('de-DE');
const written = numberIn('de-DE');
const count = (number: number, one: string, many: string): string =>
	counted(number, { one, other: many });

export const exploring: Messages['exploring'] = {
	filters: 'Recruiter eingrenzen',
	language: 'Sprache',
	allLanguages: 'Alle Sprachen',
	topic: 'Thema',
	allTopics: 'Alle Themen',
	open: 'Hat freie Zeiten',
	sort: 'Sortieren nach',
	sorts: { company: 'Unternehmen', chances: 'Beste Chancen', name: 'Name' },
	narrow: (number) => (number === 0 ? 'Eingrenzen' : `Eingrenzen (${number})`),
	moved: 'Die freien Zeiten haben sich inzwischen geändert.',
	rearrange: 'Liste auffrischen',
	waiting: (number) => `${written(number)} warten`,
	waitingHint: (slots, waiting) =>
		waiting < slots
			? 'Mehr freie Zeiten, als Menschen auf eine warten.'
			: 'Mindestens so viele Menschen warten, wie es freie Zeiten gibt.',
	lessCrowded: (name, slots, waiting) =>
		`Weniger gefragt: ${name}, ${count(slots, 'Zeit', 'Zeiten')}, ${written(waiting)} warten`,
	loosen: {
		search: (text) => `Ohne „${text}“`,
		company: (text) => `Nicht nur ${text}`,
		language: (text) => `Nicht nur ${text}`,
		topic: (text) => `Nicht nur ${text}`,
		open: () => 'Auch ohne freie Zeiten',
	},
	loosened: (text, number) => `${text}: ${written(number)} Recruiter`,
	tooNarrow: 'Auf niemanden trifft alles zu. Lockere eine Bedingung:',
	tooNarrowAll: 'Mehrere deiner Bedingungen zusammen lassen niemanden übrig.',
};
