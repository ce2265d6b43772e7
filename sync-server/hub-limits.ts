/**
 * What one person, one socket or one address may take of the server (GA2, GA3, GA7). All of it is
 * generous for people and far below what hurts; a test stands at each edge.
 */

/** So much at once, and so much again every second. */
export interface Rate {
	readonly burst: number;
	readonly perSecond: number;
}

export const HUB_LIMITS = {
	socketsTotal: 20_000,
	/** A whole fair may sit behind one address. */
	socketsPerAddress: 1_024,
	socketsPerAccount: 16,
	socketsPerSession: 8,
	/** Failed upgrades of one address; beyond it the refusals come later and later, up to `refusalMs`. */
	refusals: { burst: 20, perSecond: 1 } as Rate,
	refusalMs: 5_000,
	authenticateMs: 10_000,

	/** A browser keeps 24 open; some more may be on their way out. */
	documentsPerSocket: 32,
	/** Frames held while a document is being opened. */
	heldFrames: 64,
	heldBytes: 131_072,
	/** How long an opening, or a socket without any document, may last. */
	openingMs: 15_000,
	idleMs: 15_000,

	messages: { burst: 400, perSecond: 50 } as Rate,
	bytes: { burst: 1_048_576, perSecond: 65_536 } as Rate,
	/** Bytes of state sent because a client asked; a few of them fetch a lot. */
	served: { burst: 8_388_608, perSecond: 524_288 } as Rate,
	/** Questions for the state of one opening: an honest client asks once. */
	asks: { burst: 4, perSecond: 4 / 60 } as Rate,
	/** How far a client may get ahead of its budget before it is closed instead of slowed. */
	backPressureMs: 2_000,
	/** Milliseconds for which a client may be slowed; one that does not stop is closed too. */
	slowed: { burst: 10_000, perSecond: 100 } as Rate,
	/** Denied, invalid or forbidden things on one socket before it is closed. */
	offences: { burst: 10, perSecond: 0.1 } as Rate,
	/** Bytes a reader may be behind. */
	bufferedBytes: 1_048_576,
	stateVectorEntries: 512,

	pingMs: 20_000,
	/** Nothing came in for so long, not even the answer to a ping. */
	silentMs: 45_000,
	/** Sessions and rights are asked again while a socket lives; at most five minutes may pass. */
	renewMs: 240_000,
	/** For the other side to answer a close; then the connection is cut. */
	closeMs: 2_000,
	sweepMs: 1_000,

	/** A projection outlives its last reader so long, so that a short break costs no new lineage. */
	graceMs: 60_000,
	/** A reload of the page is no absence. */
	presenceLingerMs: 4_000,
	/** Longest wait of a change for others to share its frame with. */
	windowMs: 50,
	/** Wait at least so long while many readers still have an earlier frame in their buffer. */
	drainingMs: 25,
	/** How long a message that nobody waits for may wait for another to go with. */
	unhurriedMs: 750,
} as const;

export type HubLimits = {
	readonly [Name in keyof typeof HUB_LIMITS]: (typeof HUB_LIMITS)[Name] extends number
		? number
		: Rate;
};

/** What an outbox, and one update to it, may hold (GA4). */
export const OUTBOX_LIMITS = {
	/**
	 * Twice what one device allows itself (schema/limits.ts), because a person's devices do not know
	 * what the others hold while they are offline.
	 */
	items: 128,
	/** Of the live entries, as JSON; with its tombstones the whole must fit into one frame. */
	bytes: 49_152,
	structs: 1_024,
	/** Each page load of each device is a client; as many as a state vector may name. */
	clients: 512,
	/** Stretches of deleted items. */
	deletions: 2_048,
	depth: 8,
	/** Structs that the whole document may hold, most of them tombstones. */
	documentStructs: 8_192,
	/** Bytes that wait for something missing: at most, and for how long more than a few. */
	pendingBytes: 32_768,
	pendingBytesQuiet: 16_384,
	pendingMs: 10_000,
} as const;

/** What a team's note, and one update to it, may cost (TN3, TN4). Its characters are in schema/limits.ts. */
export const NOTE_LIMITS = {
	/** A note that was written anew while there was no connection, in three bytes a character, and more. */
	updateBytes: 32_768,
	structs: 1_024,
	/** A page writes under one id; Yjs may draw it another one. */
	clients: 4,
	/** Stretches of deleted items: an answer names all that there are. */
	deletions: 8_192,
	/** Beyond these the document is made anew of its text; its readers start again. */
	documentStructs: 4_096,
	documentClients: 256,
	/** Changes gather so long for one commit. */
	storeMs: 100,
	/** After a commit that failed: the first pause, doubled up to the last. */
	retryMs: { first: 100, last: 5_000 },
} as const;
