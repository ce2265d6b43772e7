/** When the pictures in docs/screens are taken: the first morning of the demo fair, in full swing. */
export const OPENED_AT = Date.parse('2026-11-19T10:04:00+01:00');
