/** Die Einstellungen der Recruiter, und die Talente zum Durchsehen. */
import type { Messages } from '../messages.ts';
import { counting } from './plurals.ts';

const counted = counting('de-DE');
const count = (number: number, one: string, many: string): string =>
	counted(number, { one, other: many });

export const settings: Messages['settings'] = {
	title: 'Einstellungen',
	booking: 'Wie Talente buchen',
	selective: 'Auswählen',
	selectiveText:
		'Talente senden eine Anfrage. Du nimmst an oder lehnst ab, dann wählen sie eine Zeit.',
	direct: 'Direkt',
	directText: 'Talente wählen eine deiner freien Zeiten, und der Chat ist sofort bestätigt.',
	question: 'Meine Frage',
	questionHint:
		'Talente müssen sie beantworten, um eine Anfrage zu senden. Lass sie leer, um nichts zu fragen.',
	ideal: 'Wen ich kennenlernen möchte',
	idealHint:
		'Talente sehen das, bevor sie eine Anfrage senden. Es ist ein Hinweis und schließt niemanden aus.',
	background: 'Hintergrund',
	backgroundPlaceholder: 'Informatik, Design, Physik…',
	experience: 'Erfahrung',
	experiencePlaceholder: 'Im Studium, erste Stelle, einige Jahre…',
	languages: 'Sprachen',
	topics: 'Themen',
	profile: 'Mein Profil',
	profileHint: 'Was andere bei diesem Event von dir sehen.',
	headline: 'Überschrift',
	headlineHint: 'Eine Zeile unter deinem Namen.',
	about: 'Über mich',
	save: 'Speichern',
	unsaved: 'Noch nicht gespeichert',
	discard: 'Änderungen verwerfen',
	nothingToSave: 'Es hat sich nichts geändert.',
	blocked: 'Etwas weiter oben ist zu lang.',
	preview: {
		title: 'Was Talente sehen',
		hint: 'Es folgt dem, was du schreibst. Talente sehen es, sobald du gespeichert hast.',
		direct: 'Bei direkter Buchung wählen Talente in diesem Fenster eine deiner freien Zeiten.',
	},
	leave: 'Deine Änderungen sind nicht gespeichert. Diese Seite trotzdem verlassen?',
};

export const talents: Messages['talents'] = {
	title: 'Talente',
	lead: 'Such nach Menschen, die du kennenlernen möchtest, und lade sie ein.',
	language: 'Sprache',
	anyLanguage: 'Jede Sprache',
	topic: 'Thema',
	anyTopic: 'Jedes Thema',
	notInTouch: 'Noch ohne Kontakt',
	back: 'Alle Talente',
	search: 'Talente suchen',
	placeholder: 'Name, Thema, Sprache…',
	found: (number) => count(number, 'Talent', 'Talente'),
	none: 'Niemand passt dazu',
	noneText: 'Versuch ein anderes Wort.',
	noneYet: 'Noch keine Talente',
	noneYetText: 'Sobald Talente an diesem Event teilnehmen, erscheinen sie hier.',
	page: (page, pages) => `Seite ${page} von ${pages}`,
	next: 'Weiter',
	previous: 'Zurück',
	pages: 'Seiten mit Talenten',
};
