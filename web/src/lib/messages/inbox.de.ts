import type { Messages } from '../messages.ts';
import { counting, numberIn } from './plurals.ts';
import { singleKeys } from './single-keys.de.ts';

const counted = counting('de-DE');
const written = numberIn('de-DE');
const count = (number: number, one: string, many: string): string =>
	counted(number, { one, other: many });

export const inbox: Messages['inbox'] = {
	search: 'In dieser Liste suchen',
	placeholder: 'Name, Thema, Worte…',
	found: (shown, all) =>
		shown === all ? count(all, 'Mensch', 'Menschen') : `${written(shown)} von ${written(all)}`,
	order: 'Reihenfolge',
	orders: { time: 'Neueste zuerst', fit: 'Passendste zuerst' },
	nothingToCompare:
		'Nenne Sprachen und Themen, die du dir wünschst, dann stehen die Passendsten oben.',
	toSettings: 'Sagen, wen du treffen möchtest',
	fit: {
		speaks: (languages) => `spricht ${languages}`,
		shares: (topics) => `teilt ${topics}`,
		none: 'Nichts gemeinsam mit dem, was du suchst',
	},
	nothingFound: 'Niemand in dieser Liste passt dazu',
	back: 'Zurück zur Liste',
	choose: (name) => `${name} auswählen`,
	chooseAll: 'Alle auswählen',
	chosen: (number) => `${written(number)} ausgewählt`,
	clearChosen: 'Auswahl aufheben',
	declineChosen: (number) => `${written(number)} ablehnen…`,
	declineTitle: (number) => `${count(number, 'Anfrage', 'Anfragen')} ablehnen?`,
	declineText: 'Alle bekommen dieselbe Notiz. Du kannst es danach zurücknehmen.',
	gone: (name) => `Die Anfrage von ${name} ist nicht mehr hier.`,
	goneText: (state) => `Das ist daraus geworden: ${state}.`,
	next: 'Weiter',
	openChat: 'Diesen Chat öffnen',
	history: (name) => `Du und ${name}`,
	historyEmpty: 'Noch nichts zwischen euch.',
	keysButton: 'Tasten',
	keys: {
		...singleKeys,
		next: 'Weiter',
		previous: 'Zurück',
		accept: 'Annehmen',
		decline: 'Ablehnen, mit Platz für eine Notiz',
		undo: 'Meine letzte Ablehnung zurücknehmen',
		choose: 'Auswählen, um mehrere auf einmal abzulehnen',
		search: 'Suchen',
		help: 'Diese Liste',
	},
	noRequestHere: 'Hier ist keine Anfrage zu beantworten.',
	nothingToUndo: 'Du hast hier nichts abgelehnt, was sich zurücknehmen ließe.',
	progress: {
		title: (done, total) => `Ablehnen: ${done} von ${total} entschieden`,
		finished: (declined) => `${count(declined, 'Anfrage', 'Anfragen')} abgelehnt`,
		refused: (refused) => `${refused} ließen sich nicht ablehnen`,
		undo: 'Alle zurücknehmen',
		undone: (number) =>
			`${count(number, 'Anfrage wartet', 'Anfragen warten')} wieder auf eine Antwort`,
		dismiss: 'Diese Liste schließen',
		waiting: 'noch nicht gesendet',
		queued: 'wartet, bis du online bist',
		sending: 'wird gesendet',
		sent: 'gesendet',
		declined: 'abgelehnt',
	},
	ratio: (accepted, slots) =>
		`${accepted} angenommen, noch ${count(slots, 'freie Zeit', 'freie Zeiten')}`,
	ratioHint: 'Annehmen reserviert nichts: Wer zuerst bestätigt, bekommt die Zeit.',
	offerMore: 'Mehr Zeiten anbieten',
	empty: {
		requests: {
			title: 'Keine offenen Anfragen',
			text: 'Hier kommen Anfragen von Talenten an. Du kannst auch jemanden einladen.',
		},
		in_scheduling: {
			title: 'Gerade wählt niemand eine Zeit',
			text: 'Talente, die du annimmst, stehen hier, bis sie eine Zeit gewählt haben.',
		},
		confirmed: {
			title: 'Noch keine bestätigten Chats',
			text: 'Bestätigt ein Talent eine Zeit, steht der Chat hier.',
		},
	},
};

/** Who was at a chat, where it was seen wrong (NS4). */
export const correct: Messages['correct'] = {
	open: 'Wer war da?',
	title: 'Wer war da?',
	text: (name) => `Wurde das falsch gesehen, sag, wie es war. ${name} erfährt davon.`,
	options: {
		both: () => 'Es hat stattgefunden',
		talent: (name) => `Nur ${name} war da`,
		recruiter: () => 'Nur ich war da',
		nobody: () => 'Es hat nicht stattgefunden',
	},
	texts: {
		both: () => 'Ihr wart beide da.',
		talent: (name) => `${name} hat auf dich gewartet; der Chat zählt dort nicht.`,
		recruiter: (name) => `Du hast auf ${name} gewartet.`,
		nobody: () => 'Von euch war niemand da.',
	},
	save: 'Speichern',
};
