/** Zu spät, nicht gekommen, und was man hinterher behält. */
import type { Messages } from '../messages.ts';

export const chatTime: Messages['chatTime'] = {
	sayLate: 'Ich komme 5 Minuten später',
	youSaid: (name, time) => `${name} weiß, dass du um ${time} kommst.`,
	peerLate: (name, time) => `${name} verspätet sich und kommt gegen ${time}.`,
	elsewhere: (name, minutes) =>
		`${name} ist noch in einem anderen Chat, etwa ${minutes} ${minutes === 1 ? 'Minute' : 'Minuten'}.`,
	recruiterAbsent: (name) =>
		`${name} ist bisher nicht gekommen. Du kannst gehen: Dann zählt dieser Chat für dich nicht.`,
	talentAbsent: (name) => `${name} ist bisher nicht gekommen. Du kannst gehen.`,
	correctedBy: { recruiter: 'Vom Recruiter berichtigt', organizer: 'Vom Veranstalter berichtigt' },
};

export const memo: Messages['memo'] = {
	title: 'Deine Notiz',
	onlyYou: 'Das siehst nur du',
	question: (name) => `Möchtest du mit ${name} weitermachen?`,
	marks: { yes: 'Ja', maybe: 'Vielleicht', no: 'Eher nicht' },
	note: 'Notiz dazu',
	saved: 'Gespeichert',
	saving: 'Wird gespeichert …',
};
