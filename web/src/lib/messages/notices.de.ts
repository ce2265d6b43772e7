/** Was anderswo geschah, in einer Zeile. */
import type { Messages } from '../messages.ts';

const at = (when: string) => (when ? ` (${when})` : '');

export const notices: Messages['notices'] = {
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
	peer_late: ({ peer, when }) => `${peer} kommt ein paar Minuten später${at(when)}`,
	peer_absent: ({ peer }) => `${peer} ist noch nicht zu eurem 1-1 Chat gekommen`,
	chat_extended: ({ peer, when }) =>
		`${peer} hat euren 1-1 Chat um 5 Minuten verlängert${when ? `, bis ${when}` : ''}`,
	chat_missed: ({ peer }) => `Du warst beim 1-1 Chat mit ${peer} nicht zu sehen`,
	chat_returned: ({ peer }) => `${peer} ist nicht gekommen. Dieser 1-1 Chat zählt für dich nicht`,
	chat_corrected: ({ peer }) => `Beim 1-1 Chat mit ${peer} wurde berichtigt, wer da war`,
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
	support_asked: ({ peer }) => `${peer} bittet um Hilfe`,
	support_answered: ({ peer }) => `${peer} hat dir im Support geantwortet`,
};
