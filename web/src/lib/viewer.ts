/** What every component may ask of the person who looks: their language and their time zone. */
import { createContext } from 'svelte';
import type { Messages } from './messages.ts';
import type { Zones } from './time.ts';

export interface Viewer {
	readonly messages: Messages;
	readonly zones: Zones;
}

/**
 * Asked once, while a component begins; its properties are read whenever they are needed, so that a
 * change of language or zone reaches everything on screen.
 */
const [getViewer, provideViewer] = createContext<Viewer>();

export { getViewer, provideViewer };
