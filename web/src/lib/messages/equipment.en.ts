/** Checking camera, microphone and network before a chat. */
import type { Concern, DirectFinding, RelayFinding, Verdict } from '../call/check/verdict.ts';
import type { RelayKind } from '../call/check/ways.ts';
import type { NoServers } from '../call/check/ask-servers.ts';

const verdicts: Readonly<Record<Verdict, string>> = {
	well: 'All well',
	limited: 'It works, with limits',
	bad: 'A call may not come about here',
};

const concerns: Readonly<Record<Concern, string>> = {
	no_way:
		'This network lets no call out. Try another one, such as the hotspot of your phone, and check again.',
	hidden_without_relay:
		'You hide your IP address, and no relay is reached. Show it, or try another network.',
	no_relay:
		'This site has no relay. In strict networks, as in some companies, a call may not come about; ask the organizers, or use another network, such as the hotspot of your phone.',
	relay_unreachable:
		'The relay is not reached from here. Most calls come about all the same; if yours does not, try another network, such as the hotspot of your phone.',
	silent: 'Nothing was heard of your microphone yet: say something.',
	mic: 'The other side will not hear you.',
	camera: 'The other side will not see you.',
};

/** A word, and a sentence where there is something to say. */
interface Said {
	readonly word: string;
	readonly text?: string;
}

const direct: Readonly<Record<DirectFinding, Said>> = {
	checking: { word: 'Checking…' },
	works: { word: 'Works', text: 'Sound and picture can go straight to the other side.' },
	inside_only: {
		word: 'Works',
		text: 'Your browser makes calls. Whether your network lets them out shows in the call.',
	},
	shut_in: {
		word: 'Not reached',
		text: 'Your network lets nothing straight out. A relay helps, or another network.',
	},
	blocked: {
		word: 'Blocked',
		text: 'Your browser makes no connections. An extension or a rule of your company may forbid it; try another browser.',
	},
};

const relay: Readonly<Record<RelayFinding, Said>> = {
	checking: { word: 'Checking…' },
	works: { word: 'Works' },
	unreachable: { word: 'Not reached', text: 'A firewall is in the way. Try another network.' },
	refused: { word: 'Refused', text: 'The relay does not take us. Please tell the organizers.' },
};

const faults: Readonly<Record<NoServers, string>> = {
	unreachable: 'The server cannot be reached, so the network was not checked.',
	slow_down: 'That were many checks. Please wait a minute.',
	too_late: 'This event is over, so the network is not checked any more.',
};

const relayNames: Readonly<Record<RelayKind, string>> = {
	udp: 'Over a relay, by UDP',
	tcp: 'Over a relay, by TCP',
	tls: 'Over a relay, by TLS',
};

export const equipmentCheck = {
	intro:
		'Days before, or just before: see yourself, hear that you are heard, and try your network. Nobody else sees or hears you here.',
	devices: 'Camera and microphone',
	results: 'What was found',
	again: 'Check again',
	running: 'Checking…',
	notChecked: 'The network was not checked',
	verdicts,
	concerns,
	/** Where other ways work. */
	notNeeded: 'Another way works, so this one is not needed.',
	mic: 'Microphone',
	camera: 'Camera',
	direct: 'Straight to the other side',
	relayNames,
	noRelay: 'Over a relay',
	works: 'Works',
	opening: 'Opening…',
	off: 'Off',
	offText: 'Turn it on to check it.',
	silent: 'Nothing heard yet',
	silentText: 'Say something. If the bar stays still, choose another microphone.',
	faulty: 'Does not work',
	none: 'None',
	roundTrip: (ms: string) => `${ms} ms there and back`,
	directFindings: direct,
	relayFindings: relay,
	faults,
};
