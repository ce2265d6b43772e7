/** A camera that shows a demo person at a desk of theirs, so that a call can be pictured. */
import type { BrowserContext } from 'playwright-core';
import { MAIN_LOOKS } from '#schema/demo/look.ts';
import type { DemoKey } from '#schema/demo/demo-people.ts';
import { figureOf } from '#schema/demo/portrait.ts';
import { DRAWINGS } from './background-drawings.ts';

const BEHIND: Readonly<Partial<Record<DemoKey, keyof typeof DRAWINGS>>> = {
	ada: 'library',
	rita: 'window',
};

/** Of everything that this context opens; the microphone hears nothing. */
export async function sitBeforeCamera(
	context: BrowserContext,
	person: `demo-${DemoKey}`,
): Promise<void> {
	const who = person.slice('demo-'.length) as DemoKey;
	const behind = DRAWINGS[BEHIND[who] ?? 'arcs'];
	const figure = `<svg x="325" y="90" width="630" height="630" viewBox="0 0 100 100">${figureOf(MAIN_LOOKS[who])}</svg>`;
	const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720" width="1280" height="720">${behind}${figure}</svg>`;
	await context.addInitScript((svg) => {
		navigator.mediaDevices.getUserMedia = async ({ video } = {}) => {
			if (!video) return new AudioContext().createMediaStreamDestination().stream;
			const picture = Object.assign(new Image(), {
				src: `data:image/svg+xml,${encodeURIComponent(svg)}`,
			});
			await picture.decode();
			const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
			const context2d = canvas.getContext('2d');
			const draw = () => context2d?.drawImage(picture, 0, 0);
			draw();
			// A picture that stands still is sent anew all the same.
			setInterval(draw, 100);
			const stream = canvas.captureStream(10);
			// Sharp from the first moment on, rather than fluent.
			for (const track of stream.getVideoTracks()) track.contentHint = 'detail';
			return stream;
		};
	}, drawing);
}
