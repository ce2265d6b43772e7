/** The room of a chat: before, during and after. */
import type { BackgroundName } from '../call/background/backgrounds.ts';
import type { DeviceFault } from '../call/devices.ts';
import type { CallEnd } from '../call/call-events.ts';
import type { Quality } from '../call/link-frames.ts';
import { singleKeys } from './single-keys.en.ts';

const faults: Readonly<Record<'mic' | 'camera', Readonly<Record<DeviceFault, string>>>> = {
	mic: {
		denied:
			'This page may not use your microphone. Allow it in the address bar of your browser, then try again. You can join without it and write instead.',
		system:
			'Your system does not let this browser use a microphone. Allow it in the privacy settings of your system, then try again.',
		missing: 'No microphone was found. Plug one in, or join without it and write instead.',
		busy: 'Another program is using your microphone. Close it there, then try again.',
		unsupported: 'This browser does not let pages use a microphone here. You can join and write.',
	},
	camera: {
		denied:
			'This page may not use your camera. Allow it in the address bar of your browser, then try again. You can join without it.',
		system:
			'Your system does not let this browser use a camera. Allow it in the privacy settings of your system, then try again.',
		missing: 'No camera was found. Plug one in, or join without it.',
		busy: 'Another program is using your camera. Close it there, then try again.',
		unsupported: 'This browser does not let pages use a camera here. You can join without it.',
	},
};

const ends: Readonly<Record<CallEnd, string>> = {
	left: 'You have left the chat',
	window_over: 'The time of this chat is over',
	changed: 'This chat is not what it was',
	superseded: 'This chat is open in another window',
	signed_out: 'You are signed out',
	not_allowed: 'The connection was closed',
	not_private: 'The connection was not private',
};

const endTexts: Readonly<Record<CallEnd, string>> = {
	left: 'You can come back as long as the room is open.',
	window_over: 'The room is closed now. What you wrote stays on this device until you sign out.',
	changed: 'It was cancelled, moved, or somebody else has taken it over.',
	superseded: 'You went on in another window or on another device.',
	signed_out: 'Please sign in again to come back.',
	not_allowed: 'Something was sent that does not belong here. Please reload the page.',
	not_private:
		'Somebody could have listened in, so it was ended before your picture or your sound went over it. Try again, best in another network, and ask for help if it happens once more.',
};

const quality: Readonly<Record<Quality, string>> = {
	good: 'Good connection',
	fair: 'Fair connection',
	poor: 'Poor connection',
};

const backgrounds: Readonly<Record<BackgroundName, string>> = {
	none: 'None',
	semi: 'Semi-blur',
	blur: 'Blur',
	hills: 'Hills',
	window: 'Sunlit room',
	library: 'Library',
	sea: 'Sea',
	arcs: 'Two arcs',
	evening: 'City at dusk',
};

