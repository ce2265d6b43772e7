import type { Messages } from '../messages.ts';
import { counting } from './plurals.ts';

const counted = counting('de-DE');
const count = (number: number, one: string, many: string): string =>
	counted(number, { one, other: many });

/** Die Seite des Teams, und was an Stelle anderer im Team getan wird. */
export const team: Messages['team'] = {
	title: 'Team',
	lead: (company) =>
		`Alle bei ${company}: wer wann gebucht ist, was wartet und was ihr füreinander tun könnt.`,
	figures: 'Das Team in Zahlen',
	offered: (number) => `${count(number, 'Zeit', 'Zeiten')} angeboten`,
	booked: (number) => `${number} gebucht`,
	waiting: (number) => `${count(number, 'Anfrage wartet', 'Anfragen warten')}`,
	days: 'Tag',
	people: 'Das Team nebeneinander',
	you: 'du',
	calendar: (name) => `Zeiten von ${name}`,
	requests: (name) => `Anfragen an ${name}`,
	requestsTitle: 'Anfragen',
	scheduling: 'Wählt eine Zeit',
	times: 'Zeiten',
	noTimes: 'An diesem Tag sind keine Zeiten angeboten',
	bookedReason: (time, name) =>
		`${time} ist von ${name} gebucht. Sag diesen Chat zuerst ab oder verschiebe ihn; dann lässt sich die Zeit zurückziehen.`,
	noRequests: 'Nichts wartet',
	passed: (number) =>
		number === 1 ? '1 frühere Zeit ist vorbei' : `${number} frühere Zeiten sind vorbei`,
	open: 'frei',
	setUp: 'Zeiten und Einstellungen einrichten',
	setUpMine: 'Meine Verfügbarkeit',
	accept: 'Annehmen',
	decline: 'Ablehnen',
	acceptFor: (talent, name) => `${talent} für ${name} annehmen`,
	declineFor: (talent, name) => `${talent} für ${name} ablehnen`,
	looking: (names, number) =>
		number === 1 ? `${names} sieht sich das gerade an` : `${names} sehen sich das gerade an`,
	through: (by, name) => `${by} hat das für ${name} getan`,
	throughForMe: (by) => `${by} hat das für dich getan`,
	handOver: 'Übergeben',
	handOverOf: (talent) => `Chat mit ${talent} übergeben`,
	handOverTitle: (talent) => `Wer spricht stattdessen mit ${talent}?`,
	handOverText: (when) =>
		`Es bleibt bei ${when}. Das Talent erfährt, wer kommt, und die alte Zeit wird frei.`,
	handOverTextNoTime: 'Das Talent erfährt es und wählt eine Zeit im neuen Kalender.',
	handOverChoose: 'Wähle zuerst jemanden aus dem Team.',
	handOverFree: 'Zu dieser Zeit frei',
	handOverCan: 'Kann diesen Chat übernehmen',
	alone: 'Du bist hier allein für deine Firma',
	aloneText: 'Sobald andere aus deiner Firma an diesem Event teilnehmen, erscheinen sie hier.',
	denied: 'Dieses Team kann dir nicht gezeigt werden.',
	setUpTitle: (name) => `Für ${name} einrichten`,
	setUpLead: (name) =>
		`Was du hier änderst, gilt für ${name}. Dort wird auch gesagt, dass du es warst.`,
	back: 'Team',
	unknown: 'Diese Person gehört nicht zu deinem Team',
	inviteFor: 'Einladen im Namen von',

	note: {
		title: 'Team-Notizen',
		onlyYours: (company) => `Das sieht nur dein Team bei ${company}.`,
		placeholder: 'Was dein Team wissen sollte',
		saving: 'Wird gespeichert …',
		saved: 'Gespeichert',
		notSaved: 'Nicht gespeichert',
		failing:
			'Nicht gespeichert: Gerade lässt sich nichts sichern. Es wird weiter versucht; lass diese Seite offen.',
		offline: 'Offline. Dein Team hat vielleicht weitergeschrieben.',
		leave:
			'Eine Team-Notiz ist noch nicht gespeichert. Das Event verlassen und verwerfen, was du geschrieben hast?',
		offlineUnsaved:
			'Offline, noch nicht gespeichert. Lass diese Seite offen; gespeichert wird, sobald du zurück bist.',
	},

	me: 'mir selbst',

	acts: {
		'request.send': (peer, name) => `Einladung an ${peer} für ${name}`,
		'request.cancel': (peer, name) => `Anfrage mit ${peer} für ${name} zurückziehen`,
		'request.accept': (peer, name) => `${peer} für ${name} annehmen`,
		'request.decline': (peer, name) => `${peer} für ${name} ablehnen`,
		'request.reopen': (peer, name) => `Ablehnung von ${peer} für ${name} zurücknehmen`,
		'availability.set': (_peer, name) => `Verfügbarkeit von ${name} ändern`,
		'recruiter.settings': (_peer, name) => `Einstellungen von ${name} ändern`,
	},

	done: {
		'request.send': (peer, name) => `${peer} ist für ${name} eingeladen`,
		'request.cancel': (peer, name) => `Die Anfrage von ${name} mit ${peer} ist zurückgezogen`,
		'request.accept': (peer, name) => `Du hast ${peer} für ${name} angenommen`,
		'request.decline': (peer, name) => `Du hast ${peer} für ${name} abgelehnt`,
		'request.reopen': (peer, name) => `Die Anfrage von ${peer} an ${name} wartet wieder`,
		'availability.set': (_peer, name) => `Verfügbarkeit von ${name} gespeichert`,
		'recruiter.settings': (_peer, name) => `Einstellungen von ${name} gespeichert`,
	},
};
