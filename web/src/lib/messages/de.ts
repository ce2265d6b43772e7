import type { CoreMessages, Messages } from '../messages.ts';
import { acts, done } from './acts.de.ts';
import { announcements } from './announcements.de.ts';
import { exploring } from './explore.de.ts';
import { overview } from './overview.de.ts';
import { counting, numberIn } from './plurals.ts';
import { picker, schedule } from './calendar.de.ts';
import {
	cancelDialog,
	chatPage,
	decline,
	equipment,
	invite,
	meeting,
	requestDialog,
} from './meetings.de.ts';
import { chatTime, memo } from './chat-time.de.ts';
import { notices } from './notices.de.ts';
import { refusals } from './refusals.de.ts';

const counted = counting('de-DE');
const written = numberIn('de-DE');
const count = (number: number, one: string, many: string): string =>
	counted(number, { one, other: many });

const tabs: Messages['tabs'] = {
	explore: 'Entdecken',
	requests: 'Anfragen',
	in_scheduling: 'In Planung',
	confirmed: 'Bestätigt',
	declined: 'Abgelehnt',
	completed: 'Abgeschlossen',
	history: 'Beendet',
};

const statuses: Messages['statuses'] = {
	requested: 'Angefragt',
	in_scheduling: 'In Planung',
	confirmed: 'Bestätigt',
	declined: 'Abgelehnt',
	completed: 'Abgeschlossen',
	cancelled: 'Abgesagt',
	expired: 'Nicht rechtzeitig beantwortet',
	missed: 'Fand nicht statt',
};

