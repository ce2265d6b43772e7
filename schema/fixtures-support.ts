import type { SupportFacts } from './domain/support.ts';
import { NOW } from './fixtures.ts';

/** What a browser knows of a call that works badly. */
export const SUPPORT_FACTS_OF_A_CALL: SupportFacts = {
	browser: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/148.0.0.0 Safari/537.36',
	place: 'room',
	connection: 'online',
	call: {
		phases: [
			{ phase: 'lobby', at: NOW },
			{ phase: 'talking', at: NOW },
		],
		microphone: 'on',
		camera: 'failed',
		errors: ['NotReadableError'],
		link: {
			state: 'connected',
			own: 'relay',
			other: 'srflx',
			protocol: 'tcp',
			roundTripMs: 412,
			lossPercent: 6.5,
			kilobitsOut: 130,
			framesIn: 4,
		},
	},
};
