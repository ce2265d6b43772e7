import type { Messages } from '../messages.ts';

const always = (sentence: string) => (): string => sentence;

export const refusals: Messages['refusals'] = {
	forbidden: always('Das kannst du hier nicht tun.'),
	invalid: always(
		'Das war nicht zu verstehen. Bitte lade die Seite neu und versuche es noch einmal.',
	),
	unsupported: always('Diese Seite ist älter als der Server. Bitte lade sie neu.'),
	id_reused: always('Das wurde schon einmal mit anderem Inhalt gesendet.'),
	error: always('Bei uns ist etwas schiefgegangen. Es wurde nichts geändert.'),
	busy: always('Der Server ist gerade ausgelastet. Bitte versuche es gleich noch einmal.'),
	unavailable: always(
		'Buchungen lassen sich gerade nicht speichern. Es wurde nichts geändert; bitte versuche es noch einmal.',
	),
	expired: always('Das kam zu spät bei uns an und wurde nicht mehr ausgeführt.'),
	window_not_open: ({ at }) =>
		at
			? `Anfragen und Buchungen sind ab ${at} möglich.`
			: 'Anfragen und Buchungen sind noch nicht möglich.',
	window_closed: ({ at }) =>
		at
			? `Anfragen und Buchungen waren bis ${at} möglich.`
			: 'Anfragen und Buchungen sind nicht mehr möglich.',
	direction_closed: always('Die Veranstalter haben Anfragen von deiner Seite nicht vorgesehen.'),
	already_active: always('Mit dieser Person läuft schon eine Anfrage oder ein Chat.'),
	already_confirmed: ({ at }) =>
		at ? `Dieser Chat ist schon bestätigt: ${at}.` : 'Dieser Chat ist schon bestätigt.',
	request_limit: ({ limit }) =>
		limit === undefined
			? 'Du hast zu viele offene Anfragen. Warte auf eine Antwort oder zieh eine zurück.'
			: limit === 1
				? 'Du kannst nur eine offene Anfrage haben. Warte auf die Antwort oder zieh sie zurück.'
				: `Du hast ${limit} offene Anfragen, mehr sind nicht erlaubt. Warte auf eine Antwort oder zieh eine zurück.`,
	chat_limit: ({ limit }) =>
		limit === undefined
			? 'Du hast alle deine 1-1 Chats für dieses Event genutzt.'
			: limit === 1
				? 'Du hast deinen einen 1-1 Chat für dieses Event genutzt.'
				: `Du hast alle ${limit} 1-1 Chats für dieses Event genutzt.`,
	answer_required: always('Bitte beantworte die Frage, dann kannst du die Anfrage senden.'),
	question_changed: always(
		'Die Frage hat sich gerade geändert. Bitte sieh sie dir noch einmal an.',
	),
	wrong_status: always('Das geht nicht mehr: Inzwischen hat sich etwas geändert.'),
	request_expired: always(
		'Auf diese Anfrage kam nicht rechtzeitig eine Antwort, deshalb ist sie beendet.',
	),
	not_accepted: always('Diese Anfrage ist noch nicht angenommen.'),
	not_direct: always('Hier wird jetzt erst über Anfragen entschieden. Bitte sende eine Anfrage.'),
	slot_gone: always('Diese Zeit wird nicht mehr angeboten.'),
	slot_taken: always('Gerade hat jemand anderes diese Zeit bekommen.'),
	slot_passed: always('Diese Zeit hat schon begonnen.'),
	time_conflict: ({ at, peer }) => {
		const who = peer ? ` mit ${peer}` : '';
		return at
			? `Um ${at} hast du einen Chat${who}.`
			: `Du hast zu dieser Zeit schon einen Chat${who}.`;
	},
	peer_conflict: always('Die andere Person hat zu dieser Zeit schon einen Chat.'),
	colleague_active: always('Hat schon eine Anfrage oder einen Chat mit dieser Person.'),
	colleague_busy: ({ at }) =>
		at ? `Ist um ${at} nicht frei.` : 'Hat dann einen Chat oder bietet eine andere Zeit an.',
	too_close: ({ at }) =>
		at
			? `Dieser Chat ließ sich bis ${at} ändern. Jetzt beginnt er zu bald.`
			: 'Dieser Chat beginnt zu bald, um ihn noch zu ändern.',
	too_early: ({ at }) => (at ? `Öffnet um ${at}` : 'Es ist noch zu früh, um beizutreten.'),
	too_late: always('Dieser Chat ist vorbei.'),
	slot_booked: ({ at, peer }) =>
		`${at ? `${at} ist` : 'Eine dieser Zeiten ist'}${peer ? ` von ${peer}` : ''} gebucht. Sag zuerst diesen Chat ab.`,
	slots_overlap: ({ at }) =>
		at
			? `Die Zeiten um ${at} überschneiden sich.`
			: 'Diese Zeiten überschneiden sich miteinander oder mit einem gebuchten Chat.',
	outside_day: always('Das liegt außerhalb der Stunden dieses Tages.'),
	duration_not_allowed: always('Chats dieser Länge sind bei diesem Event nicht vorgesehen.'),
	already_there: always('Du bist schon in diesem Chat.'),
	not_begun: ({ at }) =>
		at ? `Dieser Chat beginnt um ${at}.` : 'Dieser Chat hat noch nicht begonnen.',
	not_together: always('Das geht, sobald ihr beide da seid.'),
	extension_limit: always('Dieser Chat lässt sich nicht noch einmal verlängern.'),
	fair_over: always('Dann schließt die Veranstaltung.'),
	correction_over: ({ at }) =>
		at ? `Das ließ sich bis ${at} berichtigen.` : 'Zum Berichtigen ist es zu spät.',
	peer_chat_limit: always('Die andere Person hat diesen Chat inzwischen anders verwendet.'),
	announcement_blank: always('Bitte schreib, was alle wissen sollen.'),
	announcement_limit: ({ limit }) =>
		limit === undefined
			? 'Es gibt zu viele Ankündigungen. Zieh zuerst eine zurück.'
			: `Es gibt ${limit} Ankündigungen, mehr gehen nicht. Zieh zuerst eine zurück.`,
	support_blank: always('Bitte schreib zuerst ein paar Worte.'),
	support_unanswered: ({ limit }) =>
		limit === undefined
			? 'Du hast schon mehrere Nachrichten geschrieben. Bitte warte auf eine Antwort.'
			: `${limit} deiner Nachrichten warten auf eine Antwort. Bitte warte, bis jemand antwortet.`,
	support_too_fast: ({ at }) =>
		at
			? `Das ging sehr schnell. Um ${at} kannst du wieder schreiben.`
			: 'Das ging sehr schnell. Bitte warte einen Moment, bevor du wieder schreibst.',
	support_gone: always('Dieses Gespräch gibt es nicht mehr.'),
	support_closed: always('Dieses Gespräch ist geschlossen. Wer schreibt, öffnet es wieder.'),
	vacancy_blank: always('Bitte gib der Stelle einen Titel.'),
	vacancy_link: always(
		'Ein Link beginnt mit https:// und nennt eine Website, zum Beispiel acme.example.',
	),
	vacancy_contact: always('Diese Person ist nicht mehr in deinem Team. Bitte wähle neu.'),
	vacancy_limit: ({ limit }) =>
		limit === undefined
			? 'Dein Unternehmen hat zu viele Stellen. Zieh zuerst eine zurück.'
			: `Dein Unternehmen hat ${limit} Stellen, mehr gehen nicht. Zieh zuerst eine zurück.`,
	vacancy_gone: always('Diese Stelle wurde inzwischen zurückgezogen.'),
	vacancy_changed: always(
		'Jemand aus deinem Team hat diese Stelle inzwischen geändert. Was du geschrieben hast, ist noch da; bitte sieh es dir noch einmal an.',
	),
};
