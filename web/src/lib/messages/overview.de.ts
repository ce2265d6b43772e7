import type { Messages } from '../messages.ts';
import { counting, numberIn } from './plurals.ts';

const counted = counting('de-DE');
const written = numberIn('de-DE');
const count = (number: number, one: string, many: string): string =>
	counted(number, { one, other: many });

export const overview: Messages['overview'] = {
	title: 'Überblick',
	next: 'Mein nächster Chat',
	noNext: 'Noch ist kein Chat bestätigt',
	noNextText: {
		talent: 'Finde unter „Entdecken“ jemanden, und bitte um einen.',
		recruiter: 'Bestätigt ein Talent eine Zeit mit dir, steht sie hier.',
	},
	toChat: 'Zum Chat',
	waits: 'Wartet auf dich',
	nothingWaits: 'Nichts wartet auf dich.',
	introduce: 'So findet man dich.',
	toAnswer: 'Wartet auf deine Antwort',
	toSchedule: (slots) => `Angenommen; ${count(slots, 'Zeit', 'Zeiten')} zur Wahl`,
	noTime: 'Gerade ist keine Zeit frei',
	noTimeText: 'Sobald es wieder eine gibt, erfährst du es.',
	andMore: (number) => `${written(number)} weitere`,
	offerTimes: 'Du bietest noch keine Zeiten an; so kann niemand einen Chat mit dir bestätigen.',
	happened: 'Was geschehen ist',
	nothingHappened: 'Noch nichts. Was andere mit deinen Chats tun, erscheint hier.',
	about: 'Über dieses Event',
	when: 'Wann',
	where: 'Wo',
	lengths: (minutes) => `Je ${minutes} Minuten`,
	atMost: (chats) => `Höchstens ${count(chats, 'Chat', 'Chats')} für jedes Talent`,
	bookingOpens: (when) => `Anfragen und Zeiten gehen ab ${when}`,
	bookingCloses: (when) => `Anfragen und Zeiten gehen bis ${when}`,
	bookingClosed: 'Über Anfragen und Zeiten wird nicht mehr entschieden.',
};
