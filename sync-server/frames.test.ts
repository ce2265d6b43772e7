import { describe, expect, it } from 'vitest';
import { Sender } from './testing/ws-sender.ts';
import { nameOf, readFrame, readSync, statusMessage, syncMessage, wireFrames } from './frames.ts';

describe('frames', () => {
	it.each([0, 1, 125, 126, 127, 65_535, 65_536, 100_000])(
		'[GA8] of %i bytes are framed for the wire as ws frames them',
		(length) => {
			const message = new Uint8Array(length).fill(7);
			expect(wireFrames(message).equals(Sender.framed(message))).toBe(true);
		},
	);

	it('[GA8] several messages share one buffer, each in its own frame', () => {
		const messages = [Uint8Array.of(1, 2), new Uint8Array(300)];
		expect(wireFrames(...messages)).toEqual(Buffer.concat(messages.map(Sender.framed)));
	});

	it('[GA8] are read back as they were written', () => {
		const frame = readFrame(syncMessage('directory.1/f\0' + '7', 2, Uint8Array.of(1, 2, 3)));
		expect(frame).toMatchObject({ address: 'directory.1/f\0' + '7', type: 0 });
		expect(readSync(frame!.rest)).toEqual({ step: 2, bytes: Uint8Array.of(1, 2, 3) });
		expect(readFrame(statusMessage('a', true))).toMatchObject({ address: 'a', type: 8 });
	});

	it.each([
		['nothing', Uint8Array.of()],
		['a length without text', Uint8Array.of(200)],
		['a text that is no UTF-8', Uint8Array.of(2, 0xc3, 0x28, 0)],
		[
			'a length beyond all numbers',
			Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 255, 255, 255),
		],
		['no type', Uint8Array.of(1, 97)],
	])('[GA8] %s is no frame', (_what, data) => {
		expect(readFrame(data)).toBeNull();
	});
});

describe('the session in an address', () => {
	it('[DO2] is a small number, or missing', () => {
		expect(nameOf('directory.1/f')).toBe('directory.1/f');
		expect(nameOf('directory.1/f\0' + '1')).toBe('directory.1/f');
		expect(nameOf('directory.1/f\0' + '99999')).toBe('directory.1/f');
	});

	it.each(['', '0', '01', '100000', 'x', '1\0' + '2', '1x', ' 1', '-1', '__proto__'])(
		'[DO2] is not %j',
		(session) => {
			expect(nameOf(`directory.1/f\0${session}`)).toBeNull();
		},
	);
});
