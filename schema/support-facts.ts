/** SU7: the technical facts as they arrive. Whatever is not named here, or is larger, is refused. */
import * as v from 'valibot';
import type { SupportFacts } from './domain/support.ts';
import { CANDIDATE_TYPES } from './domain/support.ts';
import type { Instant } from './ids.ts';
import { isInstant } from './ids.ts';
import { LIMITS } from './limits.ts';

/** A name of the program's or the browser's own; nothing that somebody could write a sentence with. */
const name = v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z_]{0,39}$/));
const figure = v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1_000_000)));
const candidate = v.nullable(v.picklist(CANDIDATE_TYPES));

export const SUPPORT_FACTS = v.strictObject({
	browser: v.pipe(v.string(), v.maxLength(LIMITS.browserName), v.regex(/^[\x20-\x7e]*$/)),
	place: v.picklist(['fair', 'lobby', 'room']),
	connection: name,
	call: v.exactOptional(
		v.strictObject({
			phases: v.pipe(
				v.array(v.strictObject({ phase: name, at: v.custom<Instant>(isInstant) })),
				v.maxLength(LIMITS.callPhases),
				v.readonly(),
			),
			microphone: name,
			camera: name,
			errors: v.pipe(v.array(name), v.maxLength(LIMITS.callErrors), v.readonly()),
			link: v.nullable(
				v.strictObject({
					state: name,
					own: candidate,
					other: candidate,
					protocol: v.nullable(v.picklist(['udp', 'tcp'])),
					roundTripMs: figure,
					lossPercent: figure,
					kilobitsOut: figure,
					framesIn: figure,
				}),
			),
		}),
	),
}) satisfies v.GenericSchema<unknown, SupportFacts>;
