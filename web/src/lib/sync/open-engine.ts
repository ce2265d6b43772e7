/** The engine as a browser runs it. Imported when it is needed only: it is most of the program. */
import { browserEnvironment } from './browser-environment.ts';
import type { FairSessionOptions } from './fair-session.ts';
import { FairSession } from './fair-session.ts';

export const openEngine = (options: Omit<FairSessionOptions, 'environment'>): FairSession =>
	new FairSession({ ...options, environment: browserEnvironment() });
