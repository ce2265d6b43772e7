/** Where the pictures are: drawn by scripts/draw-backgrounds.ts. */
import type { PictureName } from './backgrounds.ts';
import arcs from './pictures/arcs.webp';
import arcsSmall from './pictures/arcs-small.webp';
import evening from './pictures/evening.webp';
import eveningSmall from './pictures/evening-small.webp';
import hills from './pictures/hills.webp';
import hillsSmall from './pictures/hills-small.webp';
import library from './pictures/library.webp';
import librarySmall from './pictures/library-small.webp';
import sea from './pictures/sea.webp';
import seaSmall from './pictures/sea-small.webp';
import window from './pictures/window.webp';
import windowSmall from './pictures/window-small.webp';

export interface PictureFiles {
	readonly whole: string;
	/** As in the list to choose from. */
	readonly small: string;
}

export const PICTURE_FILES: Readonly<Record<PictureName, PictureFiles>> = {
	hills: { whole: hills, small: hillsSmall },
	window: { whole: window, small: windowSmall },
	library: { whole: library, small: librarySmall },
	sea: { whole: sea, small: seaSmall },
	arcs: { whole: arcs, small: arcsSmall },
	evening: { whole: evening, small: eveningSmall },
};
