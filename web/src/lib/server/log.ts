import { pino, type Logger } from 'pino';
import { config } from './config.ts';

let current: Logger | undefined;

/** One JSON line an event, on standard output. Never a secret, a message or an e-mail address. */
export function log(): Logger {
	current ??= pino({ level: config().logLevel, base: null });
	return current;
}
