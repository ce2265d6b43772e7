/**
 * Characters that print nothing: white space, format and control characters, fillers.
 * U+2800 (the empty Braille cell) is a letter to Unicode and blank to everybody else.
 */
const INVISIBLE = /[\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Z}\u2800]/gu;

/** Whether a reader would see nothing at all: spaces and zero-width characters count as blank (S18). */
export const isBlank = (text: string): boolean => text.replace(INVISIBLE, '') === '';
