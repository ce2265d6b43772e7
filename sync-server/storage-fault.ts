/** SQLite's ways of saying that the machine, not the intent, is the trouble: worth another try. */
const FAULTS = [
	'SQLITE_FULL',
	'SQLITE_IOERR',
	'SQLITE_BUSY',
	'SQLITE_LOCKED',
	'SQLITE_READONLY',
	'SQLITE_CANTOPEN',
	'SQLITE_CORRUPT',
	'SQLITE_NOTADB',
	'SQLITE_NOMEM',
	'SQLITE_PROTOCOL',
];

export function isStorageFault(error: unknown): boolean {
	if (!(error instanceof Error) || !('code' in error)) return false;
	const { code } = error;
	return typeof code === 'string' && FAULTS.some((fault) => code.startsWith(fault));
}
