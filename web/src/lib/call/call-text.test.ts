import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import type { SignedMessage } from '#schema/call-text.ts';
import { TEXT_LIMITS, messagesIn, newCallText, notesIn } from '#schema/call-text.ts';
import type { Party } from '#schema/domain/participant.ts';
import { CallText } from './call-text.ts';
import type { ByteChannel } from './channel-road.ts';
import { ChannelRoad } from './channel-road.ts';
import { Signatures } from './signatures.ts';
import { keysOf } from './testing/text-keys.ts';

/** A page of one of the two. `kept`: what its device had; `now`: what its clock says. */
function pageOf(
	party: Party,
	{ now = () => 1_000, kept }: { now?: () => number; kept?: Y.Doc } = {},
) {
	const text = new CallText({
		party,
		signatures: new Signatures(keysOf(party)),
		serverNow: now,
		keep: (doc) => {
			if (kept) Y.applyUpdate(doc, Y.encodeStateAsUpdate(kept));
			return { loaded: Promise.resolve(), close: async () => {} };
		},
		onChange: () => {},
	});
	return text;
}

/** A channel as the browser gives it: in order, as bytes, later. */
function channelTo(receive: () => ChannelRoad | null) {
	let isOpen = true;
	const sizes: number[] = [];
	const channel: ByteChannel = {
		get readyState() {
			return isOpen ? 'open' : 'closed';
		},
		send(data) {
			sizes.push(data.length);
			const { buffer } = Uint8Array.from(data);
			queueMicrotask(() => isOpen && receive()?.receive(buffer));
		},
	};
	return { channel, sizes, cut: () => (isOpen = false) };
}

function connect(ada: CallText, rita: CallText) {
	const roads: { ada: ChannelRoad | null; rita: ChannelRoad | null } = { ada: null, rita: null };
	const toRita = channelTo(() => roads.rita);
	const toAda = channelTo(() => roads.ada);
	roads.ada = new ChannelRoad(ada, toRita.channel);
	roads.rita = new ChannelRoad(rita, toAda.channel);
	return {
		...(roads as { ada: ChannelRoad; rita: ChannelRoad }),
		sizes: [toRita.sizes, toAda.sizes],
		cut() {
			toRita.cut();
			toAda.cut();
			roads.ada?.close();
			roads.rita?.close();
		},
	};
}

/** Ends what hangs; a slow machine alone fails no test. */
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 60_000 });

const textsOf = (who: CallText) => who.messages.map(({ text }) => text);
const shows = (who: CallText, ...texts: string[]) =>
	eventually(() => expect(textsOf(who)).toEqual(texts));

describe('what the two write, over the direct road', () => {
	it('[TX1, S38] reaches the other side, in order, and an answer stands after what it answers', async () => {
		// One clock is an hour slow, the other an hour fast.
		const ada = pageOf('talent', { now: () => 5_000_000 });
		const rita = pageOf('recruiter', { now: () => 1_000 });
		connect(ada, rita);
		await ada.say('What about Monday?');
		await shows(rita, 'What about Monday?');
		await rita.say('Fine');
		await rita.say('At nine');
		await shows(ada, 'What about Monday?', 'Fine', 'At nine');
		expect(ada.messages).toEqual(rita.messages);
		expect(ada.messages.map(({ from }) => from)).toEqual(['talent', 'recruiter', 'recruiter']);
	});

	it('[TX1, TX4] what was written before and during a cut arrives once, in the same order for both', async () => {
		const [ada, rita] = [pageOf('talent'), pageOf('recruiter')];
		await ada.say('early');
		const first = connect(ada, rita);
		await shows(rita, 'early');
		first.cut();
		await ada.say('in the dark');
		await rita.say('me too');
		ada.notes.edit('', 'Salary. ');
		rita.notes.edit('', 'Start in May. ');
		connect(ada, rita).cut();
		connect(ada, rita);
		await eventually(() => expect(rita.messages).toHaveLength(3));
		await eventually(() => expect(ada.messages).toEqual(rita.messages));
		expect(textsOf(ada)[0]).toBe('early');
		await eventually(() => expect(ada.notes.text).toBe(rita.notes.text));
		expect(ada.notes.text).toContain('Salary. ');
		expect(ada.notes.text).toContain('Start in May. ');
	});

	it('[TX1] however much there is, it comes back to a page that has nothing, in frames that any browser takes', async () => {
		const ada = pageOf('talent');
		for (let i = 0; i < 50; i += 1) await ada.say(`${i} ${'ä'.repeat(1_000)}`);
		const rita = pageOf('recruiter');
		const { sizes } = connect(ada, rita);
		await eventually(() => expect(rita.messages).toHaveLength(50));
		expect(Math.max(...sizes.flat())).toBeLessThan(8_192);
	});

	it('[TX1, I13] what a device has kept is there before the first word, and nothing is there twice', async () => {
		const ada = pageOf('talent');
		await ada.say('before the reload');
		const reloaded = pageOf('talent', { kept: ada.doc });
		await reloaded.say('after it');
		await shows(reloaded, 'before the reload', 'after it');
		const rita = pageOf('recruiter', { kept: ada.doc });
		connect(reloaded, rita);
		await shows(rita, 'before the reload', 'after it');
	});
});

