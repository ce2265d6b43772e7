/** Cameras, microphones, and what a browser says when it has none for us. */

export type Kind = 'mic' | 'camera';

/** Why there is no device, in the words of what one can do about it (I14). */
export type DeviceFault =
	/** The person, or a rule of this browser, said no. */
	| 'denied'
	/** The person said yes, the machine says no. */
	| 'system'
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
	| { readonly ok: false; readonly fault: DeviceFault; readonly error: unknown };

const CAMERA = { width: { ideal: 1_280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };

/** One device by itself: a camera that is missing must not cost the microphone. `isOther`: not the wanted one. */
export async function openDevice(kind: Kind, deviceId: string | null): Promise<Opened> {
	const { mediaDevices } = navigator;
	if (!mediaDevices?.getUserMedia) return { ok: false, fault: 'unsupported', error: null };
	try {
		return { ok: true, track: await trackOf(kind, deviceId), isOther: false };
	} catch (error) {
		if (deviceId === null || !(error instanceof Error) || error.name !== 'OverconstrainedError')
			return { ok: false, fault: await precisely(kind, faultOf(error)), error };
	}
	// The one that was chosen is gone: any other is better than none.
	const other = await openDevice(kind, null);
	return other.ok ? { ...other, isOther: true } : other;
}

/** A browser that allows what is refused all the same says so when it is asked. */
async function precisely(kind: Kind, fault: DeviceFault): Promise<DeviceFault> {
	if (fault !== 'denied') return fault;
	return (await permissionOf(kind))?.state === 'granted' ? 'system' : 'denied';
}

async function permissionOf(kind: Kind): Promise<PermissionStatus | null> {
	try {
		return await navigator.permissions.query({ name: kind === 'mic' ? 'microphone' : 'camera' });
	} catch {
		// Not every browser answers that.
		return null;
	}
}

/** Calls when the person allows it after all. Returns how to stop. */
export function watchPermission(kind: Kind, onAllowed: () => void): () => void {
	const stopping = new AbortController();
	void permissionOf(kind).then((status) => {
		const { signal } = stopping;
		status?.addEventListener('change', () => status.state !== 'denied' && onAllowed(), { signal });
	});
	return () => stopping.abort();
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

/** To which side of a phone a camera looks: to oneself, or away. */
export type Facing = 'user' | 'environment';

export interface Device {
	readonly id: string;
	readonly label: string;
	/** Cameras only, where the browser knows. */
	readonly facing: Facing | null;
}

const LISTED = { mic: 'audioinput', camera: 'videoinput', speaker: 'audiooutput' } as const;

/** Labels are there once one was granted. */
export async function devicesOf(kind: Kind | 'speaker'): Promise<readonly Device[]> {
	const all = (await navigator.mediaDevices?.enumerateDevices?.()) ?? [];
	return all
		.filter((device) => device.kind === LISTED[kind] && device.deviceId !== '')
		.map((device) => ({ id: device.deviceId, label: device.label, facing: facingOf(device) }));
}

function facingOf(device: MediaDeviceInfo): Facing | null {
	if (device.kind !== 'videoinput') return null;
	// Firefox tells nothing of the kind, and does not even know the name of such a device.
	const [facing] = (device as Partial<InputDeviceInfo>).getCapabilities?.().facingMode ?? [];
	return facing === 'user' || facing === 'environment' ? facing : null;
}

export const canShareScreen = (): boolean =>
	typeof navigator.mediaDevices?.getDisplayMedia === 'function';
