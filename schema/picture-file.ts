/**
 * What the first bytes of a picture say it is (PI2). Nothing is decoded here: browsers do that, and what
 * could hurt them (enormous sides, other formats, moving pictures) is told by the header alone.
 */
import { LIMITS } from './limits.ts';

/** What a browser may send. SVG is a program, and never comes from outside. */
export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

export type PictureFault = 'too_large' | 'not_a_picture' | 'wrong_type' | 'wrong_size' | 'moving';

export type PictureFile =
	| { readonly ok: true; readonly type: PictureType }
	| { readonly ok: false; readonly fault: PictureFault };

interface Header {
	readonly type: PictureType;
	readonly width: number;
	readonly height: number;
	readonly moving?: boolean;
}

const fault = (name: PictureFault): PictureFile => ({ ok: false, fault: name });

/** @param declared the type that came with the bytes */
export function readPicture(bytes: Uint8Array, declared: string): PictureFile {
	if (bytes.length > LIMITS.pictureBytes) return fault('too_large');
	const header = png(bytes) ?? jpeg(bytes) ?? webp(bytes);
	if (!header) return fault('not_a_picture');
	if (header.type !== declared) return fault('wrong_type');
	if (header.moving) return fault('moving');
	const { least, most } = LIMITS.pictureSide;
	const fits = (side: number) => side >= least && side <= most;
	if (!fits(header.width) || !fits(header.height)) return fault('wrong_size');
	return { ok: true, type: header.type };
}

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const isAt = (bytes: Uint8Array, at: number, text: string): boolean =>
	bytes.length >= at + text.length &&
	[...text].every((sign, index) => bytes[at + index] === sign.charCodeAt(0));

const PNG_START = '\x89PNG\r\n\x1a\n';
/** Signature, and the whole of the first chunk. */
const PNG_HEADER_BYTES = 33;

function png(bytes: Uint8Array): Header | null {
	if (bytes.length < PNG_HEADER_BYTES || !isAt(bytes, 0, PNG_START)) return null;
	const data = view(bytes);
	if (data.getUint32(8) !== 13 || !isAt(bytes, 12, 'IHDR')) return null;
	return {
		type: 'image/png',
		width: data.getUint32(16),
		height: data.getUint32(20),
		moving: hasAnimation(bytes, data),
	};
}

/** A moving PNG says so in a chunk before the first picture. */
function hasAnimation(bytes: Uint8Array, data: DataView): boolean {
	for (let at = 8; at + 8 <= bytes.length; at += 12 + data.getUint32(at)) {
		if (isAt(bytes, at + 4, 'acTL')) return true;
		if (isAt(bytes, at + 4, 'IDAT')) return false;
	}
	return false;
}

/** Segments that carry the size: SOF0 to SOF15 without the three numbers that mean something else. */
const isFrame = (marker: number): boolean =>
	marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function jpeg(bytes: Uint8Array): Header | null {
	if (!isAt(bytes, 0, '\xff\xd8\xff')) return null;
	const data = view(bytes);
	let at = 2;
	while (at + 9 <= bytes.length && data.getUint8(at) === 0xff) {
		const marker = data.getUint8(at + 1);
		if (marker === 0xff) {
			at += 1;
			continue;
		}
		if (isFrame(marker))
			return { type: 'image/jpeg', height: data.getUint16(at + 5), width: data.getUint16(at + 7) };
		const length = data.getUint16(at + 2);
		if (length < 2 || marker === 0xda) return null;
		at += 2 + length;
	}
	return null;
}

const WEBP_HEADER_BYTES = 30;

function webp(bytes: Uint8Array): Header | null {
	if (bytes.length < WEBP_HEADER_BYTES || !isAt(bytes, 0, 'RIFF') || !isAt(bytes, 8, 'WEBP'))
		return null;
	const data = view(bytes);
	const type = 'image/webp';
	if (isAt(bytes, 12, 'VP8 ') && isAt(bytes, 23, '\x9d\x01\x2a'))
		return {
			type,
			width: data.getUint16(26, true) & 0x3fff,
			height: data.getUint16(28, true) & 0x3fff,
		};
	if (isAt(bytes, 12, 'VP8L') && bytes[20] === 0x2f) {
		const packed = data.getUint32(21, true);
		return { type, width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
	}
	if (!isAt(bytes, 12, 'VP8X')) return null;
	const side = (at: number) => data.getUint16(at, true) + (data.getUint8(at + 2) << 16) + 1;
	return { type, width: side(24), height: side(27), moving: (data.getUint8(20) & 0x02) !== 0 };
}
