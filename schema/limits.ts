/** Every limit on what a person or a peer may send (V14), in one place and tested at its edge. */
export const LIMITS = {
	/** Characters of a message to the other side, and of an answer to a recruiter's question. */
	message: 2_000,
	answer: 2_000,
	/** Characters of a note that goes with a decline, a cancellation or a released slot. */
	note: 500,
	/** Characters of a recruiter's own question. */
	question: 300,
	/** Characters of one line in "who I would like to meet". */
	ideal: 300,
	name: 80,
	headline: 120,
	about: 2_000,
	/** One language or topic, and how many of them a profile holds. */
	tag: 40,
	tags: 12,
	/** Bytes of a picture, and pixels of each side: what a browser makes of any photo fits easily. */
	pictureBytes: 100_000,
	pictureSide: { least: 64, most: 512 },
	/** Characters of an announcement. */
	announcement: 1_000,
	/** Characters of a message in a support conversation, and how many of its newest lines are kept. */
	supportMessage: 1_000,
	supportLines: 100,
	/** Of the technical facts that go along: characters of a browser's name, entries of the lists. */
	browserName: 256,
	callPhases: 20,
	callErrors: 10,
	/** Characters of an opening's title, place, description and link. */
	vacancyTitle: 100,
	vacancyPlace: 80,
	vacancyDescription: 2_000,
	vacancyLink: 300,
	/** Characters of what a team writes down about a talent. */
	teamNote: 4_000,
	/** Characters of what one keeps about a chat for oneself. */
	memo: 2_000,
	/** Slots that a recruiter offers on one day. */
	slotsPerDay: 200,
	/** Intents waiting in one outbox, and the bytes they take there. */
	outboxIntents: 64,
	outboxBytes: 32_768,
	/** Bytes of one websocket frame. */
	frameBytes: 65_536,
	/** Notices kept on a desk; older ones stay in SQL. */
	notices: 50,
} as const;
