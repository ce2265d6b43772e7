/** Zeiten: zum Aussuchen, zum Anbieten, und der eigene Tag. */
import type { Messages } from '../messages.ts';
import { counting } from './plurals.ts';

const counted = counting('de-DE');
const count = (number: number, one: string, many: string): string =>
	counted(number, { one, other: many });

export const picker: Messages['picker'] = {
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

export const schedule: Messages['schedule'] = {
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
};
