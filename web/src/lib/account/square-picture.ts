/** Any photo as a small square that the server takes (PI2): its middle, upright, without what the camera noted. */
import { LIMITS } from '#schema/limits.ts';

/** Pixels of a side: sharp at the largest size it is shown in, on a screen of twice the density. */
const SIDE = 256;
/** A browser that cannot write WebP gives PNG instead, which may be too heavy for a photo. */
const ATTEMPTS = [
	['image/webp', 0.9],
	['image/jpeg', 0.88],
	['image/jpeg', 0.7],
] as const;

/** Null: this browser cannot read the file as a picture. */
export async function squarePicture(file: Blob): Promise<Blob | null> {
	const source = await createImageBitmap(file).catch(() => null);
	if (!source) return null;
	const canvas = document.createElement('canvas');
	canvas.width = canvas.height = SIDE;
	const pen = canvas.getContext('2d');
	if (!pen) return null;
	const side = Math.min(source.width, source.height);
	const [left, top] = [(source.width - side) / 2, (source.height - side) / 2];
	pen.imageSmoothingQuality = 'high';
	// JPEG knows no transparency, and would show black.
	pen.fillStyle = 'white';
	pen.fillRect(0, 0, SIDE, SIDE);
	pen.drawImage(source, left, top, side, side, 0, 0, SIDE, SIDE);
	source.close();
	for (const [type, quality] of ATTEMPTS) {
		const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
		if (blob?.type === type && blob.size <= LIMITS.pictureBytes) return blob;
	}
	return null;
}