/** German, with the du of fairs for young people. Nobody is a "he" by default: people have names. */
export const de: CoreMessages = {
	locale: 'de-DE',
	number: written,
	product: 'Visavis',
	close: 'Schließen',
	cancel: 'Abbrechen',
	undo: 'Rückgängig',
	askAgain: 'Erneut anfragen',
	save: 'Speichern',
	saving: 'Wird gespeichert…',
	saved: 'Gespeichert',
	view: 'Ansehen',
	keep: 'Behalten',
	optional: 'freiwillig',
	skipToContent: 'Zum Inhalt springen',
	loading: 'Wird geladen…',
	language: 'Sprache',
	pageTitle: (...parts) => [...parts, 'Visavis'].join(' · '),

	nav: {
		main: 'Hauptnavigation',
		events: 'Events',
		fair: 'Dieses Event',
		overview: 'Überblick',
		companies: 'Unternehmen',
		chats: '1-1 Chats',
		schedule: 'Mein Zeitplan',
		talents: 'Talente',
		team: 'Team',
		availability: 'Meine Zeiten',
		settings: 'Einstellungen',
		help: 'Hilfe',
		support: 'Hilfeanfragen',
		myAccount: 'Mein Konto',
		myProfile: 'Mein Profil',
		more: 'Mehr',
		signOut: 'Abmelden',
		account: (name) => `Konto von ${name}`,
	},

	deletedParticipant: 'Gelöschte Person',

	/** Signing out while the server cannot be reached. */
	leaving: {
		title: 'Ohne Verbindung abmelden?',
		text: 'Der Server kann es gerade nicht erfahren. Dieses Gerät kann dich trotzdem sofort vergessen:',
		what: [
			'Alles, was es von dir behalten hat, verschwindet, auch was noch gesendet werden soll.',
			'Deine Sitzung auf dem Server endet, sobald dieses Gerät ihn wieder erreicht. Bis dahin öffnet sie hier nichts.',
			'Bleibt dieses Gerät vielleicht ohne Verbindung, dann beende die Sitzung von einem anderen aus, unter „Mein Konto“.',
		],
		now: 'Mich auf diesem Gerät vergessen',
		stay: 'Angemeldet bleiben',
		left: 'Du bist gegangen',
		leftText: 'Auf diesem Gerät ist nichts mehr von dir.',
		waiting:
			'Deine Sitzung auf dem Server endet, sobald es wieder eine Verbindung gibt. Diese Seite sagt es ihm, und jede andere, die hier geöffnet wird, auch.',
		ended: 'Auch deine Sitzung auf dem Server ist beendet.',
		signIn: 'Anmelden',
	},

	signIn: {
		erased: 'Du bist gelöscht. Danke, dass du da warst.',
		title: 'Anmelden',
		email: 'E-Mail-Adresse',
		password: 'Passwort',
		submit: 'Anmelden',
		incomplete: 'Bitte gib deine E-Mail-Adresse und dein Passwort ein.',
		wrong: 'Die E-Mail-Adresse oder das Passwort stimmt nicht.',
		slowDown: (seconds) =>
			`Zu viele Versuche. Bitte versuche es in ${
				seconds < 120
					? count(seconds, 'Sekunde', 'Sekunden')
					: count(Math.ceil(seconds / 60), 'Minute', 'Minuten')
			} noch einmal.`,
		demo: 'Sieh dich um',
		demoText: 'Dies ist eine Demo. Tritt als eine dieser Personen ein, ganz ohne Passwort.',
		withPassword: 'Mit deinem eigenen Konto',
		enterAs: (name) => `Als ${name} eintreten`,
		role: {
			talent: () => 'Talent',
			recruiter: (company) => `Recruiting bei ${company}`,
			organizer: () => 'Veranstaltung',
		},
	},

	events: {
		title: 'Events',
		empty: 'Noch keine Events',
		emptyText: 'Events erscheinen hier, sobald du von den Veranstaltern dafür angemeldet bist.',
		now: 'Läuft gerade',
		past: 'Vorbei',
		startsIn: (days) => (days <= 1 ? 'Beginnt morgen' : `Beginnt in ${days} Tagen`),
		startsToday: 'Beginnt heute',
		companies: (number) => count(number, 'Unternehmen', 'Unternehmen'),
		role: {
			talent: 'Du nimmst als Talent teil',
			recruiter: 'Du suchst hier Talente',
			organizer: 'Du veranstaltest das',
		},
		upcoming: 'Jetzt und demnächst',
		earlier: 'Früher',
	},

	tabs,
	statuses,
	notices,
	refusals,
	exploring,
	overview,
	announcements,

	time: {
		inCity: (time, city) => `${time} in ${city}`,
		yourZone: (city) => `Alle Zeiten in deiner Zeitzone (${city})`,
		bothZones: (own, fair) => `Deine Zeit (${own}), daneben die Zeit des Events (${fair})`,
		ago: (text) => `vor ${text}`,
		justNow: 'gerade eben',
		seconds: (number) => `${number} s`,
		minutes: (number) => `${number} min`,
		hours: (number) => `${number} h`,
		// "in 3 Tagen", "vor 3 Tagen".
		days: (number) => count(number, 'Tag', 'Tagen'),
		startsIn: (text) => `Beginnt in ${text}`,
		endsIn: (text) => `noch ${text}`,
		over: 'Vorbei',
	},

	connection: {
		offline: 'Du bist offline.',
		partMissing:
			'Dieser Teil der Seite ließ sich nicht holen. Versuch es noch einmal oder lade die Seite neu.',
		asOf: (time) => `Du siehst, was um ${time} bekannt war.`,
		reconnecting: 'Neuer Verbindungsversuch…',
		ended: 'Deine Sitzung ist beendet. Bitte melde dich neu an.',
		signIn: 'Anmelden',
		upgrade: 'Diese Seite ist älter als der Server.',
		reload: 'Neu laden',
		newVersion: 'Eine neue Version ist da.',
		later: 'Später',
		waiting: (number) =>
			number === 1
				? '1 Änderung wird gesendet, sobald du wieder online bist.'
				: `${count(number, 'Änderung', 'Änderungen')} werden gesendet, sobald du wieder online bist.`,
		takeBack: 'Zurücknehmen',
		tookBack: 'Zurückgenommen. Es wurde nie gesendet.',
		tooLate: 'Das ist vielleicht schon unterwegs und lässt sich nicht mehr zurücknehmen.',
		lost: 'Etwas, das noch zu senden war, ließ sich nicht lesen und wurde nicht gesendet. Bitte mach es noch einmal:',
		notKept:
			'Dieser Browser bewahrt nichts auf. Was noch nicht gesendet ist, geht verloren, wenn du diese Seite schließt.',
		unknownAct: 'Eine Änderung aus einer anderen Version dieser Seite',
		stale: 'Diese Zeiten können sich inzwischen geändert haben.',
	},

	acts,

	done,
	refusedAct: (act, sentence) => `${act}: ${sentence}`,

	toasts: { label: 'Meldungen' },

	field: {
		counter: (used, limit) => `${used} / ${limit}`,
		left: (left) => `noch ${count(left, 'Zeichen', 'Zeichen')}`,
		tooLong: (over) => `${count(over, 'Zeichen', 'Zeichen')} zu viel`,
		removeTag: (tag) => `${tag} entfernen`,
		tagHint: 'Nach jedem Eintrag die Eingabetaste drücken',
	},

	noticeMenu: {
		label: 'Mitteilungen',
		unread: (number) => `${written(number)} neu`,
		title: 'Mitteilungen',
		empty: 'Nichts Neues',
		emptyText: 'Was mit deinen Chats geschieht, während du woanders bist, erscheint hier.',
		newHere: 'neu',
	},

	nextChat: { next: 'Dein nächster Chat', now: 'Läuft gerade' },

	chats: {
		toConfirmed: (count: number) =>
			count === 1 ? 'Zum bestätigten Chat' : `Zu den ${count} bestätigten Chats`,
		title: '1-1 Chats',
		tabs: '1-1 Chats nach Stand',
		left: (number) => `noch ${count(number, 'Chat', 'Chats')}`,
		leftHint: (number, limit) =>
			`Von den ${limit} 1-1 Chats, die dir bei diesem Event zustehen, kannst du noch ${number} beginnen.`,
		leftOpenHint: (open, limit) => `${open} von ${limit} Anfragen warten auf eine Antwort.`,
		filter: 'Zeigen',
		all: 'Alle',
		sent: 'Von mir gesendet',
		received: 'Erhalten',
		company: 'Unternehmen',
		allCompanies: 'Alle Unternehmen',
		clear: 'Filter aufheben',
		search: 'Suchen',
		searchRecruiters: 'Name, Thema…',
		found: (number) => count(number, 'Person', 'Personen'),
		nothingFound: 'Niemand passt dazu',
		noRecruiters: 'Noch niemand aus dem Recruiting',
		noRecruitersText: 'Wer für ein Unternehmen zu diesem Event kommt, erscheint hier.',
		empty: {
			requests: {
				title: 'Keine offenen Anfragen',
				text: 'Such dir unter „Entdecken“ jemanden aus und frag nach einem Chat.',
			},
			in_scheduling: {
				title: 'Nichts zu planen',
				text: 'Wird deine Anfrage angenommen, wählst du hier eine Zeit.',
			},
			confirmed: {
				title: 'Noch keine bestätigten Chats',
				text: 'Hast du eine Zeit gewählt, steht der Chat hier.',
			},
			declined: {
				title: 'Nichts wurde abgelehnt',
				text: 'Abgelehnte Anfragen bleiben hier stehen.',
			},
			completed: {
				title: 'Noch hat kein Chat stattgefunden',
				text: 'Später siehst du hier, mit wem du gesprochen hast.',
			},
			history: {
				title: 'Hier ist nichts',
				text: 'Zurückgezogene und abgelaufene Anfragen bleiben hier stehen.',
			},
		},
		explore: 'Recruiter entdecken',
		invite: 'Talente einladen',
		ended: (number) => `Abgesagt und beendet (${written(number)})`,
	},

	recruiter: {
		openSlots: (number) => count(number, 'freie Zeit', 'freie Zeiten'),
		requests: (number) => count(number, 'Anfrage', 'Anfragen'),
		online: 'Gerade online',
		languages: 'Sprachen',
		topics: 'Themen',
		lookingFor: 'Möchte kennenlernen',
		request: 'Anfragen',
		pickTime: 'Zeit wählen',
		direct: 'Direkt buchbar',
		directHint: 'Wähle eine Zeit, und der Chat ist sofort bestätigt.',
		more: (name) => `Mehr zu ${name}`,
		readOnly: 'Nur Talente fragen nach Chats.',
	},

	meeting,

	requestDialog,

	invite,

	picker,

	decline,

	cancelDialog,

	schedule,

	chatPage,
	equipment,
	chatTime,
	memo,

	error: {
		notFound: 'Diese Seite gibt es nicht',
		notFoundText: 'Oder sie ist nicht für dich: Ein Event sehen nur die, die daran teilnehmen.',
		broken: 'Bei uns ist etwas schiefgegangen',
		brokenText: 'Es wurde nichts geändert. Bitte versuche es gleich noch einmal.',
		notSaved: 'Gerade lässt sich nichts speichern. Bitte versuche es gleich noch einmal.',
		offlineText:
			'Diese Seite braucht eine Verbindung. Deinen Zeitplan und deine Chats kannst du auch ohne lesen.',
		home: 'Zu meinen Events',
		reference: (id) => `Kennung: ${id}`,
	},
};
