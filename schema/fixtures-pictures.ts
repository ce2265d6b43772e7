/** Headers of pictures, true to their formats; what follows them is not drawn by any test. */

const bytesOf = (text: string): number[] => [...text].map((sign) => sign.charCodeAt(0));
const big = (value: number, count: number): number[] =>
	Array.from({ length: count }, (_, index) => (value >>> (8 * (count - 1 - index))) & 0xff);
const little = (value: number, count: number): number[] => big(value, count).reverse();

const chunk = (name: string, data: readonly number[]): number[] => [
	...big(data.length, 4),
	...bytesOf(name),
	...data,
	...big(0, 4),
];

const pngOf = (width: number, height: number, ...between: number[]): Uint8Array<ArrayBuffer> =>
	new Uint8Array([
		...bytesOf('\x89PNG\r\n\x1a\n'),
		...chunk('IHDR', [...big(width, 4), ...big(height, 4), 8, 6, 0, 0, 0]),
		...between,
		...chunk('IDAT', [0, 0, 0]),
		...chunk('IEND', []),
	]);

export const aPng = (width: number, height: number) => pngOf(width, height);
export const movingPng = () => pngOf(256, 256, ...chunk('acTL', [...big(2, 4), ...big(0, 4)]));

/** With a segment before the one that has the size, as cameras write them. */
export const aJpeg = (width: number, height: number): Uint8Array<ArrayBuffer> =>
	new Uint8Array([
		...[0xff, 0xd8],
		...[0xff, 0xe0, ...big(16, 2), ...bytesOf('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0],
		...[0xff, 0xc2, ...big(17, 2), 8, ...big(height, 2), ...big(width, 2), 3],
		...Array.from({ length: 9 }, () => 1),
		...[0xff, 0xda, ...big(12, 2)],
	]);

const webpOf = (chunkName: string, data: readonly number[]): Uint8Array<ArrayBuffer> => {
	const padded = [...data, ...Array.from({ length: Math.max(0, 10 - data.length) }, () => 0)];
	const body = [...bytesOf('WEBP'), ...bytesOf(chunkName), ...little(padded.length, 4), ...padded];
	return new Uint8Array([...bytesOf('RIFF'), ...little(body.length, 4), ...body]);
};

const extended = (width: number, height: number, flags: number) =>
	webpOf('VP8X', [flags, 0, 0, 0, ...little(width - 1, 3), ...little(height - 1, 3)]);

export const aWebp = (width: number, height: number) => extended(width, height, 0);
export const movingWebp = () => extended(256, 256, 0x02);
