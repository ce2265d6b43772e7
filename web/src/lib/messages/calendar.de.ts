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
		'Im Moment sind alle Zeiten vergeben. Wenn jemand verschiebt oder absagt, werden wieder welche frei.',
	noneOffered: 'Noch keine Zeiten angeboten',
	noneOfferedText: 'Sobald Zeiten angeboten werden, erscheinen sie hier.',
	tellMe: 'Sag mir, wenn eine frei wird',
	willTell: (name) => `Du erfährst es, sobald ${name} eine freie Zeit hat.`,
	tellMeHint:
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
