import type { Messages } from '../messages.ts';
import { exploring } from './explore.de.ts';
import { companies, overview } from './overview.de.ts';
import { inbox } from './inbox.de.ts';
import { counting } from './plurals.ts';
import { account } from './account.de.ts';
import { refusals } from './refusals.de.ts';
import { team } from './team.de.ts';

const counted = counting('de-DE');
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

const at = (when: string) => (when ? ` (${when})` : '');

const notices: Messages['notices'] = {
	request_received: ({ peer }) => `${peer} hat dir eine Anfrage gesendet`,
	request_withdrawn: ({ peer }) => `${peer} hat die Anfrage zurückgezogen`,
	request_accepted: ({ peer }) => `Deine Anfrage an ${peer} wurde angenommen`,
	request_declined: ({ peer }) => `${peer} hat deine Anfrage abgelehnt`,
	decline_undone: ({ peer }) =>
		`${peer} hat die Ablehnung zurückgenommen; deine Anfrage wartet wieder`,
	request_expired: ({ peer }) => `Die Anfrage mit ${peer} endete ohne Antwort`,
	chat_confirmed: ({ peer, when }) => `${peer} hat einen 1-1 Chat bestätigt${at(when)}`,
	chat_moved: ({ peer, when }) =>
		`${peer} hat euren 1-1 Chat verschoben${when ? `, neu: ${when}` : ''}`,
	slot_released: ({ peer, when }) =>
		`${peer} hat eure Zeit freigegeben${at(when)}; es kann eine neue gewählt werden`,
	chat_cancelled: ({ peer, when }) => `${peer} hat euren 1-1 Chat abgesagt${at(when)}`,
	peer_joined: ({ peer }) => `${peer} ist eurem 1-1 Chat beigetreten`,
	slot_opened: ({ peer }) => `${peer} hat wieder eine freie Zeit`,
	chat_handed_over: ({ peer, when }) => `${peer} übernimmt euren 1-1 Chat${at(when)}`,
	chat_received: ({ peer, by, when }) =>
		`${by} hat dir den 1-1 Chat mit ${peer} übergeben${at(when)}`,
	chat_handed_on: ({ peer, by, when }) =>
		`${by} hat deinen 1-1 Chat mit ${peer}${at(when)} an jemand anderen im Team übergeben`,
	colleague_invited: ({ peer, by }) => `${by} hat ${peer} für dich eingeladen`,
	colleague_withdrew: ({ peer, by }) => `${by} hat die Anfrage mit ${peer} für dich zurückgezogen`,
	colleague_accepted: ({ peer, by }) => `${by} hat ${peer} für dich angenommen`,
	colleague_declined: ({ peer, by }) => `${by} hat ${peer} für dich abgelehnt`,
	colleague_reopened: ({ peer, by }) =>
		`${by} hat die Ablehnung von ${peer} für dich zurückgenommen`,
	colleague_offered: ({ by }) => `${by} hat deine Verfügbarkeit geändert`,
	colleague_set: ({ by }) => `${by} hat deine Einstellungen geändert`,
};

