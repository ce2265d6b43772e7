import type { equipmentCheck as english } from './equipment.en.ts';

export const equipmentCheck: typeof english = {
	intro:
		'Tage vorher oder kurz davor: Sieh dich selbst, prüfe, ob man dich hört, und probiere dein Netz aus. Niemand sonst sieht oder hört dich hier.',
	devices: 'Kamera und Mikrofon',
	results: 'Was sich zeigt',
	again: 'Noch einmal prüfen',
	running: 'Wird geprüft…',
	notChecked: 'Das Netz wurde nicht geprüft',
	verdicts: {
		well: 'Alles in Ordnung',
		limited: 'Es geht, mit Einschränkungen',
		bad: 'Von hier kommt vielleicht kein Gespräch zustande',
	},
	concerns: {
		no_way:
			'Dieses Netz lässt kein Gespräch hinaus. Versuche ein anderes, etwa den Hotspot deines Telefons, und prüfe noch einmal.',
		hidden_without_relay:
			'Du verbirgst deine IP-Adresse, und kein Relay ist erreichbar. Zeige sie, oder versuche ein anderes Netz.',
		no_relay:
			'Diese Seite hat kein Relay. In strengen Netzen, wie in manchen Unternehmen, kommt vielleicht kein Gespräch zustande; frage die Veranstalter, oder nimm ein anderes Netz, etwa den Hotspot deines Telefons.',
		relay_unreachable:
			'Das Relay ist von hier nicht erreichbar. Die meisten Gespräche kommen trotzdem zustande; wenn deines nicht, versuche ein anderes Netz, etwa den Hotspot deines Telefons.',
		silent: 'Von deinem Mikrofon war noch nichts zu hören: sag etwas.',
		mic: 'Die andere Seite wird dich nicht hören.',
		camera: 'Die andere Seite wird dich nicht sehen.',
	},
	notNeeded: 'Ein anderer Weg geht, dieser wird nicht gebraucht.',
	mic: 'Mikrofon',
	camera: 'Kamera',
	direct: 'Direkt zur anderen Seite',
	relayNames: {
		udp: 'Über ein Relay, mit UDP',
		tcp: 'Über ein Relay, mit TCP',
		tls: 'Über ein Relay, mit TLS',
	},
	noRelay: 'Über ein Relay',
	works: 'Geht',
	opening: 'Wird geöffnet…',
	off: 'Aus',
	offText: 'Schalte sie ein, um sie zu prüfen.',
	silent: 'Noch nichts gehört',
	silentText: 'Sag etwas. Bleibt der Balken still, wähle ein anderes Mikrofon.',
	faulty: 'Geht nicht',
	none: 'Keines',
	roundTrip: (ms) => `${ms} ms hin und zurück`,
	directFindings: {
		checking: { word: 'Wird geprüft…' },
		works: { word: 'Geht', text: 'Ton und Bild können direkt zur anderen Seite.' },
		inside_only: {
			word: 'Geht',
			text: 'Dein Browser macht Gespräche. Ob dein Netz sie hinauslässt, zeigt sich im Gespräch.',
		},
		shut_in: {
			word: 'Nicht erreicht',
			text: 'Dein Netz lässt nichts direkt hinaus. Ein Relay hilft, oder ein anderes Netz.',
		},
		blocked: {
			word: 'Gesperrt',
			text: 'Dein Browser stellt keine Verbindungen her. Eine Erweiterung oder eine Regel deines Unternehmens verbietet es vielleicht; versuche einen anderen Browser.',
		},
	},
	relayFindings: {
		checking: { word: 'Wird geprüft…' },
		works: { word: 'Geht' },
		unreachable: {
			word: 'Nicht erreicht',
			text: 'Eine Firewall ist im Weg. Versuche ein anderes Netz.',
		},
		refused: {
			word: 'Abgelehnt',
			text: 'Das Relay nimmt uns nicht an. Bitte sag es den Veranstaltern.',
		},
	},
	faults: {
		unreachable: 'Der Server ist nicht zu erreichen, darum wurde das Netz nicht geprüft.',
		slow_down: 'Das waren viele Prüfungen. Bitte warte eine Minute.',
		too_late: 'Dieses Event ist vorbei, darum wird das Netz nicht mehr geprüft.',
	},
};
