import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aJpeg, aPng, aWebp, movingPng, movingWebp } from './fixtures-pictures.ts';
import { LIMITS } from './limits.ts';
import { PICTURE_TYPES, readPicture } from './picture-file.ts';

const FORMATS = [
	['image/png', aPng],
	['image/jpeg', aJpeg],
	['image/webp', aWebp],
] as const;
const { least, most } = LIMITS.pictureSide;

describe.each(FORMATS)('a picture in %s', (type, make) => {
	it('[PI2] is taken at every size between the limits', () => {
		for (const side of [least, 256, most])
			expect(readPicture(make(side, side), type)).toEqual({ ok: true, type });
	});

	it('[PI2, H-15] is refused beside the limits, whatever its bytes weigh', () => {
		for (const [width, height] of [
			[least - 1, 256],
			[256, least - 1],
			[most + 1, 256],
			[256, most + 1],
			[16_000, 16_000],
		] as const)
			expect(readPicture(make(width, height), type)).toEqual({ ok: false, fault: 'wrong_size' });
	});

	it('[PI2, H-16] is refused under any other name', () => {
		for (const declared of [...PICTURE_TYPES, 'image/svg+xml', 'text/html', '', 'image/*'])
			if (declared !== type)
				expect(readPicture(make(256, 256), declared)).toEqual({ ok: false, fault: 'wrong_type' });
	});

	it('[PI2, H-15] is taken at the limit of its weight and refused one byte above', () => {
		const heavy = new Uint8Array(LIMITS.pictureBytes + 1);
		heavy.set(make(256, 256));
		expect(readPicture(heavy.subarray(0, LIMITS.pictureBytes), type).ok).toBe(true);
		expect(readPicture(heavy, type)).toEqual({ ok: false, fault: 'too_large' });
	});

	it('[PI2, IN3] however it is cut off or bent, the answer is yes or no', () => {
		fc.assert(
			fc.property(fc.nat(), fc.nat(), fc.nat({ max: 255 }), (cut, at, byte) => {
				const bytes = make(256, 256);
				bytes[at % bytes.length] = byte;
				expect(typeof readPicture(bytes.subarray(0, cut % bytes.length), type).ok).toBe('boolean');
			}),
			{ numRuns: 2_000 },
		);
	});
});

describe('what is no picture of ours', () => {
	it('[PI2, H-16] text, pages, SVG, GIF and nothing are refused', () => {
		const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
		for (const text of ['', 'hello', '<!doctype html><script>alert(1)</script>', svg, 'GIF89a'])
			for (const type of [...PICTURE_TYPES, 'image/svg+xml', 'image/gif'])
				expect(readPicture(new TextEncoder().encode(text.padEnd(64)), type)).toEqual({
					ok: false,
					fault: 'not_a_picture',
				});
	});

	it('[PI2] moving pictures are refused', () => {
		expect(readPicture(movingPng(), 'image/png')).toEqual({ ok: false, fault: 'moving' });
		expect(readPicture(movingWebp(), 'image/webp')).toEqual({ ok: false, fault: 'moving' });
	});

	it('[PI2, IN3] random bytes never throw', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
				for (const start of [[0xff, 0xd8, 0xff], [0x89, 0x50], []])
					expect(readPicture(new Uint8Array([...start, ...bytes]), 'image/jpeg').ok).toBe(false);
			}),
		);
	});
});
