/**
 * What the recruiters of a company write down about a talent (TN1): one Y.Text under one root, which they
 * write together. The facts are the text in SQL; the document is made of it anew whenever it is opened.
 */
import { isStorable } from '../domain/text.ts';
import { LIMITS } from '../limits.ts';

export const NOTE_ROOT = 't';

/** Client ids from here on are the server's lineages (SY4); a browser draws smaller ones. */
export const LINEAGES_FROM = 2 ** 32;

/** Whether this can be a note as a whole. */
export const isNote = (text: string): boolean => text.length <= LIMITS.teamNote && isStorable(text);
