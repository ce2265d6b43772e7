/** Ein Chat, und die Fenster, in denen er angefragt oder abgesagt wird. */
import type { Messages } from '../messages.ts';

export const meeting: Messages['meeting'] = {
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
};

export const chatPage: Messages['chatPage'] = {
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
};

export const equipment: Messages['equipment'] = {
	check: 'Meine Ausstattung prüfen',
	again: 'Noch einmal prüfen',
	checked: (ago, found) => `Geprüft ${ago}: ${found}`,
	verdicts: {
		well: 'alles in Ordnung',
		limited: 'es geht, mit Einschränkungen',
		bad: 'vielleicht kommt kein Gespräch zustande',
	},
};

export const requestDialog: Messages['requestDialog'] = {
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
};

export const cancelDialog: Messages['cancelDialog'] = {
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
};

export const decline: Messages['decline'] = {
	title: (name) => `${name} ablehnen?`,
	note: 'Kurze Notiz',
	noteHint:
		'Sie steht bei der Ablehnung. Du kannst jemanden aus deinem Team oder euren Stand nennen.',
	confirm: 'Ablehnen',
};

export const invite: Messages['invite'] = {
	title: (name) => `${name} einladen`,
	button: 'Einladen',
	send: 'Einladung senden',
	message: 'Nachricht',
	messageHint: 'Sag, warum du sprechen möchtest. Das steht bei der Einladung.',
};
