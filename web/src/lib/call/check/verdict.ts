/** What was found out about a person's equipment, and what it means for a call: facts in, judgement out. */
import type { DeviceFault } from '../devices.ts';
import type { RelayKind } from './ways.ts';

export type DeviceFinding =
	| 'opening'
	| 'works'
	/** It is on, and nothing was heard yet. */
	| 'silent'
	| 'off'
	| DeviceFault;

export type DirectFinding =
	| 'checking'
	/** Also from outside this network. */
	| 'works'
	/** In this browser; there is no server that would show it from outside. */
	| 'inside_only'
	/** In this browser, but the network lets nothing out. */
	| 'shut_in'
	/** Not even in this browser. */
	| 'blocked';

export type RelayFinding = 'checking' | 'works' | 'unreachable' | 'refused';

export interface RelayMeasured {
	readonly kind: RelayKind;
	readonly url: string;
	readonly finding: RelayFinding;
	/** There and back, in ms, where it works. */
	readonly roundTripMs: number | null;
}

export interface Measurements {
	readonly mic: DeviceFinding;
	readonly camera: DeviceFinding;
	readonly direct: DirectFinding;
	readonly relays: readonly RelayMeasured[];
	/** Then only a relay counts. */
	readonly hidesAddress: boolean;
}

export const VERDICTS = ['well', 'limited', 'bad'] as const;
/** `limited`: a call comes about, but not everywhere, or without something. `bad`: probably none. */
export type Verdict = (typeof VERDICTS)[number];

/** What stands in the way of "all well", the worst first. */
export type Concern =
	/** Neither directly nor by a relay. */
	| 'no_way'
	/** The address is hidden, and no relay is reached. */
	| 'hidden_without_relay'
	| 'no_relay'
	| 'relay_unreachable'
	| 'silent'
	| 'mic'
	| 'camera';

export interface Judgement {
	/** Nothing: not known yet. */
	readonly verdict: Verdict | null;
	readonly concerns: readonly Concern[];
}

export type Mark = 'good' | 'careful' | 'bad' | 'busy';

export function judge(measured: Measurements): Judgement {
	const { mic, camera, direct, relays } = measured;
	const isBusy =
		mic === 'opening' ||
		camera === 'opening' ||
		direct === 'checking' ||
		relays.some(({ finding }) => finding === 'checking');
	if (isBusy) return { verdict: null, concerns: [] };
	const way = concernOfWay(measured);
	const concerns: Concern[] = way === null ? [] : [way];
	if (mic !== 'works') concerns.push(mic === 'silent' ? 'silent' : 'mic');
	if (camera !== 'works') concerns.push('camera');
	if (way === 'no_way' || way === 'hidden_without_relay') return { verdict: 'bad', concerns };
	return { verdict: concerns.length === 0 ? 'well' : 'limited', concerns };
}

/** A relay that works is enough for every network; a direct way is enough for most. */
function concernOfWay({ direct, relays, hidesAddress }: Measurements): Concern | null {
	if (relays.some(({ finding }) => finding === 'works')) return null;
	if (hidesAddress) return 'hidden_without_relay';
	if (direct === 'shut_in' || direct === 'blocked') return 'no_way';
	// The relay is known to be there, and is not reached: without proof of the contrary so is everybody.
	if (relays.length > 0) return direct === 'works' ? 'relay_unreachable' : 'no_way';
	return 'no_relay';
}

export function markOfDevice(finding: DeviceFinding): Mark {
	if (finding === 'opening') return 'busy';
	return finding === 'works' ? 'good' : 'careful';
}

export function markOfDirect(finding: DirectFinding, { relays }: Measurements): Mark {
	if (finding === 'checking') return 'busy';
	if (finding === 'works' || finding === 'inside_only') return 'good';
	return relays.some((relay) => relay.finding === 'works') ? 'careful' : 'bad';
}

export function markOfRelay(finding: RelayFinding, { relays }: Measurements): Mark {
	if (finding === 'checking') return 'busy';
	if (finding === 'works') return 'good';
	return relays.some((relay) => relay.finding === 'works') ? 'careful' : 'bad';
}
