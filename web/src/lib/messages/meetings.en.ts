/** One chat, and the windows in which it is asked for or called off. */
export const meeting = {
	waiting: 'Waiting for feedback',
	invited: 'Invited you',
	askedYou: 'Asks for a chat',
	yourTurn: 'Accepted',
	theirTurn: 'Choosing a time',
	noFreeSlot: 'No free slot right now',
	sending: 'Sending…',
	queued: 'Will be sent when you are back online',
	asking: 'Asking…',
	askingFor: (time: string) => `Asking for ${time}…`,
	waitingFor: (time: string) => `${time} will be tried when you are back. It is not reserved.`,
	accept: 'Accept',
	decline: 'Decline',
	undoDecline: 'Take decline back',
	cancelRequest: 'Cancel request',
	cancelChat: 'Cancel chat',
	reschedule: 'Reschedule',
	release: 'Let them choose another time',
	pickTime: 'Pick a time',
	join: 'Join',
	more: (name: string) => `More for the chat with ${name}`,
	message: 'Message',
	yourMessage: 'Your message',
	question: 'Question',
	answer: 'Answer',
	yourAnswer: 'Your answer',
	note: 'Note',
	showMore: 'Show more',
	showLess: 'Show less',
	expires: (when: string) => `Ends ${when} if nobody answers`,
	declinedByYou: 'You declined',
	declinedBy: (name: string) => `Declined by ${name}`,
	cancelledByYou: 'You cancelled',
	cancelledBy: (name: string) => `Cancelled by ${name}`,
	releasedByYou: 'You gave this time back',
	releasedBy: (name: string) => `${name} gave this time back`,
	missedNobody: 'Nobody joined',
	missedYou: 'You did not join',
	missedThem: (name: string) => `${name} did not join`,
	opensAt: (time: string) => `Opens at ${time}`,
	sentOn: (when: string) => `Sent ${when}`,
	about: 'About',
	joinedThem: (name: string) => `${name} is here`,
};

export const chatPage = {
	back: '1-1 Chats',
	with: (name: string) => `1-1 Chat with ${name}`,
	who: 'Who is here',
	you: 'you',
	here: 'is here',
	notHere: 'not here yet',
	bothHere: 'You are both here.',
	youAreHere: (name: string) =>
		`You have joined. ${name} is not here yet; you are told when that changes.`,
	theyAreHere: (name: string) => `${name} is here and waits for you.`,
	unknown: 'This chat does not exist',
	unknownText: 'It may have been withdrawn, or the address is wrong.',
	takenPlace: 'This chat took place.',
};

/** Beside chats: what the last check of this device came to. */
export const equipment = {
	check: 'Check my equipment',
	again: 'Check again',
	checked: (ago: string, found: string) => `Checked ${ago}: ${found}`,
	verdicts: {
		well: 'all well',
		limited: 'it works, with limits',
		bad: 'a call may not come about',
	},
};

export const requestDialog = {
	title: 'Request a 1-1 Chat',
	ideal: (name: string) => `${name} would like to meet`,
	idealHint: 'This informs you. Everybody may send a request.',
	background: 'Background',
	experience: 'Level of experience',
	languages: 'Languages',
	topics: 'Topics',
	message: 'Message',
	messageHint: 'A few words about you and what you would like to talk about.',
	question: (name: string) => `${name} asks · required`,
	send: 'Send request',
	quota: (left: number, limit: number) =>
		`This uses one of your ${left} remaining chats (of ${limit}).`,
	offline: 'You are offline. The request is sent when you are back.',
	questionChanged: 'The question has just changed. Your answer is still here; please check it.',
	about: 'About',
};

export const cancelDialog = {
	requestTitle: (name: string) => `Cancel your request to ${name}?`,
	requestText: 'It leaves their list at once, and you get the chat back.',
	requestTextRecruiter: 'It leaves their list at once.',
	schedulingTitle: (name: string) => `Cancel the request with ${name}?`,
	chatTitle: (name: string) => `Cancel the chat with ${name}?`,
	chatText: 'The time becomes free for others at once.',
	releaseTitle: (name: string) => `Let ${name} choose another time?`,
	releaseText:
		'The present time becomes free for others at once, and the chat goes back to In Scheduling.',
	note: 'Short note',
	noteHint: 'It is shown to the other person.',
	confirmRequest: 'Cancel request',
	confirmChat: 'Cancel chat',
	confirmRelease: 'Give time back',
};

export const decline = {
	title: (name: string) => `Decline ${name}?`,
	note: 'Short note',
	noteHint: 'It is shown with the decline. You can point to a colleague or to your booth.',
	confirm: 'Decline',
};

export const invite = {
	title: (name: string) => `Invite ${name}`,
	button: 'Invite',
	send: 'Send invitation',
	message: 'Message',
	messageHint: 'Say why you would like to talk. It is shown with the invitation.',
};
