import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Party } from '#schema/domain/participant.ts';
import { CallText } from './call-text.ts';
import type { LinkFrame } from './link-frames.ts';
import { readLinkFrame } from './link-frames.ts';

/** Two pages and the way between them, which a test opens and cuts. */
function given() {
	const [ada, rita] = [new CallText(() => {}), new CallText(() => {})];
	const pass = (to: CallText) => (frame: LinkFrame) => {
		const read = readLinkFrame(JSON.stringify(frame));
		if (read?.t === 'text' || read?.t === 'have') to.receive(read);
	};
	const open = () => {
		ada.connect(pass(rita));
		rita.connect(pass(ada));
	};
	const cut = () => [ada, rita].forEach((text) => text.disconnect());
	let count = 0;
	const say = (who: CallText, text: string, from: Party = 'talent') =>
		who.say({ id: `m${(count += 1)}`, from, text, at: count });
	return { ada, rita, open, cut, say };
}

const textsOf = (who: CallText) => who.messages.map(({ text }) => text);

describe('what the two write', () => {
	it('[CA8, S38] reaches the other side, in order', () => {
		const { ada, rita, open, say } = given();
		open();
		say(ada, 'Hello');
		say(rita, 'Hi', 'recruiter');
		say(ada, 'Nice to meet you');
		expect(textsOf(rita)).toEqual(['Hello', 'Hi', 'Nice to meet you']);
		expect(textsOf(ada)).toEqual(textsOf(rita));
	});

	it('[CA8] what was written before they were connected, and during a cut, arrives once', () => {
		const { ada, rita, open, cut, say } = given();
		say(ada, 'early');
		open();
		cut();
		say(ada, 'in the dark');
		say(rita, 'me too', 'recruiter');
		open();
		open();
		expect(textsOf(rita).toSorted()).toEqual(['early', 'in the dark', 'me too']);
		expect(textsOf(ada)).toEqual(textsOf(rita));
	});

	it('[CA8] a page that was reloaded gets everything back, however much it is', () => {
		const { ada, open, say } = given();
		for (let i = 0; i < 100; i += 1) say(ada, 'x'.repeat(1_000));
		open();
		const reloaded = new CallText(() => {});
		ada.connect((frame) => {
			const read = readLinkFrame(JSON.stringify(frame));
			if (read?.t === 'text') reloaded.receive(read);
		});
		reloaded.connect((frame) => {
			if (frame.t === 'have') ada.receive(frame);
		});
		expect(textsOf(reloaded)).toHaveLength(100);
	});
});

describe('a partner that sends anything', () => {
	it.each([
		['no text', new ArrayBuffer(8)],
		['no JSON', '{nope'],
		['an unknown word', '{"t":"upload","file":"x"}'],
		['a frame that is too large', JSON.stringify({ t: 'have', vector: 'A'.repeat(12_000) })],
		['ten megabytes', 'x'.repeat(10_000_000)],
		['a part of a thousand', '{"t":"text","id":1,"n":0,"of":1000,"part":"AAAA"}'],
		[
			'media that are no switches',
			'{"t":"media","mic":"yes","camera":true,"screen":false,"quality":"good"}',
		],
	])('[C-07] %s is dropped', (_what, data) => {
		expect(readLinkFrame(data)).toBeNull();
	});

	it('[C-07] what is no update changes nothing and ends nothing', () => {
		const { ada, open, say } = given();
		open();
		say(ada, 'still here');
		ada.receive({ t: 'text', id: 9, n: 0, of: 1, part: 'AAECAwQFBgcICQ==' });
		ada.receive({ t: 'have', vector: '////' });
		ada.receive({ t: 'text', id: 9, n: 3, of: 4, part: 'AAAA' });
		say(ada, 'and still');
		expect(textsOf(ada)).toEqual(['still here', 'and still']);
	});

	it('[C-07] what is no message is not shown', () => {
		const { ada } = given();
		const list = ada.doc.getArray<unknown>('messages');
		list.push(['text', 7, { text: 'who am I?' }, { id: 'a', from: 'organizer', text: 'x', at: 1 }]);
		list.push([{ id: 'b', from: 'talent', text: 'x'.repeat(2_001), at: 1 }, new Y.Map()]);
		list.push([{ id: 'c', from: 'talent', text: 'fine', at: 1 }]);
		expect(textsOf(ada)).toEqual(['fine']);
	});
});
