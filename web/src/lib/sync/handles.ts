/** What is followed as long as somebody holds it. */
import type { NoteState } from './note.ts';
import type { CalendarSheet } from './overlay.ts';
import type { ProjectionStatus } from './projection.ts';

/** A calendar that is kept up to date while somebody holds it. */
export interface CalendarHandle {
	readonly current: CalendarSheet | null;
	readonly status: ProjectionStatus;
	/** Lets it go; the last ten stay open for a while, so that going back is instant. */
	release(): void;
}

/** Something that is followed until it is let go. */
export interface SupportHandle {
	release(): void;
}

/** What one's team has written about a talent, live. */
export interface NoteHandle {
	readonly text: string;
	readonly state: NoteState;
	/** Whether words would be lost with this page. */
	readonly hasUnsaved: boolean;
	/** `before` is the text that its person had before their eyes; others may have written since. */
	edit(before: string, after: string): void;
	/** Takes back, and brings back, what was written on this page; false when that is not possible now. */
	undo(): boolean;
	redo(): boolean;
	/** Lets it go; what is not stored yet is stored first, as long as this page lives. */
	release(): void;
}
