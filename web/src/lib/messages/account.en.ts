/** What the page of one's own account says. */
export const account = {
	title: 'My account',
	unavailable: 'This cannot be saved right now. Please try again.',
	wrongPassword: 'This is not your present password.',
	slowDown: (seconds: number) =>
		`Too many attempts. Please try again in ${seconds === 1 ? 'a second' : `${seconds} seconds`}.`,
	save: 'Save',

	profile: 'Name and picture',
	profileHint: 'As others see you, at every event you take part in.',
	name: 'Name',
	nameFault: {
		empty: 'A name has at least one letter.',
		too_long: (most: number) => `A name has at most ${most} characters.`,
		unreadable: 'This name has signs that cannot be shown.',
	},
	nameSaved: 'Your new name is on all screens.',

	picture: {
		hint: 'Any photo of you. Its middle is used, as a square.',
		choose: 'Choose a picture',
		another: 'Choose another picture',
		remove: 'Remove',
		changed: 'Your picture is on all screens.',
		removed: 'Your picture is removed.',
		unreadable: 'This file cannot be read as a picture. Please choose a JPEG, PNG or WebP.',
		refused: 'This picture was not taken. Please choose another one.',
		slow_down: 'Those were many pictures. Please wait a minute.',
		unavailable: 'The picture cannot be saved right now. Please try again.',
	},

	password: {
		title: 'Password',
		hint: 'A new password signs you out everywhere else.',
		demo: 'Demo people have no password: anybody enters as them with one click.',
		present: 'Present password',
		chosen: 'New password',
		change: 'Change password',
		changed: 'Your password is changed, and all other devices are signed out.',
		incomplete: 'Please fill in both fields.',
		fault: {
			too_short: 'A password has at least 8 characters.',
			too_long: 'A password has at most 128 characters.',
			run: 'This password is only a run of characters.',
			common: 'This password is among the first to be guessed.',
			personal: 'This password is only your name or your e-mail address.',
		},
	},

	sessions: {
		title: 'Where you are signed in',
		hint: 'End what you do not recognise, and change your password then.',
		here: 'This device',
		device: (browser: string, system: string) => `${browser} on ${system}`,
		unknownBrowser: 'A browser',
		unknownSystem: 'an unknown device',
		lastUse: (when: string) => `Last used ${when}`,
		since: (when: string) => `Signed in ${when}`,
		end: 'End',
		endThis: (device: string) => `End the session of ${device}`,
		endOthers: 'End all others',
		ended: 'The session is ended.',
		othersEnded: 'All other sessions are ended.',
	},

	look: {
		title: 'Appearance and time',
		theme: 'Theme',
		themes: { system: 'As my device', light: 'Light', dark: 'Dark' },
		zone: 'Time zone',
		zoneHint: 'All times are shown in it, with the event’s own beside them.',
		zoneAuto: 'As my device',
	},

	notices: {
		title: 'Notices',
		hint: 'On this device. The bell and the title of the tab count everything in any case.',
		comesUp: 'What comes up on the screen',
		choices: { all: 'Everything', needed: 'What needs me', none: 'Nothing' },
		explained: {
			all: 'Whatever others do with your chats, and announcements.',
			needed: 'Requests, answers, times, and chats that begin, move or are cancelled.',
			none: 'What became of your own acts is still said.',
		},
		notKept: 'This browser keeps nothing: the choice is forgotten.',
	},

	data: {
		title: 'What is yours',
		download: 'Download what is mine',
		downloadHint:
			'Everything Visavis keeps about you, as one JSON file. Nothing of others is in it.',
		erase: 'Erase me…',
		eraseHint:
			'Ends your requests and chats, and removes your name, your picture and all you wrote. It cannot be undone.',
	},

	erase: {
		title: 'Erase me',
		what: [
			'Your open requests and confirmed chats are cancelled, and the others are told.',
			'Your profile, your picture and everything you wrote are removed.',
			'Those you had a chat with see “Deleted participant” in your place.',
			'You are signed out everywhere, and nobody can sign in as you again.',
		],
		never: 'This cannot be undone.',
		password: 'Your password',
		typed: (name: string) => `To be sure, type your name: ${name}`,
		submit: 'Erase me for good',
		keep: 'Keep my account',
		wrongName: 'This is not the name above.',
		onlyOrganizer:
			'You are the only organizer of an event. It would be left without anybody; please ask whoever runs this site.',
	},
};