export const call = {
	title: (name: string) => `Chat with ${name}`,
	lobby: {
		asking: 'Opening the room…',
		unreachable: 'The server cannot be reached. It is tried again by itself.',
		notYet: 'The room is not open yet',
		opensAt: (time: string) => `It opens at ${time}. This page lets you in then.`,
		refused: 'There is no room for this chat now',
		join: 'Join',
		back: 'Back to the chat',
		preview: 'What the other side will see of you',
		cameraOff: 'Your camera is off',
		level: 'Level of your microphone',
		hint: 'Only the two of you can enter. Sound and picture go directly from browser to browser.',
		hintHidden:
			'Only the two of you can enter. Sound and picture go from browser to browser over a server of this site, which cannot look into them.',
		startsIn: (span: string) => `Starts in ${span}`,
		endsIn: (span: string) => `Runs, ${span} left`,
		over: 'The time is over',
	},
	faults,
	tryAgain: 'Try again',
	mic: { on: 'Mute microphone', off: 'Unmute microphone' },
	camera: { on: 'Turn camera off', off: 'Turn camera on' },
	screen: {
		start: 'Share your screen',
		stop: 'Stop sharing your screen',
		unsupported: 'This browser cannot share a screen.',
		failed: 'Your screen could not be shared.',
		yours: 'You are sharing your screen',
		theirs: (name: string) => `The screen of ${name}`,
	},
	asking: {
		mic: 'Your browser asks whether this page may use your microphone: look for its question.',
		camera: 'Your browser asks whether this page may use your camera: look for its question.',
	},
	talkingMuted: 'You are talking, and your microphone is muted.',
	flip: 'Switch to the other camera',
	speaker: {
		label: 'Speaker',
		play: 'Play a sound',
		playing: 'Three notes are playing…',
		played: 'Did you hear three notes? If not, choose another speaker or turn it up.',
		failed: 'This browser could not play a sound.',
	},
	keys: {
		...singleKeys,
		mic: 'Microphone on or off',
		camera: 'Camera on or off',
		screen: 'Share your screen, or stop',
		background: 'What is behind you',
		chat: 'Open or close the chat',
		help: 'This list',
	},
	background: {
		label: 'Background',
		choose: 'What is behind you',
		names: backgrounds,
		hint: 'With a background chosen, your room is never shown: not while it is prepared, and not if it fails.',
		cannot: 'This browser cannot put a background behind you.',
		preparing: 'Your background is being prepared. Nobody sees you until it is ready.',
		stalled: 'Your background has stopped. Nobody sees you until it goes on.',
		failed: 'Your background could not be shown, so nobody sees you.',
		unsupported: 'This browser cannot put a background behind you, so nobody sees you.',
		slow: 'Your device is hardly fast enough for a background: your picture is jerky.',
		tryAgain: 'Try again',
		keep: 'Keep it',
		takeAway: 'No background',
	},
	leave: 'Leave',
	settings: 'Camera and microphone',
	settingsMic: 'Microphone',
	settingsCamera: 'Camera',
	defaultDevice: 'As the browser chooses',
	address: {
		hide: 'Hide my IP address',
		hint: 'Sound and picture then go over a server of this site, and the other side sees only its address. It can take a little longer.',
		noRelay:
			'This site has no server to hide your address behind at present. You cannot be connected while this is on; writing works.',
	},
	stuck: {
		hidden:
			'No connection comes about. Your IP address is hidden, and the server that hides it may not be within reach from here. Writing works meanwhile.',
		open: 'No connection comes about. Your network, or that of the other side, may not let calls through. Writing works meanwhile.',
		show: 'Connect without hiding',
		check: 'Check your equipment',
	},
	otherMic: 'The chosen microphone is gone; another one is in use.',
	otherCamera: 'The chosen camera is gone; another one is in use.',
	bar: 'Call',
	you: 'You',
	stage: 'Picture',
	phases: {
		entering: 'Coming in…',
		waiting: (name: string) => `${name} is not here yet. You are connected as soon as they join.`,
		left: (name: string) => `${name} has left. You can wait, or leave as well.`,
		dialing: (name: string) => `Connecting to ${name}…`,
		unstable: 'The connection is unstable…',
		reconnecting: (name: string) => `Reconnecting to ${name}…`,
		talking: (name: string) => `You are connected with ${name}.`,
		offline: 'Your device has no network. You come back by yourself as soon as it has one.',
		cutOff: 'Your connection to the server is lost. It is tried again by itself.',
		signaling: 'The server is being reached again; your chat goes on.',
	},
	left: (span: string) => `${span} left`,
	overtime: (span: string) => `The time is over. The room closes in ${span}.`,
	remoteMuted: (name: string) => `${name} is muted`,
	quality,
	panel: {
		label: 'Beside the call',
		company: 'Company',
		people: 'People',
		chat: 'Chat',
		notes: 'Notes',
		unread: (number: number) => `${number} new`,
		close: 'Close',
		here: 'is here',
		notHere: 'not here yet',
		notKnown: 'cannot be seen without a connection',
		micOn: 'microphone on',
		micOff: 'microphone off',
		cameraOn: 'camera on',
		cameraOff: 'camera off',
		noCompany: 'There is nothing about the company yet.',
		empty: 'Nothing written yet. What you write here only the two of you can read.',
		write: 'Message',
		send: 'Send',
		undelivered: 'There is no connection. It goes out as soon as there is one.',
		later: (name: string) => `${name} reads it on coming in.`,
		full: 'This chat is full: no more fits into it.',
		note: {
			title: 'Notes of both of you',
			hint: (name: string) =>
				`${name} writes here too, and sees what you write. It stays on your two devices until you sign out, and on no server.`,
			placeholder: 'What you agree on, links, names…',
			changed: 'changed',
			copy: 'Copy',
			copied: 'The notes are copied.',
			notCopied: 'The browser did not let us copy. Select the text and copy it yourself.',
			download: 'Save as a file',
			file: (name: string) => `Notes, ${name}.txt`,
		},
		noFiles: 'Files cannot be sent in a chat.',
		said: (name: string, text: string) => `${name} writes: ${text}`,
	},
	time: {
		fiveMinutes: 'Less than five minutes left',
		oneMinute: 'Less than a minute left',
		over: 'The time is over',
		extend: 'Extend 5 minutes',
		youExtended: 'Extended by 5 minutes',
		theyExtended: (name: string) => `${name} extended by 5 minutes`,
		next: (name: string, span: string) => `Next: ${name}, in ${span}`,
		nextNow: (name: string) => `Next: ${name}, now`,
		joinNext: (name: string) => `Join ${name}`,
		nothingNext: 'No other chat is planned.',
		toSchedule: 'My Schedule',
	},
	ends,
	endTexts,
	rejoin: 'Come back',
	takeBack: 'Use it here',
	toChat: 'To the chat',
};
