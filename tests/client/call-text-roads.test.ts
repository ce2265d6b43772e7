/** The text of a call with both its roads at once: the real server, and a channel between the two pages. */
import { onTestFinished, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { CallText } from '#lib/call/call-text.ts';
import { ChannelRoad } from '#lib/call/channel-road.ts';
import { ServerRoad } from '#lib/call/server-road.ts';
import { Signatures } from '#lib/call/signatures.ts';
import type { ParticipantId } from '#schema/ids.ts';
import { until } from '../hub/rig.ts';
import { startTexts } from '../signaling/text-rig.ts';

async function start() {
	const room = await startTexts();
	room.at(-5);
	const page = (who: ParticipantId) => {
		const session = room.granted(who);
		const text = new CallText({
			party: who === room.ada ? 'talent' : 'recruiter',
			signatures: new Signatures(session.textKeys),
			serverNow: () => room.clock.now(),
			keep: () => ({ loaded: Promise.resolve(), close: async () => {} }),
			onChange: () => {},
		});
		const headers = room.headersOf(who);
		class Browser extends WebSocket {
			constructor(url: string | URL, protocols?: string | string[]) {
				super(url, protocols, { headers });
			}
		}
		const server = new ServerRoad({
			doc: text.doc,
			origin: room.origin,
			onChange: () => {},
			WebSocket: Browser as unknown as typeof globalThis.WebSocket,
		});
		onTestFinished(() => {
			server.close();
			return text.close();
		});
		return { text, server, session };
	};
	const [ada, rita] = [page(room.ada), page(room.rita)];
	return { room, ada, rita };
}

/** A data channel between them; returns how to cut it. */
function connect(ada: CallText, rita: CallText): () => void {
	let isOpen = true;
	const roads: ChannelRoad[] = [];
	const channelTo = (side: number) => ({
		get readyState() {
			return isOpen ? 'open' : 'closed';
		},
		send(data: Uint8Array<ArrayBuffer>) {
			const { buffer } = Uint8Array.from(data);
			setImmediate(() => isOpen && roads[side]?.receive(buffer));
		},
	});
	roads.push(new ChannelRoad(ada, channelTo(1)), new ChannelRoad(rita, channelTo(0)));
	return () => {
		isOpen = false;
		for (const road of roads) road.close();
	};
}

const textsOf = ({ text }: { text: CallText }) => text.messages.map((message) => message.text);
const bothShow = async (two: readonly { text: CallText }[], ...texts: string[]) => {
	for (const one of two) await until(() => textsOf(one).join() === texts.join());
};

it('[TX1] with both roads open everything arrives once; with either of them alone it arrives as well', async () => {
	const { room, ada, rita } = await start();
	const two = [ada, rita];
	// Neither: what is written waits on the device.
	await ada.text.say('before all');
	ada.server.open(ada.session);
	await until(() => ada.server.isOpen);
	rita.server.open(rita.session);
	await bothShow(two, 'before all');
	const cut = connect(ada.text, rita.text);
	await rita.text.say('by both');
	await bothShow(two, 'before all', 'by both');
	rita.text.notes.edit('', 'notes');
	await until(() => ada.text.notes.text === 'notes');
	// The server is away.
	room.signaling.stop();
	await until(() => !ada.server.isOpen && !rita.server.isOpen);
	await ada.text.say('past the server');
	await bothShow(two, 'before all', 'by both', 'past the server');
	// The way between them is lost, and the server is back, with nothing.
	cut();
	await rita.text.say('in the dark');
	room.restart();
	await bothShow(two, 'before all', 'by both', 'past the server', 'in the dark');
	connect(ada.text, rita.text);
	await ada.text.say('good-bye');
	await bothShow(two, 'before all', 'by both', 'past the server', 'in the dark', 'good-bye');
	expect(ada.text.notes.text).toBe(rita.text.notes.text);
});

it('[TX1, TX3, I13] on a device that has nothing one’s own words come back, under one’s own name', async () => {
	const { room, ada, rita } = await start();
	ada.server.open(ada.session);
	await ada.text.say('mine');
	rita.server.open(rita.session);
	await bothShow([rita], 'mine');
	// The server has forgotten it too; the partner has not.
	room.restart();
	ada.server.close();
	await until(() => rita.server.isOpen);
	const session = room.granted(room.ada);
	const elsewhere = new CallText({
		party: 'talent',
		signatures: new Signatures(session.textKeys),
		serverNow: () => room.clock.now(),
		keep: () => ({ loaded: Promise.resolve(), close: async () => {} }),
		onChange: () => {},
	});
	connect(elsewhere, rita.text);
	await bothShow([{ text: elsewhere }], 'mine');
	expect(elsewhere.messages.map(({ from }) => from)).toEqual(['talent']);
});
