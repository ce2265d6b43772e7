/// <reference types="dom-mediacapture-transform" />
/**
 * A camera that shows a drawn person before a striped wall, and how to tell whether a page that receives
 * pictures of it sees that wall. Nothing of the product is replaced: the browser plays the file as its
 * camera, and the pictures are read where the browser hands them out.
 */
import type { Page } from '@playwright/test';
import { writeFile } from 'node:fs/promises';

const SIZE = { width: 640, height: 360 };
const FRAMES = 20;
/** Fewer than the product calls fast enough, whatever the machine; and each is work for one without a graphics card. */
const FRAMES_A_SECOND = 5;
/** As wide as a block of the codec, so that no thrift of it smooths them away. */
const STRIPE = 8;

/** Writes the camera's film, in the one format that Chromium plays without a codec. */
export async function drawCamera(file: string): Promise<void> {
	const { width, height } = SIZE;
	const parts: Buffer[] = [
		Buffer.from(`YUV4MPEG2 W${width} H${height} F${FRAMES_A_SECOND}:1 Ip A1:1 C420jpeg\n`),
	];
	for (let index = 0; index < FRAMES; index += 1) {
		const sway = Math.round(6 * Math.sin((2 * Math.PI * index) / FRAMES));
		parts.push(Buffer.from('FRAME\n'), frame(sway));
	}
	await writeFile(file, Buffer.concat(parts));
}

type Colour = readonly [y: number, u: number, v: number];
const SKIN: Colour = [170, 112, 152];
const HAIR: Colour = [50, 124, 134];
const SHIRT: Colour = [90, 150, 110];
const GREY = 128;

function frame(sway: number): Buffer {
	const { width, height } = SIZE;
	const colours = [width * height, (width * height) / 4] as const;
	const [y, u, v] = [
		Buffer.alloc(colours[0]),
		Buffer.alloc(colours[1], GREY),
		Buffer.alloc(colours[1], GREY),
	];
	for (let row = 0; row < height; row += 1)
		for (let column = 0; column < width; column += 1) {
			const person = personAt(column - sway, row);
			const isLight = Math.floor(column / STRIPE) % 2 === 0;
			y[row * width + column] = person ? person[0] : isLight ? 235 : 16;
			if (!person || row % 2 === 1 || column % 2 === 1) continue;
			const at = (row / 2) * (width / 2) + column / 2;
			u[at] = person[1];
			v[at] = person[2];
		}
	return Buffer.concat([y, u, v]);
}

function personAt(x: number, y: number): Colour | null {
	const isIn = (cx: number, cy: number, rx: number, ry: number) =>
		((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1;
	if (isIn(298, 138, 7, 5) || isIn(342, 138, 7, 5) || isIn(320, 182, 18, 5)) return HAIR;
	if (isIn(320, 160, 56, 72) && y > 108) return SKIN;
	if (isIn(320, 140, 64, 80) && y < 150) return HAIR;
	if (y > 200 && y < 250 && Math.abs(x - 320) < 26) return SKIN;
	return y > 236 && isIn(320, 380, 170, 146) ? SHIRT : null;
}

/** What a page received since the last look, of the wall in the upper corner. */
export interface Received {
	readonly frames: number;
	/** How different neighbouring stripes were at most: above 100 it is the wall itself. */
	readonly stripes: number;
	/** Of the last picture: red, green, blue, from 0 to 255. */
	readonly colour: readonly number[];
}

interface Looking {
	received?: { frames: number; stripes: number; colour: number[] };
}

/** From the first picture on, of every connection that the page makes, also after a reload. */
export async function lookAtAllReceived(page: Page): Promise<void> {
	await page.addInitScript((stripe) => {
		const looking = globalThis as Looking;
		const all = { frames: 0, stripes: 0, colour: [0, 0, 0] };
		looking.received = all;
		const Native = RTCPeerConnection;
		globalThis.RTCPeerConnection = class extends Native {
			constructor(configuration?: RTCConfiguration) {
				super(configuration);
				this.addEventListener('track', ({ track }) => {
					if (track.kind === 'video') void readAll(track.clone() as MediaStreamVideoTrack);
				});
			}
		};
		async function readAll(track: MediaStreamVideoTrack) {
			const reader = new MediaStreamTrackProcessor({ track }).readable.getReader();
			for (;;) {
				const { done, value } = await reader.read();
				if (done) return;
				look(value);
				value.close();
			}
		}
		function look(frame: VideoFrame) {
			const [width, height] = [frame.displayWidth, frame.displayHeight];
			const patch = { w: Math.round(width / 8), h: Math.round(height / 4) };
			const canvas = new OffscreenCanvas(patch.w, patch.h);
			const context = canvas.getContext('2d', { willReadFrequently: true });
			if (!context) return;
			context.drawImage(frame, 0, -Math.round(height / 8));
			const { data } = context.getImageData(0, 0, patch.w, patch.h);
			const step = Math.max(1, Math.round((stripe * width) / 640));
			const sums = [0, 0, 0];
			let [difference, pairs] = [0, 0];
			for (let row = 0; row < patch.h; row += 1)
				for (let column = 0; column < patch.w; column += 1) {
					const at = 4 * (row * patch.w + column);
					for (const channel of [0, 1, 2])
						sums[channel] = (sums[channel] ?? 0) + (data[at + channel] ?? 0);
					if (column + step >= patch.w) continue;
					difference += Math.abs((data[at + 1] ?? 0) - (data[at + 4 * step + 1] ?? 0));
					pairs += 1;
				}
			all.frames += 1;
			all.stripes = Math.max(all.stripes, difference / Math.max(1, pairs));
			all.colour = sums.map((sum) => sum / (patch.w * patch.h));
		}
	}, STRIPE);
}

export const received = (page: Page): Promise<Received> =>
	page.evaluate(() => {
		const { received: all } = globalThis as Looking;
		if (!all) throw new Error('nobody looks at what this page receives');
		return { ...all };
	});

/** The colour that a picture has where the wall is looked at. */
export const colourOf = (page: Page, source: string): Promise<readonly number[]> =>
	page.evaluate(async (address) => {
		const picture = Object.assign(new Image(), { src: address });
		await picture.decode();
		const canvas = new OffscreenCanvas(1, 1);
		const context = canvas.getContext('2d', { willReadFrequently: true });
		if (!context) throw new Error('a canvas has a context');
		context.imageSmoothingQuality = 'high';
		const { naturalWidth: width, naturalHeight: height } = picture;
		context.drawImage(picture, 0, height / 8, width / 8, height / 4, 0, 0, 1, 1);
		return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
	}, source);
