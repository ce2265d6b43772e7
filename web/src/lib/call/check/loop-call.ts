/** A call of a page with itself: whether a way works is found out by going it. */
import type { IceServer } from '#schema/call.ts';
import type { DirectFinding, RelayFinding } from './verdict.ts';

/** Browsers give up on a server that is silent after about ten seconds. */
const PATIENCE_MS = 12_000;
/** The first answer takes longer than those after it. */
const ECHOES = 3;
const CHANNEL = { negotiated: true, id: 0 };

interface Loop {
	/** Shortest time there and back in ms; nothing: it did not come about. */
	readonly roundTripMs: number | null;
	/** What the servers answered, or that they did not: codes of STUN and TURN, 701 for silence. */
	readonly errors: readonly { readonly url: string; readonly code: number }[];
}

export interface RelayTried {
	readonly finding: RelayFinding;
	readonly roundTripMs: number | null;
}

/** Everything over this one relay, in both directions. */
export async function tryRelay(
	servers: readonly IceServer[],
	signal: AbortSignal,
): Promise<RelayTried> {
	const iceServers = servers.map((server) => ({ ...server }));
	const loop = await call({ iceServers, iceTransportPolicy: 'relay' }, signal);
	if (loop.roundTripMs !== null) return { finding: 'works', roundTripMs: loop.roundTripMs };
	const isRefused = loop.errors.some(({ code }) => code >= 400 && code < 500);
	return { finding: isRefused ? 'refused' : 'unreachable', roundTripMs: null };
}

/** Without a relay; `stun` shows whether anything gets out of this network and back. */
export async function tryDirectly(
	stun: readonly IceServer[],
	signal: AbortSignal,
): Promise<DirectFinding> {
	const [loop, isSeen] = await Promise.all([
		call({}, signal),
		stun.length === 0 ? null : isSeenFromOutside(stun, signal),
	]);
	if (loop.roundTripMs === null) return 'blocked';
	if (isSeen === null) return 'inside_only';
	return isSeen ? 'works' : 'shut_in';
}

/**
 * By a connection that nobody answers: one that is made asks no server any more. An address that is the
 * same inside and outside is not told twice; then that nothing is missing in the end has to do.
 */
async function isSeenFromOutside(
	stun: readonly IceServer[],
	signal: AbortSignal,
): Promise<boolean> {
	const pc = new RTCPeerConnection({ iceServers: stun.map((server) => ({ ...server })) });
	const silent = new Set<string>();
	const seen = Promise.withResolvers<boolean>();
	pc.addEventListener('icecandidate', ({ candidate }) => {
		if (candidate?.type === 'srflx') seen.resolve(true);
	});
	pc.addEventListener('icecandidateerror', ({ url }) => silent.add(url));
	const tellsErrors = 'onicecandidateerror' in RTCPeerConnection.prototype;
	const answered = gatheringOf(pc).then(
		() => tellsErrors && stun.some(({ urls }) => urls.some((url) => !silent.has(url))),
	);
	try {
		pc.createDataChannel('echo', CHANNEL);
		await pc.setLocalDescription();
		return (await Promise.race([seen.promise, answered, endOf(patience(signal))])) ?? false;
	} finally {
		pc.close();
	}
}

const patience = (signal: AbortSignal): AbortSignal =>
	AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);

async function call(configuration: RTCConfiguration, signal: AbortSignal): Promise<Loop> {
	const near = new RTCPeerConnection(configuration);
	const far = new RTCPeerConnection(configuration);
	const errors: { url: string; code: number }[] = [];
	near.addEventListener('icecandidateerror', ({ url, errorCode }) =>
		errors.push({ url, code: errorCode }),
	);
	try {
		const echo = echoOf(near, far);
		const hopeless = hopelessnessOf(near);
		await connect(near, far);
		const roundTripMs = await Promise.race([echo, hopeless, endOf(patience(signal))]);
		return { roundTripMs, errors };
	} finally {
		near.close();
		far.close();
	}
}

async function connect(near: RTCPeerConnection, far: RTCPeerConnection): Promise<void> {
	for (const [from, to] of [
		[near, far],
		[far, near],
	] as const)
		from.addEventListener('icecandidate', ({ candidate }) => {
			// One that the other end cannot use is as good as none.
			void to.addIceCandidate(candidate ?? undefined).catch(() => {});
		});
	await near.setLocalDescription();
	await far.setRemoteDescription(descriptionOf(near));
	await far.setLocalDescription();
	await near.setRemoteDescription(descriptionOf(far));
}

function descriptionOf({ localDescription }: RTCPeerConnection): RTCSessionDescription {
	if (!localDescription) throw new Error('a description was set just before');
	return localDescription;
}

/** Says something, has it said back, and measures. */
function echoOf(near: RTCPeerConnection, far: RTCPeerConnection): Promise<number> {
	const { promise, resolve } = Promise.withResolvers<number>();
	const [mouth, wall] = [near, far].map((pc) => pc.createDataChannel('echo', CHANNEL));
	if (!mouth || !wall) throw new Error('two ends have two channels');
	wall.addEventListener('message', ({ data }) => wall.send(data as string));
	const times: number[] = [];
	let saidAt = 0;
	const say = () => {
		saidAt = performance.now();
		mouth.send('echo');
	};
	mouth.addEventListener('open', say);
	mouth.addEventListener('message', () => {
		times.push(performance.now() - saidAt);
		if (times.length < ECHOES) say();
		else resolve(Math.min(...times));
	});
	return promise;
}

function gatheringOf(pc: RTCPeerConnection): Promise<void> {
	const { promise, resolve } = Promise.withResolvers<void>();
	pc.addEventListener('icegatheringstatechange', () => {
		if (pc.iceGatheringState === 'complete') resolve();
	});
	return promise;
}

/** Nothing more will come of it: no address at all, or none that reaches. */
function hopelessnessOf(pc: RTCPeerConnection): Promise<null> {
	const { promise, resolve } = Promise.withResolvers<null>();
	let hasAddress = false;
	pc.addEventListener('icecandidate', ({ candidate }) => {
		if (candidate?.type) hasAddress = true;
	});
	void gatheringOf(pc).then(() => {
		if (!hasAddress) resolve(null);
	});
	pc.addEventListener('connectionstatechange', () => {
		if (pc.connectionState === 'failed') resolve(null);
	});
	return promise;
}

function endOf(signal: AbortSignal): Promise<null> {
	const { promise, resolve } = Promise.withResolvers<null>();
	if (signal.aborted) resolve(null);
	else signal.addEventListener('abort', () => resolve(null), { once: true });
	return promise;
}
