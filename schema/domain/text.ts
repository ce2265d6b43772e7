/** IN2: a lone surrogate cannot be stored as UTF-8, and NUL ends a text for some readers. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/**
 * Anything but characters that print nothing: white space, format and control characters, fillers.
 * U+2800 (the empty Braille cell), U+1D159 (a note without a head) and U+16FE4 (a filler) are signs to
 * Unicode and blank to everybody else.
 */
const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Z}\u{16FE4}\u{1D159}\u2800]/u;

/** Whether a reader would see nothing at all: spaces and zero-width characters count as blank (S18). */
export const isBlank = (text: string): boolean => !VISIBLE.test(text);
