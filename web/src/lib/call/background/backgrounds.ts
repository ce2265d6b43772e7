/** What one may have behind oneself. Nobody brings a picture of their own (S35). */
import { PICTURE_FILES } from './picture-files.ts';

export const PICTURES = ['hills', 'window', 'library', 'sea', 'arcs', 'evening'] as const;
export type PictureName = (typeof PICTURES)[number];

export const BACKGROUNDS = ['none', 'semi', 'blur', ...PICTURES] as const;
export type BackgroundName = (typeof BACKGROUNDS)[number];

/** How soft: so many times halved, and so many times smoothed at the smallest. */
export interface Softness {
	readonly halvings: number;
	readonly passes: number;
}

/** What is drawn behind a person. */
export type Behind =
	| { readonly kind: 'blur'; readonly softness: Softness }
	| { readonly kind: 'picture'; readonly picture: ImageBitmap };

const SOFTNESS: Readonly<Record<'semi' | 'blur', Softness>> = {
	semi: { halvings: 3, passes: 1 },
	blur: { halvings: 4, passes: 2 },
};

export const isBackground = (value: unknown): value is BackgroundName =>
	BACKGROUNDS.some((name) => name === value);

/** Fetches what is needed to draw it. @throws when a picture cannot be had */
export async function behindOf(name: Exclude<BackgroundName, 'none'>): Promise<Behind> {
	if (name === 'semi' || name === 'blur') return { kind: 'blur', softness: SOFTNESS[name] };
	const response = await fetch(PICTURE_FILES[name].whole);
	if (!response.ok) throw new Error(`the background ${name} is not there: ${response.status}`);
	return { kind: 'picture', picture: await createImageBitmap(await response.blob()) };
}