/** German, with the du of fairs for young people. Nobody is a "he" by default: people have names. */
export const de: Messages = {
	locale: 'de-DE',
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
		myAccount: 'Mein Konto',
		more: 'Mehr',
		signOut: 'Abmelden',
		account: (name) => `Konto von ${name}`,
	},

	signIn: {
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
	companies,
	account,
	team,
	inbox,

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
		tooLate: 'Das ist schon unterwegs und lässt sich nicht mehr zurücknehmen.',
		lost: 'Etwas, das noch zu senden war, ließ sich nicht lesen und wurde nicht gesendet. Bitte mach es noch einmal:',
		notKept:
			'Dieser Browser bewahrt nichts auf. Was noch nicht gesendet ist, geht verloren, wenn du diese Seite schließt.',
		unknownAct: 'Eine Änderung aus einer anderen Version dieser Seite',
		stale: 'Diese Zeiten können sich inzwischen geändert haben.',
	},

	acts: {
		'request.send': (peer) => `Anfrage an ${peer}`,
		'request.cancel': (peer) => `Anfrage an ${peer} zurückziehen`,
		'request.accept': (peer) => `${peer} annehmen`,
		'request.decline': (peer) => `${peer} ablehnen`,
		'request.reopen': (peer) => `Ablehnung von ${peer} zurücknehmen`,
		'slot.book': (peer) => `Zeit mit ${peer} buchen`,
		'slot.claim': (peer) => `Zeit mit ${peer} bestätigen`,
		'slot.release': (peer) => `Zeit mit ${peer} freigeben`,
		'slot.reschedule': (peer) => `Chat mit ${peer} verschieben`,
		'chat.cancel': (peer) => `Chat mit ${peer} absagen`,
		'chat.join': (peer) => `Chat mit ${peer} beitreten`,
		'chat.handover': (peer) => `Chat mit ${peer} übergeben`,
		'availability.set': () => 'Deine Zeiten ändern',
		'recruiter.settings': () => 'Einstellungen ändern',
		'profile.update': () => 'Profil ändern',
	},

	done: {
		'request.send': (peer) => `Anfrage an ${peer} gesendet`,
		'request.cancel': (peer) => `Anfrage an ${peer} zurückgezogen`,
		'request.accept': (peer) => `Du hast ${peer} angenommen`,
		'request.decline': (peer) => `Du hast ${peer} abgelehnt`,
		'request.reopen': (peer) => `Die Anfrage mit ${peer} wartet wieder auf eine Antwort`,
		'slot.book': (peer) => `Dein 1-1 Chat mit ${peer} ist bestätigt`,
		'slot.claim': (peer) => `Dein 1-1 Chat mit ${peer} ist bestätigt`,
		'slot.release': (peer) => `${peer} kann eine neue Zeit wählen`,
		'slot.reschedule': (peer) => `Dein 1-1 Chat mit ${peer} ist verschoben`,
		'chat.cancel': (peer) => `Dein 1-1 Chat mit ${peer} ist abgesagt`,
		'chat.join': () => 'Du bist beigetreten',
		'chat.handover': (peer) => `Der 1-1 Chat mit ${peer} ist übergeben`,
		'availability.set': () => 'Deine Zeiten sind gespeichert',
		'recruiter.settings': () => 'Einstellungen gespeichert',
		'profile.update': () => 'Profil gespeichert',
	},
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
		unread: (number) => `${number} neu`,
		title: 'Mitteilungen',
		empty: 'Nichts Neues',
		emptyText: 'Was mit deinen Chats geschieht, während du woanders bist, erscheint hier.',
		newHere: 'neu',
	},

	nextChat: { next: 'Dein nächster Chat', now: 'Läuft gerade' },

	chats: {
		title: '1-1 Chats',
		tabs: '1-1 Chats nach Stand',
		left: (number) => `noch ${count(number, 'Chat', 'Chats')}`,
		leftHint: (number, limit) =>
			`Von den ${limit} 1-1 Chats, die dir bei diesem Event zustehen, kannst du noch ${number} beginnen.`,
		leftOpenHint: (open, limit) => `${open} von ${limit} Anfragen warten auf eine Antwort.`,
		ratio: (accepted, slots) =>
			`${accepted} angenommen, noch ${count(slots, 'freie Zeit', 'freie Zeiten')}`,
		ratioHint: 'Annehmen reserviert nichts: Wer zuerst bestätigt, bekommt die Zeit.',
		offerMore: 'Mehr Zeiten anbieten',
		filter: 'Zeigen',
		all: 'Alle',
		sent: 'Von mir gesendet',
		received: 'Erhalten',
		company: 'Unternehmen',
		allCompanies: 'Alle Unternehmen',
		clear: 'Filter aufheben',
		search: 'Suchen',
		searchRecruiters: 'Name, Unternehmen, Thema…',
		found: (number) => count(number, 'Person', 'Personen'),
		nothingFound: 'Niemand passt dazu',
		noRecruiters: 'Noch niemand aus dem Recruiting',
		noRecruitersText: 'Wer für ein Unternehmen zu diesem Event kommt, erscheint hier.',
		empty: {
			requests: {
				talent: {
					title: 'Keine offenen Anfragen',
					text: 'Such dir unter „Entdecken“ jemanden aus und frag nach einem Chat.',
				},
				recruiter: {
					title: 'Keine offenen Anfragen',
					text: 'Hier kommen Anfragen von Talenten an. Du kannst auch jemanden einladen.',
				},
			},
			in_scheduling: {
				talent: {
					title: 'Nichts zu planen',
					text: 'Wird deine Anfrage angenommen, wählst du hier eine Zeit.',
				},
				recruiter: {
					title: 'Gerade wählt niemand eine Zeit',
					text: 'Talente, die du annimmst, stehen hier, bis sie eine Zeit gewählt haben.',
				},
			},
			confirmed: {
				talent: {
					title: 'Noch keine bestätigten Chats',
					text: 'Hast du eine Zeit gewählt, steht der Chat hier.',
				},
				recruiter: {
					title: 'Noch keine bestätigten Chats',
					text: 'Bestätigt ein Talent eine Zeit, steht der Chat hier.',
				},
			},
			declined: {
				talent: {
					title: 'Nichts wurde abgelehnt',
					text: 'Abgelehnte Anfragen bleiben hier stehen.',
				},
				recruiter: {
					title: 'Nichts wurde abgelehnt',
					text: 'Abgelehnte Anfragen bleiben hier stehen.',
				},
			},
			completed: {
				talent: {
					title: 'Noch hat kein Chat stattgefunden',
					text: 'Später siehst du hier, mit wem du gesprochen hast.',
				},
				recruiter: {
					title: 'Noch hat kein Chat stattgefunden',
					text: 'Später siehst du hier, mit wem du gesprochen hast.',
				},
			},
			history: {
				talent: {
					title: 'Hier ist nichts',
					text: 'Zurückgezogene und abgelaufene Anfragen bleiben hier stehen.',
				},
				recruiter: {
					title: 'Hier ist nichts',
					text: 'Zurückgezogene und abgelaufene Anfragen bleiben hier stehen.',
				},
			},
		},
		explore: 'Recruiter entdecken',
		invite: 'Talente einladen',
		ended: (number) => `Abgesagt und beendet (${number})`,
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

	meeting: {
		waiting: 'Wartet auf Rückmeldung',
		invited: 'Hat dich eingeladen',
		askedYou: 'Bittet um einen Chat',
		yourTurn: 'Angenommen',
		theirTurn: 'Wählt eine Zeit',
		noFreeSlot: 'Gerade keine freie Zeit',
		sending: 'Wird gesendet…',
		queued: 'Wird gesendet, sobald du wieder online bist',
		asking: 'Wird angefragt…',
		askingFor: (time) => `${time} wird angefragt…`,
		waitingFor: (time) =>
			`${time} wird versucht, sobald du wieder da bist. Die Zeit ist nicht reserviert.`,
		accept: 'Annehmen',
		decline: 'Ablehnen',
		undoDecline: 'Ablehnung zurücknehmen',
		cancelRequest: 'Anfrage zurückziehen',
		cancelChat: 'Chat absagen',
		reschedule: 'Verschieben',
		release: 'Neue Zeit wählen lassen',
		pickTime: 'Zeit wählen',
		join: 'Beitreten',
		more: (name) => `Mehr zum Chat mit ${name}`,
		message: 'Nachricht',
		yourMessage: 'Deine Nachricht',
		question: 'Frage',
		answer: 'Antwort',
		yourAnswer: 'Deine Antwort',
		note: 'Notiz',
		showMore: 'Mehr zeigen',
		showLess: 'Weniger zeigen',
		expires: (when) => `Endet ${when}, wenn niemand antwortet`,
		declinedByYou: 'Du hast abgelehnt',
		declinedBy: (name) => `Abgelehnt von ${name}`,
		cancelledByYou: 'Du hast abgesagt',
		cancelledBy: (name) => `Abgesagt von ${name}`,
		releasedByYou: 'Du hast diese Zeit freigegeben',
		releasedBy: (name) => `${name} hat diese Zeit freigegeben`,
		missedNobody: 'Niemand ist beigetreten',
		missedYou: 'Du bist nicht beigetreten',
		missedThem: (name) => `${name} ist nicht beigetreten`,
		opensAt: (time) => `Öffnet um ${time}`,
		sentOn: (when) => `Gesendet ${when}`,
		about: 'Über mich',
		joinedThem: (name) => `${name} ist da`,
	},

	requestDialog: {
		title: 'Um einen 1-1 Chat bitten',
		ideal: (name) => `${name} möchte kennenlernen`,
		idealHint: 'Das ist nur ein Hinweis. Alle dürfen anfragen.',
		background: 'Hintergrund',
		experience: 'Erfahrung',
		languages: 'Sprachen',
		topics: 'Themen',
		message: 'Nachricht',
		messageHint: 'Ein paar Worte über dich und worüber du sprechen möchtest.',
		question: (name) => `${name} fragt · erforderlich`,
		send: 'Anfrage senden',
		quota: (left, limit) => `Damit nutzt du einen deiner ${left} übrigen Chats (von ${limit}).`,
		offline: 'Du bist offline. Die Anfrage wird gesendet, sobald du wieder da bist.',
		questionChanged:
			'Die Frage hat sich gerade geändert. Deine Antwort steht noch da; bitte prüfe sie.',
		about: 'Über mich',
	},

	invite: {
		title: (name) => `${name} einladen`,
		button: 'Einladen',
		send: 'Einladung senden',
		message: 'Nachricht',
		messageHint: 'Sag, warum du sprechen möchtest. Das steht bei der Einladung.',
	},

	picker: {
		title: 'Zeit wählen',
		moveTitle: 'Chat verschieben',
		with: (name) => `1-1 Chat mit ${name}`,
		slots: (name) => `Zeiten von ${name}`,
		confirm: '1-1 Chat bestätigen',
		choose: 'Wähle zuerst eine Zeit.',
		nothingYet: 'Auswählen reserviert nichts. Die Zeit gehört dir, sobald sie bestätigt ist.',
		instead: (when) =>
			`Statt ${when}. Du behältst die alte Zeit, bis du die neue sicher bekommen hast.`,
		asking: 'Wird angefragt…',
		offline:
			'Du bist offline. Deine Wahl wird versucht, sobald du wieder da bist; reserviert ist nichts.',
		waiting: 'Wartet auf die Verbindung. Noch ist nichts reserviert.',
		justTaken: (time) => `${time} hat gerade jemand anderes bekommen.`,
		gone: (time) => `${time} wird nicht mehr angeboten.`,
		nearest: 'Die nächsten freien Zeiten:',
		none: 'Gerade keine freie Zeit',
		noneText:
			'Im Moment sind alle Zeiten vergeben. Wenn jemand verschiebt oder absagt, werden wieder welche frei; du erfährst es sofort.',
		noneOffered: 'Noch keine Zeiten angeboten',
		noneOfferedText: 'Sobald Zeiten angeboten werden, erscheinen sie hier, und du erfährst es.',
		stayWaiting: 'Weiter warten',
		askAnyway: 'Trotzdem anfragen',
		askAnywayHint:
			'Deine Anfrage ist sofort angenommen, und du wählst eine Zeit, sobald eine frei wird.',
		free: (number) => `${number} frei`,
		passedCount: (number) =>
			`${count(number, 'frühere Zeit ist', 'frühere Zeiten sind')} schon vorbei.`,
		dayOver: 'Vorbei',
		dayFull: 'Alles vergeben',
		state: {
			open: 'frei',
			taken: 'vergeben',
			passed: 'vorbei',
			mine: 'dein Chat',
			asking: 'angefragt',
			clash: 'überschneidet sich',
			current: 'jetzt',
		},
		until: (time) => `–${time}, `,
		inCity: (city) => `in ${city}`,
		atFair: (time, city) => `${time} in ${city}`,
		loading: 'Zeiten werden geladen…',
		denied: 'Diese Zeiten können dir nicht gezeigt werden.',
	},

	decline: {
		title: (name) => `${name} ablehnen?`,
		note: 'Kurze Notiz',
		noteHint:
			'Sie steht bei der Ablehnung. Du kannst jemanden aus deinem Team oder euren Stand nennen.',
		confirm: 'Ablehnen',
	},

	cancelDialog: {
		requestTitle: (name) => `Anfrage an ${name} zurückziehen?`,
		requestText: 'Sie verschwindet dort sofort aus der Liste, und du bekommst den Chat zurück.',
		requestTextRecruiter: 'Sie verschwindet dort sofort aus der Liste.',
		schedulingTitle: (name) => `Anfrage mit ${name} zurückziehen?`,
		chatTitle: (name) => `Chat mit ${name} absagen?`,
		chatText: 'Die Zeit wird sofort für andere frei.',
		releaseTitle: (name) => `${name} eine neue Zeit wählen lassen?`,
		releaseText:
			'Die jetzige Zeit wird sofort für andere frei, und der Chat steht wieder unter „In Planung“.',
		note: 'Kurze Notiz',
		noteHint: 'Sie wird der anderen Person gezeigt.',
		confirmRequest: 'Anfrage zurückziehen',
		confirmChat: 'Chat absagen',
		confirmRelease: 'Zeit freigeben',
	},

	schedule: {
		title: 'Mein Zeitplan',
		empty: 'Noch nichts geplant',
		emptyText: {
			talent: 'Bestätigte 1-1 Chats erscheinen hier nach Uhrzeit.',
			recruiter: 'Wenn Talente Zeiten mit dir bestätigen, erscheinen sie hier.',
		},
		showPast: (number) => `${count(number, 'früheren Chat', 'frühere Chats')} zeigen`,
		hidePast: 'Frühere Chats ausblenden',
		gap: (text) => `${text} frei`,
		prepare: 'Vorbereiten',
		nothingToPrepare: 'Mit der Anfrage wurde nichts geschrieben.',
		aboutCompany: (company) => `Über ${company}`,
	},

	chatPage: {
		back: '1-1 Chats',
		with: (name) => `1-1 Chat mit ${name}`,
		who: 'Wer da ist',
		you: 'du',
		here: 'ist da',
		notHere: 'noch nicht da',
		bothHere: 'Ihr seid beide da.',
		youAreHere: (name) =>
			`Du bist beigetreten. ${name} ist noch nicht da; du erfährst, wenn sich das ändert.`,
		theyAreHere: (name) => `${name} ist da und wartet auf dich.`,
		unknown: 'Diesen Chat gibt es nicht',
		unknownText: 'Vielleicht wurde er zurückgezogen, oder die Adresse stimmt nicht.',
		takenPlace: 'Dieser Chat hat stattgefunden.',
	},

	talents: {
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
	},

	availability: {
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
	},

	settings: {
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
	},

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