describe('notes of both', () => {
	it('[TX5] both write at once, and each takes back their own words alone', async () => {
		const [ada, rita] = [pageOf('talent'), pageOf('recruiter')];
		connect(ada, rita);
		const both = (text: string) =>
			eventually(() => expect([ada.notes.text, rita.notes.text]).toEqual([text, text]));
		ada.notes.edit('', 'The team has six people.');
		await both('The team has six people.');
		// Neither has seen what the other is writing.
		ada.notes.edit('The team has six people.', 'The team has six people. Ask for more.');
		rita.notes.edit('The team has six people.', 'From Rita: The team has six people.');
		await both('From Rita: The team has six people. Ask for more.');
		expect(rita.notes.undo()).toBe(true);
		await both('The team has six people. Ask for more.');
		expect(rita.notes.redo()).toBe(true);
		await both('From Rita: The team has six people. Ask for more.');
	});

	it('[TX5] what is too long stays with its writer until it fits', async () => {
		const [ada, rita] = [pageOf('talent'), pageOf('recruiter')];
		connect(ada, rita);
		const long = 'x'.repeat(TEXT_LIMITS.notes + 1);
		ada.notes.edit('', long);
		rita.notes.edit('', 'hello ');
		await eventually(() => expect(ada.notes.text).toContain('hello '));
		expect(rita.notes.text).toBe('hello ');
		ada.notes.edit(ada.notes.text, 'hello Rita');
		await eventually(() => expect(rita.notes.text).toBe('hello Rita'));
	});
});

/** Ada's page, and a partner who knows the protocol and has all the keys of their own side. */
async function besieged() {
	const ada = pageOf('talent');
	await ada.say('I never said yes');
	const rita = pageOf('recruiter');
	const { ada: road } = connect(ada, rita);
	await shows(rita, 'I never said yes');
	const before = Y.encodeStateVector(rita.doc);
	/** Changes Rita's copy as no page would, and sends that. */
	const strike = (change: (doc: Y.Doc) => void): void => {
		const doc = newCallText();
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(rita.doc));
		change(doc);
		send(road, 2, Y.encodeStateAsUpdate(doc, before));
	};
	return { ada, rita, road, strike };
}

function send(road: ChannelRoad, step: number, bytes: Uint8Array): void {
	// Short enough for one byte of length, or two.
	const length =
		bytes.length < 128 ? [bytes.length] : [(bytes.length & 127) | 128, bytes.length >> 7];
	road.receive(Uint8Array.of(0, step, ...length, ...bytes).buffer);
}

describe('a partner that sends anything', () => {
	it('[TX3, C-23] words under my name that I have not signed are not shown, nor words of nobody', async () => {
		const { ada, rita, strike } = await besieged();
		const own = new Signatures(keysOf('recruiter'));
		const forged: SignedMessage = { ...(await own.sign({ from: 'talent', at: 1, text: 'Yes!' })) };
		const changed = messagesIn(rita.doc).get(0) as SignedMessage;
		strike((doc) =>
			messagesIn(doc).push([
				forged,
				{ ...changed, text: 'I said yes' },
				{ ...forged, from: 'recruiter' },
			]),
		);
		// The same once more under its own signature is the same message.
		strike((doc) => messagesIn(doc).insert(0, [{ ...changed }]));
		await rita.say('Honestly');
		await shows(ada, 'I never said yes', 'Honestly');
		await shows(rita, 'I never said yes', 'Honestly');
	});

	it('[TX2, C-21] what I wrote cannot be taken away or changed', async () => {
		const { ada, rita, strike } = await besieged();
		strike((doc) => messagesIn(doc).delete(0, 1));
		strike((doc) => {
			messagesIn(doc).delete(0, 1);
			messagesIn(doc).push(['another']);
		});
		await rita.say('go on');
		await shows(ada, 'I never said yes', 'go on');
	});

	it('[TX2, C-07] what is no part of the text is dropped, and changes nothing', async () => {
		const { ada, rita, road, strike } = await besieged();
		strike((doc) => messagesIn(doc).push(['no message']));
		strike((doc) => doc.getMap('other').set('k', 1));
		strike((doc) => notesIn(doc).insertEmbed(0, { image: 'x' }));
		road.receive(new ArrayBuffer(0));
		for (const bytes of [[7], [0, 9], [0, 2, 200], [0, 0, 3, 255, 255, 255], [0, 2, 3, 1, 2, 3]])
			road.receive(Uint8Array.from(bytes).buffer);
		// Longer than any text, in parts.
		for (let i = 0; i < 33; i += 1) road.receive(new Uint8Array(8_001).fill(1).buffer);
		await rita.say('go on');
		await ada.say('and on');
		await shows(ada, 'I never said yes', 'go on', 'and on');
		await shows(rita, 'I never said yes', 'go on', 'and on');
		expect(ada.notes.text).toBe('');
	});

	it('[TX2, C-07] a page that goes on and on is not listened to any more', async () => {
		const { ada, rita, road } = await besieged();
		for (let i = 0; i < 60; i += 1) road.receive(Uint8Array.of(7).buffer);
		await rita.say('unheard');
		await ada.say('still writing');
		// Neither answers the other: they stand in any order.
		await eventually(() =>
			expect(textsOf(rita).toSorted()).toEqual(['I never said yes', 'still writing', 'unheard']),
		);
		expect(textsOf(ada)).toEqual(['I never said yes', 'still writing']);
	});
});
