/** Einstellungen, Profile und Zeiten, und die Talente zum Durchsehen. */
import type { Messages } from '../messages.ts';
import { counting } from './plurals.ts';

const counted = counting('de-DE');
const count = (number: number, one: string, many: string): string =>
	counted(number, { one, other: many });

export const ownProfile: Messages['ownProfile'] = {
	title: 'Mein Profil',
	lead: 'Recruiter lesen es, wenn du einen Chat anfragst, und finden dich darüber.',
	account: 'Name und Bild',
	form: 'Über mich',
	formHint: 'Sprachen und Themen bringen dich nach oben, wo sie zu dem passen, was jemand sucht.',
	preview: 'Was Recruiter sehen',
	previewHint: 'Sie sehen es, sobald du gespeichert hast. Andere Talente nie.',
};

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

export const availability: Messages['availability'] = {
	title: 'Meine Zeiten',
	lead: 'Klicke oder ziehe über die Zeiten, die du anbietest. Änderungen sind sofort gespeichert.',
	duration: 'Länge eines Chats',
	minutes: (number) => `${number} min`,
	selectAll: 'Alle wählen',
	clearAll: 'Leeren',
	offered: (number) => `${number} angeboten`,
	booked: (number) => `${number} gebucht`,
	state: {
		offered: 'angeboten',
		blank: 'nicht angeboten',
		booked: 'gebucht',
		passed: 'vorbei',
	},
	slotLabel: (from, to, state) => `${from} bis ${to}, ${state}`,
	bookedBy: (name) => `gebucht von ${name}`,
	withdrawTitle: (time, name) => `${time} ist von ${name} gebucht`,
	withdrawText: (name) =>
		`Du kannst die Zeit behalten, oder den Chat mit ${name} absagen und sie nicht mehr anbieten. Verschieben kannst du den Chat in deinem Zeitplan.`,
	withdraw: 'Chat absagen, Zeit zurückziehen',
	keep: 'Behalten',
	copy: 'Kopieren auf…',
	copyTo: (day) => `Kopieren auf ${day}`,
	copied: (day, number) => `${count(number, 'Zeit', 'Zeiten')} am ${day} angeboten`,
	copiedSome: (day, number, left) =>
		`${count(number, 'Zeit', 'Zeiten')} am ${day} angeboten; ${left} fanden dort keinen Platz`,
	nothingToCopy: 'Nichts ließ sich kopieren: Keine dieser Zeiten gibt es an dem anderen Tag.',
	lengthTitle: (minutes) => `Auf ${minutes} Minuten ändern?`,
	lengthStays: (number) =>
		`${number === 1 ? 'Ein gebuchter Chat bleibt' : `${number} gebuchte Chats bleiben`} wie vereinbart, mit der alten Länge:`,
	lengthOffers: (before, after) =>
		`Der übrige Tag wird neu angeboten: Aus ${count(before, 'freien Zeit', 'freien Zeiten')} ${after === 1 ? 'wird' : 'werden'} ${after}.`,
	lengthConfirm: 'Länge ändern',
	notSaved: 'nicht gespeichert',
	notSavedYet: 'noch nicht gespeichert',
	refused: (sentence) => `Nicht gespeichert: ${sentence}`,
	days: 'Tage',
	dayOver: 'Dieser Tag ist vorbei.',
	passedCount: (number) => `${count(number, 'Zeit ist', 'Zeiten sind')} schon vorbei.`,
	day: (name) => `Zeiten am ${name}`,
	keys: 'Pfeiltasten bewegen, die Leertaste bietet an oder zieht zurück, mit Umschalt mehrere auf einmal.',
	legend: { offered: 'Angeboten', blank: 'Nicht angeboten', booked: 'Gebucht' },
	notReachable: 'Änderungen werden gesendet, sobald du wieder online bist.',
	nothing: 'Du bietest noch keine Zeiten an. Talente können nur Zeiten wählen, die du anbietest.',
};
