import type { Behind, Softness } from './backgrounds.ts';

type Context = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;
export type Picture = Exclude<CanvasImageSource, SVGImageElement | VideoFrame>;

/** Draws the person, whom the mask shows, before something else. The canvas has the size of the picture. */
export function compose(
	context: Context,
	{ image, mask }: { readonly image: Picture; readonly mask: Picture },
	behind: Behind,
	soften: Softener,
): void {
	const { width, height } = context.canvas;
	context.save();
	context.clearRect(0, 0, width, height);
	context.drawImage(mask, 0, 0, width, height);
	context.globalCompositeOperation = 'source-in';
	context.drawImage(image, 0, 0, width, height);
	context.globalCompositeOperation = 'destination-over';
	if (behind.kind === 'blur') soften.draw(context, image, behind.softness);
	else cover(context, behind.picture);
	context.restore();
}

/** Fills the canvas and keeps the proportions: what is too much is cut off on both sides. */
function cover(context: Context, picture: ImageBitmap): void {
	const { width, height } = context.canvas;
	const scale = Math.max(width / picture.width, height / picture.height);
	const [wide, high] = [picture.width * scale, picture.height * scale];
	context.drawImage(picture, (width - wide) / 2, (height - high) / 2, wide, high);
}

/**
 * Makes a picture soft by making it small and large again. That costs a fraction of what the filter of a
 * canvas does, has no dark rim, and works in browsers that have no such filter.
 */
export class Softener {
	readonly #sizes: { readonly canvas: HTMLCanvasElement; readonly context: Context }[] = [];

	draw(context: Context, picture: Picture, { halvings, passes }: Softness): void {
		const { width, height } = context.canvas;
		let source = picture;
		for (let step = 1; step <= halvings; step += 1)
			source = this.#paint(step, source, width, height);
		for (let pass = 0; pass < passes; pass += 1) smooth(this.#at(halvings).context);
		for (let step = halvings - 1; step >= 1; step -= 1)
			source = this.#paint(step, source, width, height);
		context.drawImage(source, 0, 0, width, height);
	}

	#paint(step: number, source: Picture, width: number, height: number): HTMLCanvasElement {
		const { canvas, context } = this.#at(step);
		const size = { width: Math.ceil(width / 2 ** step), height: Math.ceil(height / 2 ** step) };
		if (canvas.width !== size.width || canvas.height !== size.height) Object.assign(canvas, size);
		context.globalAlpha = 1;
		context.drawImage(source, 0, 0, size.width, size.height);
		return canvas;
	}

	#at(step: number) {
		const known = this.#sizes[step];
		if (known) return known;
		const canvas = document.createElement('canvas');
		const context = canvas.getContext('2d', { alpha: false });
		if (!context) throw new Error('a canvas has a context');
		return (this.#sizes[step] = { canvas, context });
	}
}

/** Each point becomes the mean of itself and its neighbours: halving alone leaves edges that lie on its grid. */
function smooth(context: Context): void {
	for (const [right, down] of [
		[1, 0],
		[0, 1],
	] as const) {
		context.globalAlpha = 0.5;
		context.drawImage(context.canvas, right, down);
	}
	context.globalAlpha = 1;
}
