/** What every component may ask of the person who looks: their language and their time zone. */
import { createContext } from 'svelte';
import type { Messages } from './messages.ts';
import type { Zones } from './time.ts';

export interface Viewer {
	readonly messages: Messages;
	readonly zones: Zones;
}

const [getViewer, provideViewer] = createContext<Viewer>();

export { provideViewer };

/** Reads through getters, so that a change of language or zone reaches everything on screen. */
export const viewer = (): Viewer => getViewer();
