/** Cameras, microphones, and what a browser says when it has none for us. */

export type Kind = 'mic' | 'camera';

/** Why there is no device, in the words of what one can do about it (I14). */
export type DeviceFault =
	/** The person, or a rule of this browser, said no. */
	| 'denied'
	| 'missing'
	/** Another program has it. */
	| 'busy'
	/** The page is not on a safe address, or this browser has no devices at all. */
	| 'unsupported';

const FAULTS: Readonly<Record<string, DeviceFault>> = {
	NotAllowedError: 'denied',
	SecurityError: 'denied',
	NotFoundError: 'missing',
	OverconstrainedError: 'missing',
	NotReadableError: 'busy',
	AbortError: 'busy',
};

export const faultOf = (error: unknown): DeviceFault =>
	error instanceof Error ? (FAULTS[error.name] ?? 'busy') : 'busy';

export type Opened =
	| { readonly ok: true; readonly track: MediaStreamTrack; readonly isOther: boolean }
	| { readonly ok: false; readonly fault: DeviceFault };

const CAMERA = { width: { ideal: 1_280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };

/** One device by itself: a camera that is missing must not cost the microphone. `isOther`: not the wanted one. */
export async function openDevice(kind: Kind, deviceId: string | null): Promise<Opened> {
	const { mediaDevices } = navigator;
	if (!mediaDevices?.getUserMedia) return { ok: false, fault: 'unsupported' };
	try {
		return { ok: true, track: await trackOf(kind, deviceId), isOther: false };
	} catch (error) {
		if (deviceId === null || !(error instanceof Error) || error.name !== 'OverconstrainedError')
			return { ok: false, fault: faultOf(error) };
	}
	// The one that was chosen is gone: any other is better than none.
	const other = await openDevice(kind, null);
	return other.ok ? { ...other, isOther: true } : other;
}

async function trackOf(kind: Kind, deviceId: string | null): Promise<MediaStreamTrack> {
	const wanted = deviceId === null ? {} : { deviceId: { exact: deviceId } };
	const stream = await navigator.mediaDevices.getUserMedia(
		kind === 'mic' ? { audio: { ...wanted } } : { video: { ...CAMERA, ...wanted } },
	);
	const [track] = stream.getTracks();
	if (!track) throw new Error('a stream that was granted has a track');
	return track;
}

export interface Device {
	readonly id: string;
	readonly label: string;
}

/** Labels are there once one was granted. */
export async function devicesOf(kind: Kind): Promise<readonly Device[]> {
	const all = (await navigator.mediaDevices?.enumerateDevices?.()) ?? [];
	const wanted = kind === 'mic' ? 'audioinput' : 'videoinput';
	return all
		.filter((device) => device.kind === wanted && device.deviceId !== '')
		.map(({ deviceId, label }) => ({ id: deviceId, label }));
}

export const canShareScreen = (): boolean =>
	typeof navigator.mediaDevices?.getDisplayMedia === 'function';
