import type { account as english } from './account.en.ts';

export const account: typeof english = {
	title: 'Mein Konto',
	unavailable: 'Das kann gerade nicht gespeichert werden. Bitte versuche es noch einmal.',
	wrongPassword: 'Das ist nicht dein jetziges Passwort.',
	slowDown: (seconds: number) =>
		`Zu viele Versuche. Bitte versuche es in ${seconds === 1 ? 'einer Sekunde' : `${seconds} Sekunden`} noch einmal.`,
	save: 'Speichern',

	profile: 'Name und Bild',
	profileHint: 'So sehen dich andere, bei jedem Event, an dem du teilnimmst.',
	name: 'Name',
	nameFault: {
		empty: 'Ein Name hat mindestens einen Buchstaben.',
		too_long: (most: number) => `Ein Name hat höchstens ${most} Zeichen.`,
		unreadable: 'Dieser Name enthält Zeichen, die sich nicht zeigen lassen.',
	},
	nameSaved: 'Dein neuer Name steht auf allen Bildschirmen.',

	picture: {
		hint: 'Irgendein Foto von dir. Gezeigt wird die Mitte, als Quadrat.',
		choose: 'Bild auswählen',
		another: 'Anderes Bild auswählen',
		remove: 'Entfernen',
		changed: 'Dein Bild ist auf allen Bildschirmen.',
		removed: 'Dein Bild ist entfernt.',
		unreadable:
			'Diese Datei lässt sich nicht als Bild lesen. Bitte wähle eine JPEG-, PNG- oder WebP-Datei.',
		refused: 'Dieses Bild wurde nicht angenommen. Bitte wähle ein anderes.',
		slow_down: 'Das waren viele Bilder. Bitte warte eine Minute.',
		unavailable: 'Das Bild kann gerade nicht gespeichert werden. Bitte versuche es noch einmal.',
	},

	password: {
		title: 'Passwort',
		hint: 'Ein neues Passwort meldet dich überall sonst ab.',
		demo: 'Demo-Personen haben kein Passwort: wer will, kommt mit einem Klick als sie hinein.',
		present: 'Jetziges Passwort',
		chosen: 'Neues Passwort',
		change: 'Passwort ändern',
		changed: 'Dein Passwort ist geändert, und alle anderen Geräte sind abgemeldet.',
		incomplete: 'Bitte fülle beide Felder aus.',
		fault: {
			too_short: 'Ein Passwort hat mindestens 8 Zeichen.',
			too_long: 'Ein Passwort hat höchstens 128 Zeichen.',
			run: 'Dieses Passwort ist nur eine Folge von Zeichen.',
			common: 'Dieses Passwort wird als eines der ersten geraten.',
			personal: 'Dieses Passwort ist nur dein Name oder deine E-Mail-Adresse.',
		},
	},

	sessions: {
		title: 'Wo du angemeldet bist',
		hint: 'Beende, was du nicht erkennst, und ändere dann dein Passwort.',
		here: 'Dieses Gerät',
		device: (browser: string, system: string) => `${browser} auf ${system}`,
		unknownBrowser: 'Ein Browser',
		unknownSystem: 'einem unbekannten Gerät',
		lastUse: (when: string) => `Zuletzt benutzt: ${when}`,
		since: (when: string) => `Angemeldet: ${when}`,
		end: 'Beenden',
		endThis: (device: string) => `Die Sitzung von ${device} beenden`,
		endOthers: 'Alle anderen beenden',
		ended: 'Die Sitzung ist beendet.',
		othersEnded: 'Alle anderen Sitzungen sind beendet.',
	},

	look: {
		title: 'Aussehen und Zeit',
		theme: 'Farben',
		themes: { system: 'Wie mein Gerät', light: 'Hell', dark: 'Dunkel' },
		zone: 'Zeitzone',
		zoneHint: 'Alle Zeiten stehen in ihr, daneben die des Events.',
		zoneAuto: 'Wie mein Gerät',
	},

	notices: {
		title: 'Mitteilungen',
		hint: 'Auf diesem Gerät. Die Glocke und der Titel des Tabs zählen in jedem Fall alles.',
		comesUp: 'Was auf dem Bildschirm erscheint',
		choices: { all: 'Alles', needed: 'Was mich braucht', none: 'Nichts' },
		explained: {
			all: 'Was immer andere mit deinen Chats tun, und Ankündigungen.',
			needed: 'Anfragen, Antworten, Zeiten, und Chats, die beginnen, verlegt oder abgesagt werden.',
			none: 'Was aus deinen eigenen Schritten wurde, erfährst du weiterhin.',
		},
		notKept: 'Dieser Browser behält nichts: Die Wahl wird vergessen.',
	},

	data: {
		title: 'Was dir gehört',
		download: 'Meine Daten herunterladen',
		downloadHint:
			'Alles, was Visavis über dich aufbewahrt, als eine JSON-Datei. Von anderen steht nichts darin.',
		erase: 'Mich löschen…',
		eraseHint:
			'Beendet deine Anfragen und Chats und entfernt deinen Namen, dein Bild und alles, was du geschrieben hast. Das lässt sich nicht rückgängig machen.',
	},

	erase: {
		title: 'Mich löschen',
		what: [
			'Deine offenen Anfragen und bestätigten Chats werden abgesagt, und die anderen erfahren es.',
			'Dein Profil, dein Bild und alles, was du geschrieben hast, werden entfernt.',
			'Wer einen Chat mit dir hatte, sieht an deiner Stelle „Gelöschte Person“.',
			'Du wirst überall abgemeldet, und niemand kann sich je wieder als du anmelden.',
		],
		never: 'Das lässt sich nicht rückgängig machen.',
		password: 'Dein Passwort',
		typed: (name: string) => `Damit es kein Versehen ist, schreibe deinen Namen: ${name}`,
		submit: 'Mich endgültig löschen',
		keep: 'Mein Konto behalten',
		wrongName: 'Das ist nicht der Name, der oben steht.',
		onlyOrganizer:
			'Nur du organisierst eines der Events. Ohne dich hätte es niemanden mehr; bitte wende dich an die Leute, die diese Seite betreiben.',
	},
};
