/** What every component may ask of the person who looks: their language and their time zone. */
import { createContext } from 'svelte';
import type { CoreMessages, Language, Messages } from './messages.ts';
import type { Zones } from './time.ts';

export interface Viewer {
	readonly language: Language;
	readonly messages: Messages;
	readonly zones: Zones;
	/** Changes the language of everything on screen, and of what is opened later. */
	speak(language: Language): Promise<void>;
}

/** What a sentence is made with. */
export interface Speech extends Pick<Viewer, 'zones'> {
	readonly messages: CoreMessages;
}

/**
 * Asked once, while a component begins; its properties are read whenever they are needed, so that a
 * change of language or zone reaches everything on screen.
 */
const [getViewer, provideViewer] = createContext<Viewer>();

export { getViewer, provideViewer };
